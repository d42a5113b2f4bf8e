"""What the answers stand on: how many of the numbers behind each are law, published or assumed."""

from __future__ import annotations

from collections import Counter

from explorer.charts import bars
from explorer.charts.chart import Chart, Table
from explorer.charts.style import OK, SOFT, bound, faint
from explorer.explain import GRADES, OWN, leaves
from explorer.model import Results
from explorer.speech import Text

#: One answer a question of the explorer, in the order of its pages.
ANSWERS = (
    "public_share",
    "expected_pool_loss",
    "gpt4_days",
    "capex_total",
    "project_irr",
    "public_hours",
    "frontier_lag",
)
_UNSURE = "assumption"
# Grades that are shown as one, as the marks of the page do: what they are called, colour, and whether striped.
_KINDS = (
    ("sure", ("law", "official"), OK, False),
    ("told", ("press", "analyst", "derived"), faint(OK, 0.4), False),
    ("assumed", (_UNSURE,), "@private", True),
    ("own", (OWN,), SOFT, False),
)


def footing(results: Results, text: Text) -> Chart:
    """Numbers behind each answer, by how sure they are."""
    behind = {name: leaves(results.explain(name)) for name in ANSWERS}
    every = {key: grade for found in behind.values() for key, grade in found.items()}
    top = bound([len(found) for found in behind.values()], least=1.0)
    rows = [_row(name, Counter(found.values()), top, text) for name, found in behind.items()]
    counts = Counter(every.values())
    words = {key: str(sum(counts[grade] for grade in grades)) for key, grades, _, _ in _KINDS}
    key = "own" if counts[OWN] else "given"
    sentence = text(f"chart.footing.sentence.{key}", n=len(every), answers=len(ANSWERS), **words)
    grades = [*GRADES, OWN]
    head = [text("chart.footing.column"), *(text(f"grade.{grade}") for grade in grades)]
    cells = [
        [_name(name, text), *(text.exact(Counter(found.values())[grade]) for grade in grades)]
        for name, found in behind.items()
    ]
    return Chart(bars.figure(rows, top, right=14), sentence, Table(head, cells))


def _name(name: str, text: Text) -> str:
    return text(f"chart.footing.answer.{name}")


def _row(name: str, counts: Counter[str], top: float, text: Text) -> bars.Bar:
    pieces, said = [], []
    for key, grades, color, striped in _KINDS:
        n = sum(counts[grade] for grade in grades)
        if n or key != "own":
            said.append(text(f"chart.footing.kind.{key}", n=n))
        pieces.append(bars.Piece(n, faint(color, 0.25) if striped else color, said[-1], hatch=color if striped else ""))
    return bars.Bar(_name(name, text), tuple(pieces), detail=" · ".join(said), thick=16, gap=13)
