"""The page as a widget: in Voila it joins the page that the server has sent, in JupyterLab it shows the page itself."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Thread
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from explorer.desk.answers import Answerer
from explorer.engine.protocol import Reply
from explorer.engine.view import chart_of
from explorer.ensemble.sobol import warm
from explorer.hosts.jupyter.remix import compose
from explorer.html.assets import version
from explorer.model import Results
from explorer.pages.contents import PAGES, PageSpec
from explorer.scenario import Scenario
from explorer.scenario.address import Address
from explorer.speech import DEFAULT_LANGUAGE, Text, choice
from explorer.speech.tables import head

if TYPE_CHECKING:
    import pandas as pd

# The script itself is a file of the server, loaded once for all pages. This is only the way to it, so that no widget carries
# megabytes through the websocket.
_LOADER = """
const base = () => {
  const config = document.getElementById("jupyter-config-data");
  return config ? JSON.parse(config.textContent).baseUrl ?? "/" : "/";
};
export default {
  async render({ model, el }) {
    const home = new URL(`${base()}investai/static/${model.get("assets")}/js/main.js`, location.href).href;
    const page = await import(home).catch(() => null);
    if (page) return page.render({ model, el });
    el.textContent = model.get("elsewhere");
  },
};
"""


class Page(anywidget.AnyWidget):  # type: ignore[misc]
    """A page of the explorer, live.

    Parameters
    ----------
    page
        Name of a page, such as ``"funding_mix"``, or what it is made of; None for one of your own.
    scenario
        Where to start: a :class:`Scenario`, the name of a preset, or a link to a page of the explorer, with all that it shows.
    title, controls, figures, charts
        For a page of your own: its title; names of inputs, of quantities, and of charts. A chart may also be your own function
        ``(results, text) -> Chart`` or ``(results) -> plotly figure``.
    language
        Code of the language; left out, that of the link, else English.

    Examples
    --------
    >>> page = Page("gigafactory", "announced_2025")
    >>> page.scenario = page.scenario.replace(chip="h100")
    >>> round(page["chips_total"])
    400000
    """

    _esm = _LOADER
    page = traitlets.Unicode().tag(sync=True)
    assets = traitlets.Unicode().tag(sync=True)
    elsewhere = traitlets.Unicode(help="What to say where the page's files are not served.").tag(sync=True)
    query = traitlets.Unicode("", help="The scenario on screen, as in an address.")

    def __init__(
        self,
        page: str | PageSpec | None = None,
        scenario: Scenario | str | None = None,
        *,
        title: str = "",
        controls: list[str] | None = None,
        figures: list[str] | None = None,
        charts: list[Any] | None = None,
        language: str = "",
    ) -> None:
        spec: PageSpec
        if page is None:
            spec = compose(title, controls or [], figures or [], charts or [])
        elif isinstance(page, PageSpec):
            spec = page
        elif page in PAGES:
            spec = PAGES[page]
        else:
            raise ValueError(f"no page {page!r}; there are: {', '.join(PAGES)}")
        opened = _opened(scenario)
        self._answerer = Answerer(spec, Text(language or choice.named(opened.language) or DEFAULT_LANGUAGE))
        elsewhere = self._answerer.text("page.elsewhere", command="python -m explorer")
        super().__init__(page=spec.id, assets=version(), elsewhere=elsewhere, query=opened.search())
        self.on_msg(self._on_message)
        if spec.heavy:
            Thread(target=warm, daemon=True).start()

    @property
    def scenario(self) -> Scenario:
        """The scenario on screen; assign another to show it."""
        return Scenario.nearest(self.query)[0]

    @scenario.setter
    def scenario(self, scenario: Scenario) -> None:
        self.query = scenario.to_query()
        self.send({"go": self.query})

    @property
    def results(self) -> Results:
        """All quantities of the scenario on screen."""
        return self._answerer.solve(self.scenario)

    def __getitem__(self, name: str) -> Any:
        return self.results[name]

    def table(self, chart: str) -> pd.DataFrame:
        """The table behind a chart, as a DataFrame.

        Parameters
        ----------
        chart
            Name of a chart of this page.
        """
        import pandas as pd

        text, shown = self._answerer.text, chart_of(self._answerer.page, chart, self.results).table
        rows = [[text.say(cell) for cell in row] for row in shown.rows]
        return pd.DataFrame(rows, columns=[head(column, text) for column in shown.columns])

    def _answer(self, message: Mapping[str, Any]) -> Reply:
        return self._answerer.speaking(message.get("lang"))(message)

    def _on_message(self, _: object, content: Mapping[str, Any], __: list[memoryview]) -> None:
        message = dict(content)
        identity = message.pop("id", None)
        if message.get("ask") == "page" or "query" not in message:
            message["query"] = self.query
        try:
            reply, buffer = self._answer(message)
        except Exception as error:  # the reader sees it, and the last good state stays
            reply, buffer = {"problems": [{"field": "", "message": f"{type(error).__name__}: {error}"}]}, b""
        if message.get("ask") == "view" and "query" in reply:
            self.query = reply["query"]
        self.send({"id": identity, "reply": reply}, [buffer])


def _opened(scenario: Scenario | str | None) -> Address:
    """What to start from. A link is kept as it is: it may be old, and have something to compare with."""
    if isinstance(scenario, str) and ("?" in scenario or "=" in scenario):
        return Address.read(scenario)
    return Address(query=(Scenario(scenario) if isinstance(scenario, str) else scenario or Scenario()).to_query())
