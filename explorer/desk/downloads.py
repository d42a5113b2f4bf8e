"""What a reader can take along: the drawer that offers it, and the file that was asked for, as bytes in the buffer of the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from explorer.engine.protocol import DownloadAnswer, DownloadsAnswer, PythonAnswer
from explorer.export.extract import Extract, Piece, piece
from explorer.findings.sentences import headline
from explorer.html import markup as html
from explorer.message import Says
from explorer.model import Results
from explorer.pages.contents import ALL, PAGES, PageSpec
from explorer.scenario import Scenario
from explorer.scenario.address import Address, readings_of, spelled
from explorer.speech import Text, choice

CHART_KINDS = ("png", "svg", "csv", "xlsx", "pptx", "html")
PAGE_KINDS = ("zip", "xlsx", "pptx", "html", "ipynb")
DRAWN = ("png", "svg")  # made in the reader's browser, which has plotly.js and the fonts
_INSTALL = "pip install -e ."
_LONGEST_HOME = 300  # characters of an address that a file repeats

Asked = Mapping[str, Any]
Shown = tuple[PageSpec, Scenario, Results, Text]


def menu(message: Asked, shown: Shown) -> DownloadsAnswer | None:
    """The drawer of a chart or of the page: each kind of file with a line about it; for a picture also the words to draw in."""
    page, _, _, text = shown
    name = _chart(message, page)
    if name is None:
        return None
    extract = _extract(message, shown, [name] if name else [])
    one = extract.pieces[0] if name else None
    offered = [_offer(kind, extract, one) for kind in (CHART_KINDS if one else PAGE_KINDS)]
    drawer = html.render(
        "download.html", text, title=one.title if one else extract.title, offered=offered, one=bool(one)
    )
    reply: DownloadsAnswer = {"html": drawer, "names": {offer["kind"]: offer["file"] for offer in offered}}
    if one:
        source = text.say(Says.of(one.below_picture, extract.scenario_line, extract.edition))
        reply["words"] = {"title": one.title, "sentence": one.sentence, "source": source}
    return reply


def _offer(kind: str, extract: Extract, one: Piece | None) -> dict[str, str]:
    text = extract.text
    key = next(
        key
        for key in ([] if one else [f"download.page_kind.{kind}"]) + [f"download.kind.{kind}"]
        if text.has(f"{key}.name")
    )
    return {
        "kind": kind,
        "name": text(f"{key}.name"),
        "about": text(f"{key}.about"),
        "file": extract.file_name(kind, one),
    }


def file(message: Asked, shown: Shown) -> tuple[DownloadAnswer, bytes] | None:
    """A file and its name; None for a kind or a chart that there is none of."""
    page = shown[0]
    name, kind = _chart(message, page), message.get("kind")
    if name is None or kind in DRAWN or kind not in (CHART_KINDS if name else PAGE_KINDS):
        return None
    names = [name] if name else list(page.chart_functions)
    if kind == "ipynb":
        names = [name for name in names if name not in page.own][:1]  # the one whose table it shows
    extract = _extract(message, shown, names)
    return {"name": extract.file_name(str(kind), extract.pieces[0] if name else None)}, _WRITERS[str(kind)](
        extract, page
    )


def python(message: Asked, shown: Shown) -> PythonAnswer:
    """The drawer with the scenario as Python."""
    from explorer.export.snippet import snippet

    extract = _extract(message, shown, [])
    lines = snippet(extract)
    file_name = extract.file_name("ipynb")
    drawer = html.render(
        "python.html",
        extract.text,
        lines=lines,
        install=_INSTALL,
        run=f"jupyter lab {file_name}",
        number=f'page["{next(iter(extract.figures), "")}"]',
    )
    return {"html": drawer, "code": lines, "names": {"ipynb": file_name}}


def _chart(message: Asked, page: PageSpec) -> str | None:
    """Name of the chart that was asked for, nothing for the whole page; None if it is not on it."""
    name = message.get("chart") or ""
    return name if name == "" or (isinstance(name, str) and name in page.chart_functions) else None


def _extract(message: Asked, shown: Shown, names: list[str]) -> Extract:
    page, scenario, results, text = shown
    given = message.get("options")
    options = given if isinstance(given, Mapping) else {}
    pieces = [piece(name, page.chart_functions[name], results, scenario, text, options.get(name)) for name in names]
    return Extract(
        page.id,
        text.get(f"page.{page.id}.title", page.title) or text("site.name"),
        text.say(headline(page.id, results)),
        scenario,
        results,
        text,
        _home(message, page, options, text),
        page.figures,
        tuple(pieces),
    )


def _home(message: Asked, page: PageSpec, options: Mapping[str, Any], text: Text) -> Address:
    """The address of the page as it is on screen; without a base if what was sent is none."""
    versus = message.get("vs")
    return Address(
        _base(message.get("home")),
        page.id,
        readings=readings_of({name: chart.options for name, chart in page.chart_functions.items()}, options),
        versus=spelled(versus) if isinstance(versus, str) else None,
        language=choice.said(text.language),
    )


def _base(given: object) -> str:
    """Where the explorer stands on the reader's server, from the address of a page of it."""
    if not isinstance(given, str) or len(given) > _LONGEST_HOME or not given.isprintable():
        return ""
    try:
        parts = urlsplit(given)
    except ValueError:
        return ""
    folder = parts.path.rpartition("/")[0]
    return f"{parts.scheme}://{parts.netloc}{folder}/" if parts.scheme in {"http", "https"} and parts.netloc else ""


def opened(page: PageSpec) -> str:
    """What makes the page in a notebook, before its scenario: its name, or the parts of a page of one's own."""
    if page.id in PAGES:
        return f'"{page.id}"'
    charts = [name for name in page.chart_functions if name in ALL]
    return f"title={page.title!r}, controls={list(page.fields)}, figures={list(page.figures)}, charts={charts}"


# Each writer is imported when its kind is asked for: a page's kernel stays small.


def _csv(extract: Extract, page: PageSpec) -> bytes:
    from explorer.export.sheet import sheet

    return sheet(extract, extract.pieces[0])


def _xlsx(extract: Extract, page: PageSpec) -> bytes:
    from explorer.export.workbook import workbook

    return workbook(extract)


def _pptx(extract: Extract, page: PageSpec) -> bytes:
    from explorer.export.deck import deck

    return deck(extract)


def _html(extract: Extract, page: PageSpec) -> bytes:
    from explorer.export.offline import offline

    return offline(extract)


def _ipynb(extract: Extract, page: PageSpec) -> bytes:
    from explorer.export.snippet import notebook

    return notebook(extract, opened(page))


def _zip(extract: Extract, page: PageSpec) -> bytes:
    from explorer.export.bundle import bundle

    return bundle(extract, html=_html(extract, page), notebook=_ipynb(extract, page))


_WRITERS: dict[str, Callable[[Extract, PageSpec], bytes]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "pptx": _pptx,
    "html": _html,
    "ipynb": _ipynb,
    "zip": _zip,
}
