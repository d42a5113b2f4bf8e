"""A whole page as HTML: what the server sends first, and what a notebook shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from explorer.about import __date__, __version__
from explorer.engine.baseline import Baseline
from explorer.engine.protocol import ViewAnswer
from explorer.engine.wire import BEFORE
from explorer.html import challenge, slides, verdicts
from explorer.html import markup as html
from explorer.pages.contents import PAGES, PageSpec
from explorer.pages.deck import TALK
from explorer.pages.embed import FRAME_PARAMETERS, Embed
from explorer.pages.tries import tries_of
from explorer.scenario import Input, Scenario, inputs, presets
from explorer.scenario.address import INDEX, Address, readings_of, rules
from explorer.scenario.changes import history
from explorer.speech import Text
from explorer.speech.controls import control_state, unit_name
from explorer.speech.feet import foot
from explorer.speech.names import choice_name, label_of

_SEGMENTS = 4  # a choice of up to this many stands open, a longer one folds into a list
_MORE = {
    "challenge": challenge.content,
    "claims": verdicts.content,
    TALK: slides.content,
}  # pages that show more than controls and charts, in a template of their own
_TOOLS = (
    "undo",
    "redo",
    "reset",
    "compare",
    "scenarios",
    "link",
    "embed",
    "download",
    "python",
    "cite",
    "tour",
)  # of a page, in the order of its bar
_CARD_TOOLS: tuple[str, ...] = (
    "embed",
    "download",
    "cite",
)  # of a chart, at its foot
_FRAME_TOOLS = ("undo", "redo", "reset")  # of a page or a chart in a frame: all else opens the page itself
_BROWSER_TEXTS = ("browser.",)  # keys that the script in the page needs


def _choices(entry: Input, text: Text) -> list[dict[str, str]]:
    named = [{"id": choice, "name": choice_name(entry, choice, text)} for choice in entry.choices]
    return sorted(named, key=lambda choice: choice["name"]) if len(named) > _SEGMENTS else named


def _control(entry: Input, scenario: Scenario, text: Text) -> dict[str, Any]:
    choices = _choices(entry, text) if entry.kind == "choice" else []
    return {
        "name": entry.name,
        "kind": entry.kind,
        "label": text(f"input.{entry.name}.label"),
        "help": text.get(f"input.{entry.name}.help"),
        "unit": unit_name(entry.unit, text),
        "low": entry.low,
        "high": entry.high,
        "step": entry.step,
        "choices": choices,
        "segmented": len(choices) <= _SEGMENTS,
        "state": control_state(entry, scenario, text),
    }


def _card(page: PageSpec, place: str, first: ViewAnswer, text: Text) -> dict[str, Any]:
    name = place.rstrip("*")
    now, before = first["charts"][name], first["charts"].get(name + BEFORE)
    key = f"chart.{name}"
    height = now["figure"]["layout"]["height"]
    narrow = now["narrow"]
    return {
        "name": name,
        "wide": place.endswith("*"),
        "title": text.get(f"{key}.title", name.replace("_", " ")),
        "foot": text.say(foot(name, text)),
        "options": [
            {"id": option, "name": text(f"{key}.option.{option}")} for option in page.chart_functions[name].options
        ],
        "option": now["option"],
        "says": now["says"],
        "before": before["says"] if before else "",
        "table": now["table"],
        "credit": first["credits"][name],
        "height": height,
        "roomy": now["roomy"],
        "narrow_height": narrow["layout"]["height"] if narrow else height,
    }


def _presets(scenario: Scenario, text: Text, here: Address) -> list[dict[str, Any]]:
    return [
        {
            "id": preset,
            "query": (query := Scenario(preset).to_query()),
            "href": here.showing(query).write(),
            "name": text(f"preset.{preset}.name"),
            "about": text(f"preset.{preset}.about"),
            "on": preset == scenario.preset,
        }
        for preset in presets()
    ]


def _tries(page: PageSpec, text: Text, here: Address) -> list[dict[str, str]]:
    return [
        {"text": text.say(found.says), "query": found.query, "href": here.showing(found.query).write()}
        for found in tries_of(page.id)
    ]


def navigation(text: Text, here: Address) -> list[dict[str, Any]]:
    """Links to all pages but the first; those with controls carry the scenario along."""
    return [
        {
            "id": page.id,
            "name": text.get(f"page.{page.id}.nav") or text(f"page.{page.id}.title"),
            "href": (here.to(page.id) if page.live else here.bare(page.id)).write(),
            "keeps": page.live,
        }
        for page in PAGES.values()
        if page.id != INDEX
    ]


def common(page: PageSpec, text: Text, here: Address, embed: Embed | None = None) -> dict[str, Any]:
    """What every page's frame needs: navigation, links, version, and the texts and rules of its script."""
    return {
        "page": page,
        "embed": embed,
        "full": replace(here, more={}).write(),
        "title": text.get(f"page.{page.id}.title", page.title),
        "uid": page.id,
        "nav": navigation(text, here),
        "links": {
            **{name: here.bare(name).write() for name in (INDEX, "method", "sources", "sensitivity")},
            TALK: here.to(TALK).write(),
        },
        "addresses": {**rules(), "frame": FRAME_PARAMETERS, "lang": here.language},
        "version": __version__,
        "edition": history().edition,
        "date": __date__,
        "texts": {
            key.removeprefix(prefix): text.pattern(key) for prefix in _BROWSER_TEXTS for key in text.keys_under(prefix)
        },
    }


