"""A page, or one of its charts, as one HTML file that needs no server and no internet: plotly.js, fonts and numbers inside."""

from __future__ import annotations

import base64
import json
import math
import re
from functools import cache
from typing import Any

import numpy as np

from explorer.export.extract import Extract
from explorer.export.ledgers import Row, source_rows
from explorer.html import markup as html
from explorer.message import Listed, Num, say
from explorer.paths import STATIC
from explorer.speech import Text

_EXPORT = "export{export_default as default};"  # the end of plotly.js as a module
_FACE = re.compile(r'url\("(vendor/[\w.-]+\.woff2)"\)')
_SCRIPTS = ("dom.js", "drawing.js", "offline.js")  # what draws on the page, and what calls it here


def offline(extract: Extract) -> bytes:
    """The file: sentence, charts, tables and sources; it follows the theme of the reader's system."""
    text = extract.text
    figures = {piece.name: {"figure": piece.figure, "narrow": piece.narrow} for piece in extract.pieces}
    flat = json.dumps(_plain(figures), ensure_ascii=False, separators=(",", ":"))
    cards = [
        {
            "name": piece.name,
            "title": piece.title,
            "sentence": piece.sentence,
            "credit": piece.below_picture,
            "table": html.table(piece.table, text),
            "height": piece.figure["layout"]["height"],
            "narrow_height": (piece.narrow or piece.figure)["layout"]["height"],
        }
        for piece in extract.pieces
    ]
    return html.render(
        "offline.html",
        text,
        extract=extract,
        cards=cards,
        sources=[_source(row, text) for row in source_rows(extract)],
        style=_style(),
        plotly=_plotly(),
        script=_script(),
        licences=(STATIC / "vendor" / "plotly-licences.txt").read_text(encoding="utf-8").replace("--", "- -"),
        figures=_inside(flat),
        map=_inside((STATIC / "europe.json").read_text(encoding="utf-8")) if '"@europe"' in flat else "null",
    ).encode()


def _source(row: Row, text: Text) -> str:
    """A source as HTML: what it measures, where it comes from and how sure it is."""
    _, measures, value, _, _, unit, _, publisher, title, published, url, grade, _ = row
    what = str(measures).rstrip(".")  # its full stop, if it has one: the line has its own
    told = what if value is None else say("download.valued", measures=what, value=Num(float(value), str(unit)))
    cited = Listed((html.source(str(title), str(url or "")), *filter(None, (publisher, published))), "comma")
    line = say("download.line_graded", what=told, source=cited, grade=grade) if grade else None
    return text.say(line or say("download.line", what=told, source=cited), html.HTML)


def _plain(node: Any) -> Any:
    """A figure as JSON holds it."""
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [_plain(value) for value in node]
    if isinstance(node, np.ndarray | np.generic):
        return _plain(node.tolist())
    return None if isinstance(node, float) and not math.isfinite(node) else node


def _inside(text: str) -> str:
    """JSON that can stand inside a script element."""
    return text.replace("</", "<\\/")


@cache
def _style() -> str:
    def face(found: re.Match[str]) -> str:
        font = base64.b64encode((STATIC / found[1]).read_bytes()).decode()
        return f'url("data:font/woff2;base64,{font}")'

    return _FACE.sub(face, (STATIC / "explorer.css").read_text(encoding="utf-8"))


@cache
def _plotly() -> str:
    module = (STATIC / "vendor" / "plotly.min.js").read_text(encoding="utf-8").rstrip()
    assert module.endswith(_EXPORT), "plotly.min.js was built in another form: see tools/assets"
    return f"{module.removesuffix(_EXPORT)}globalThis.Plotly=export_default;".replace("</script", "<\\/script")


@cache
def _script() -> str:
    whole = "\n".join((STATIC / "js" / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    return re.sub(r"^import .*\n|^export (?=async|function|class|const)", "", whole, flags=re.MULTILINE)
