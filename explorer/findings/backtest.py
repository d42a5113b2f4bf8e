"""How good the model is: what it predicts from chips alone, against what was reported."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from explorer.findings.finding import Cell, Column, Finding, Table, derived, readings, value
from explorer.message import Message, Name, Num, Says, say
from explorer.model import Results
from explorer.model.backtest import GROUPS, Observation, observations

_GROUPS_OF = {
    "power": ("power_commercial", "power_public"),
    "cost": ("cost_commercial", "cost_public"),
    "compute": ("compute",),
}
_BAND_OF = {"power": "power_commercial", "cost": "cost_public", "compute": "compute"}
_OWN = {"power": "power_facility", "cost": "capex_total", "compute": "run_flop"}  # what the plan has of it
_PUBLIC = {"power_public", "cost_public"}
_SCALE = {"power": 1.0, "cost": 1e3, "compute": 1e24}  # USD m to bn
_EVEN = 0.03  # a median so close to one, as a logarithm, is neither too high nor too low
#: Statistics of a group, in the order of the table.
_STATISTICS = ("middle", "error", "error_90", "left_out_error", "left_out_90")
_NOT_LEFT_OUT = {"yes", "none"}  # a report that is tested, or no report


@dataclass(frozen=True, slots=True)
class Prediction:
    """A report [MW, USD bn or 10²⁴ FLOP], and what the model predicts over it."""

    name: Name
    reported: float
    ratio: Num
    public: bool

    @property
    def predicted(self) -> float:
        """What the model predicts, in the unit of the report."""
        return self.reported * self.ratio.value


@dataclass(frozen=True, slots=True)
class Backtest:
    """Predictions, and the factor by which nine in ten miss the report at most; not a number where there are too few."""

    predictions: tuple[Prediction, ...]
    most: float


@readings("power", "cost", "compute")
def backtest(results: Results, view: str) -> Finding:
    """Predicted against reported, and by how much the predictions miss."""
    predictions = tuple(
        Prediction(
            _name(results, seen),
            seen.reported / _SCALE[view],
            value(results, "backtest_ratio", i, write="number2"),
            seen.group in _PUBLIC,
        )
        for i, seen in enumerate(_seen(results))
        if seen.group in _GROUPS_OF[view]
    )
    most = value(results, "backtest_error_90", GROUPS.index(_BAND_OF[view])).value
    says = Says.of(_good(results, view), _plan(results, view))
    return Finding(says, partial(_table, results), Backtest(predictions, most))


def _seen(results: Results) -> tuple[Observation, ...]:
    return observations(results["clusters"], results["training_runs"])


def _name(results: Results, seen: Observation) -> Name:
    table = "training_runs" if seen.group == "compute" else "clusters"
    return Name(table, results[table].rows[seen.row]["id"], "short")


def _good(results: Results, view: str) -> Message:
    """How good the predictions are, and to which side they lean."""
    group = GROUPS.index(_BAND_OF[view])

    def off(r: Results) -> Any:
        middle = np.asarray(r["backtest_middle"])[..., group]
        return np.maximum(middle, 1 / middle)

    middle = value(results, "backtest_middle", group).value
    lean = "even" if abs(math.log(middle)) < _EVEN else "high" if middle > 1 else "low"
    return say(
        f"chart.backtest.sentence.{view}.{lean}",
        n=value(results, "backtest_count", group, write="exact"),
        half=derived(results, lambda r: np.round(np.asarray(r["backtest_error"])[..., group] - 1, 2), "share"),
        most=value(results, "backtest_error_90", group, write="number2"),
        off=derived(results, off, "ratio", write="number2"),
    )


def _plan(results: Results, view: str) -> Message:
    """What that error means for the plan."""
    own = value(results, _OWN[view])
    if not own.value > 0:
        return say("chart.backtest.sentence.nothing")
    low, high = _ends(results, view)
    return say(f"chart.backtest.sentence.{view}.plan", value=own, low=low, high=high)


def _ends(results: Results, view: str) -> tuple[Num, Num]:
    if view == "compute":
        return (
            derived(results, lambda r: r["run_flop"] / r["compute_error_90"], "FLOP"),
            derived(results, lambda r: r["run_flop"] * r["compute_error_90"], "FLOP"),
        )
    return value(results, f"{_OWN[view]}_low"), value(results, f"{_OWN[view]}_high")


def _table(results: Results) -> Table:
    names = ("what", "n", "middle", "half", "most", "left_half", "left_most")
    columns = [Column(say(f"chart.backtest.column.{c}")) for c in names]
    return Table(columns, [*_groups(results), *_predictions(results), *_left(results)])


def _or_few(results: Results, name: str, i: int) -> Num | Message:
    found = value(results, name, i, write="number")
    return found if math.isfinite(found.value) else say("chart.backtest.few")


def _groups(results: Results) -> list[list[Cell]]:
    return [
        [
            say(f"chart.backtest.group.{group}"),
            value(results, "backtest_count", i, write="exact"),
            *(_or_few(results, f"backtest_{name}", i) for name in _STATISTICS),
        ]
        for i, group in enumerate(GROUPS)
    ]


def _predictions(results: Results) -> list[list[Cell]]:
    return [
        [
            say("chart.backtest.row", name=_name(results, seen), group=say(f"chart.backtest.group.{seen.group}")),
            None,
            value(results, "backtest_ratio", i, write="number"),
            None,
            None,
            _or_few(results, "backtest_left_out", i),
            None,
        ]
        for i, seen in enumerate(_seen(results))
    ]


def _left(results: Results) -> list[list[Cell]]:
    """Reports that are not tested, and why."""
    return [
        [
            say(
                f"chart.backtest.left.{part}",
                name=Name("clusters", row["id"]),
                why=say(f"chart.backtest.why.{row[f'{part}_test']}"),
            ),
            *[None] * 6,
        ]
        for row in results["clusters"]
        for part in ("power", "cost")
        if row[f"{part}_test"] not in _NOT_LEFT_OUT
    ]
