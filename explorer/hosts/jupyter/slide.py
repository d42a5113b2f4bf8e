"""A slide as a widget: in JupyterLab each shows itself, in the talk that the server has sent one answers for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from explorer.desk.answers import Answerer
from explorer.engine.protocol import Reply
from explorer.hosts.jupyter.remix import own_chart
from explorer.hosts.jupyter.widget import Page
from explorer.pages.deck import CHART, SlideSpec, deck
from explorer.scenario import Scenario
from explorer.speech import DEFAULT_LANGUAGE


class Slide(Page):
    """One slide of a talk: a sentence, a live chart, and perhaps one thing to move.

    All slides of a notebook show the same scenario: a move on one of them moves them all.

    Parameters
    ----------
    chart
        Name of a chart, or a function of your own, as for :class:`Page`.
    move
        Name of an input that can be moved on the slide.
    sentence
        ``"chart"`` or ``"page"``: the sentence that the chart, or its page, makes of the scenario. Or what you say instead.
    title
        What stands above it; the question of the chart's page if left out.
    option
        Reading of the chart, such as ``"per_head"``.

    Examples
    --------
    >>> slide = Slide("budget", move="target")
    >>> slide.scenario = slide.scenario.replace(target=20)
    >>> slide["budget_gap"] > 0
    True
    """

    _shown: ClassVar[dict[str, Slide]] = {}
    _whole: ClassVar[tuple[tuple[SlideSpec, ...], Answerer] | None] = None

    def __init__(
        self,
        chart: str | Callable[..., Any],
        *,
        move: str = "",
        sentence: str = CHART,
        title: str = "",
        option: str = "",
        language: str = DEFAULT_LANGUAGE,
    ) -> None:
        name = chart if isinstance(chart, str) else chart.__name__
        self._own = {} if isinstance(chart, str) else {name: own_chart(chart)}
        self._slide = SlideSpec(name, move=move, sentence=sentence, title=title, option=option)
        others = [slide for slide in Slide._shown.values() if slide._slide.chart != name]
        super().__init__(deck([self._slide], self._own), others[0].scenario if others else None, language=language)
        Slide._shown[name] = self

    def _answer(self, message: Mapping[str, Any]) -> Reply:
        """The talk on the server's page asks one slide for all of them; a slide in JupyterLab for itself."""
        talk = bool(message.get("talk"))
        reply, buffer = (self._talk() if talk else self._answerer).speaking(message.get("lang"))(message)
        if message.get("ask") == "view" and not talk and "query" in reply:
            for slide in Slide._shown.values():
                if slide is not self and slide.query != reply["query"]:
                    slide.scenario = Scenario.from_query(reply["query"])
        return reply, buffer

    def _talk(self) -> Answerer:
        """The answerer of all slides together."""
        slides = tuple(slide._slide for slide in Slide._shown.values())
        if Slide._whole is None or Slide._whole[0] != slides:
            own = {name: chart for slide in Slide._shown.values() for name, chart in slide._own.items()}
            Slide._whole = slides, Answerer(deck(slides, own), self._answerer.text)
        return Slide._whole[1]