def _readings(page: PageSpec, first: Mapping[str, Any]) -> dict[str, str]:
    """The readings on screen that an address must name."""
    charts = page.chart_functions
    return readings_of(
        {name: charts[name].options for name in charts}, {name: first["charts"][name]["option"] for name in charts}
    )


def live_page(
    page: PageSpec,
    scenario: Scenario,
    text: Text,
    first: ViewAnswer,
    buffer: bytes,
    *,
    base: str = "",
    here: Address | None = None,
    messages: Sequence[str] = (),
    baseline: Baseline | None = None,
    since: str = "",
    embed: Embed | None = None,
) -> str:
    """HTML of a page with controls, showing a scenario.

    Parameters
    ----------
    page, scenario, text
        What is shown, and in which language.
    first, buffer
        The message of the page, see :func:`explorer.desk.shown.shown`, with all tables.
    base
        Address of the explorer on this server, with a slash at its end.
    here
        The address that was opened, which the links of the page go on from.
    messages
        What the reader must know first, such as a value of the address that was out of range.
    baseline
        What the scenario is compared with.
    since
        HTML that says what changed since an old link was made.
    embed
        What of the page stands in a frame of another site, if it does.
    """
    cards = [_card(page, place, first, text) for place in page.charts]
    for each in first["charts"].values():
        each["table"] = None  # it stands in the page already
    only_chart = embed is not None and bool(embed.chart)
    more = None if only_chart else _MORE.get(page.id)
    here = replace(here or Address(), base=base, page=page.id, readings=_readings(page, first), anchor="")
    here = replace(
        here.showing(scenario), versus=baseline.query if baseline else None, more=embed.parameters if embed else {}
    )
    same = replace(here, base="", page="")
    return html.render(
        "frame.html" if only_chart else f"{page.id if more else 'page'}.html",
        text,
        **(more(text, here) if more else {}),
        **common(page, text, here, embed),
        first=first,
        embedded=html.embedded(first, buffer),
        tools=_FRAME_TOOLS if embed else _TOOLS,
        card_tools=() if embed else _CARD_TOOLS,
        presets=_presets(scenario, text, same),
        about=text(f"preset.{scenario.preset}.about"),
        starting_point=text(f"preset.{scenario.preset}.name"),
        messages=[*messages, *(text.say(message) for message in (embed.messages if embed else ()))],
        since=since,
        groups=[
            {
                "id": group.id,
                "name": text(f"group.{group.id}"),
                "folded": group.folded,
                "controls": [_control(inputs()[field], scenario, text) for field in group.fields],
            }
            for group in page.groups
        ],
        cards=cards,
        labels={name: text.get(f"figure.{name}") or label_of(name, text) for name in page.figures},
        tries=_tries(page, text, same),
    )
