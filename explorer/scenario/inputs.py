"""The inputs of a scenario and its presets, as ``data/inputs.csv`` and ``data/presets.csv`` define them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from numbers import Integral, Real
from types import MappingProxyType
from typing import Any, TypeAlias

from explorer import facts

Value: TypeAlias = float | int | str

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_FROM_TABLE = "table:"
_LONGEST = 40  # characters of a bad value that an error repeats


REASONS: Mapping[str, str] = {
    "number": "is not a number",
    "finite": "is not a finite number",
    "whole": "is not a whole number",
    "outside": "is out of range",
    "choice": "is not one of {listed}",
    "preset": "is not a preset; there are {listed}",
    "input": "is not an input",
    "gone": "is no longer an input",
    "twice": "is given twice",
    "many": "has more than {n} parameters",
    "version": "is not a version of these inputs; this is version {n}",
    "of_preset": "is not an input (preset {preset})",
}
"""What can be wrong with a value. Pages say it in their own language, see :mod:`explorer.desk.refusals`."""

_NOTHING: Mapping[str, object] = MappingProxyType({})


class ScenarioError(ValueError):
    """A value that a scenario cannot hold.

    Attributes
    ----------
    field : str
        Name of the input, or what else it was taken for.
    value : object
        The value that was refused.
    kind : str
        What is wrong with it, by its name in :data:`REASONS`.
    more : Mapping
        The values that stand in the reason.
    reason : str
        The same for whoever programs, as the end of a sentence.
    low, high : float or None
        Allowed range of a number.
    unit : str
        Its unit.
    """

    def __init__(self, field: Input | str, value: object, kind: str, more: Mapping[str, object] = _NOTHING) -> None:
        entry = field if isinstance(field, Input) else None
        self.field = entry.name if entry else str(field)
        self.value, self.kind, self.more = value, kind, more
        self.reason = REASONS[kind].format(**more)
        self.low, self.high = (entry.low, entry.high) if entry else (None, None)
        self.unit = entry.unit if entry else ""
        super().__init__(field, value, kind, more)

    def __str__(self) -> str:
        shown = repr(self.value)
        if len(shown) > _LONGEST:
            shown = shown[:_LONGEST] + "..."
        allowed = ""
        if self.low is not None and self.high is not None:
            allowed = f"; allowed: {self.low:g} to {self.high:g} {self.unit}".rstrip()
        return f"{self.field}: {shown} {self.reason}{allowed}"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing that a reader can choose.

    Attributes
    ----------
    name, kind
        Its name, and whether it is a ``number``, an ``integer`` or a ``choice``.
    default, default_figure
        Value where a preset says nothing, and the figure that it was taken from, if any.
    unit, low, high, step
        Unit and allowed range; the step is the slider's, any value in the range is valid.
    group
        Heading that it stands under.
    grade, note
        How sure the default is, and why it is what it is.
    choices
        Allowed values of a choice.
    table
        Table whose rows are the choices, if they are rows.
    """

    name: str
    kind: str
    default: Value
    default_figure: str
    unit: str
    low: float | None
    high: float | None
    step: float | None
    group: str
    grade: str
    choices: tuple[str, ...]
    note: str
    table: str = ""

    def check(self, value: object) -> Value:
        """The value as a scenario holds it.

        Raises
        ------
        ScenarioError
            If it is of the wrong kind, not finite, not whole or out of range.
        """
        if self.kind == "choice":
            if not isinstance(value, str) or value not in self.choices:
                raise ScenarioError(self, value, "choice", {"listed": ", ".join(self.choices)})
            return str(value)
        number = self._number(value)
        if not self._low <= number <= self._high:
            raise ScenarioError(self, value, "outside")
        return number

    def nearest(self, text: str) -> tuple[Value | None, ScenarioError | None]:
        """The allowed value closest to a text and what is wrong with the text; None where none is close."""
        try:
            return self.check(self.read(text)), None
        except ScenarioError as error:
            if self.kind == "choice" or not _NUMBER.fullmatch(text) or not math.isfinite(float(text)):
                return None, error
            number = min(max(float(text), self._low), self._high)
            return (round(number) if self.kind == "integer" else number), error

    def read(self, text: str) -> Value:
        """The value that a text in a query or a table stands for; not checked against the range.

        Raises
        ------
        ScenarioError
            If a number is due and the text is none.
        """
        if self.kind == "choice":
            return text
        if not _NUMBER.fullmatch(text):
            raise ScenarioError(self, text, "number")
        return self._number(float(text))

    def write(self, value: Value) -> str:
        """The shortest text that reads back as the value."""
        return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)

    @property
    def _low(self) -> float:
        return -math.inf if self.low is None else self.low

    @property
    def _high(self) -> float:
        return math.inf if self.high is None else self.high

    def _number(self, value: object) -> float | int:
        if isinstance(value, bool) or not isinstance(value, Real):
            raise ScenarioError(self, value, "number")
        if self.kind == "integer" and isinstance(value, Integral):
            return int(value)
        try:
            number = float(value) + 0.0  # there is one zero: -0.0 would be written differently and equal to 0.0
        except OverflowError:
            raise ScenarioError(self, value, "outside") from None
        if not math.isfinite(number):
            raise ScenarioError(self, value, "finite")
        if self.kind == "number":
            return number
        if not number.is_integer():
            raise ScenarioError(self, value, "whole")
        return int(number)


@dataclass(frozen=True, slots=True)
class PresetValue:
    """What a preset says of one input: its value, how sure that is, the figure it was taken from, and why."""

    value: Value
    grade: str
    figure: str
    note: str


@dataclass(frozen=True, slots=True)
class Preset:
    """A named starting point: a value for every input. `plain` holds the values alone."""

    id: str
    values: Mapping[str, PresetValue]
    plain: Mapping[str, Value]


@cache
def inputs() -> Mapping[str, Input]:
    """Every input, in the order of the table."""
    return MappingProxyType({row["name"]: _input(row) for row in facts.table("inputs")})


@cache
def presets() -> Mapping[str, Preset]:
    """Every preset, in the order of the table. An input that a preset does not list has its default.

    Raises
    ------
    ScenarioError
        If a preset names no input, or gives one a value that it cannot have.
    """
    listed: dict[str, dict[str, PresetValue]] = {}
    for row in facts.table("presets"):
        entry = inputs().get(row["field"])
        if entry is None:
            raise ScenarioError(row["field"], row["value"], "of_preset", {"preset": row["preset"]})
        value = entry.check(entry.read(row["value"]))
        listed.setdefault(row["preset"], {})[entry.name] = PresetValue(value, row["grade"], row["figure"], row["note"])
    return MappingProxyType({id: _preset(id, values) for id, values in listed.items()})


def _preset(id: str, listed: Mapping[str, PresetValue]) -> Preset:
    values = {
        entry.name: listed.get(entry.name) or PresetValue(entry.default, entry.grade, entry.default_figure, entry.note)
        for entry in inputs().values()
    }
    plain = {name: given.value for name, given in values.items()}
    return Preset(id, MappingProxyType(values), MappingProxyType(plain))


def _input(row: Mapping[str, Any]) -> Input:
    table = row["choices"].removeprefix(_FROM_TABLE) if row["choices"].startswith(_FROM_TABLE) else ""
    choices = _choices_of(table) if table else tuple(row["choices"].split())
    found = Input(
        name=row["name"],
        kind=row["kind"],
        default="",
        default_figure=row["default_figure"],
        unit=row["unit"],
        low=row["low"],
        high=row["high"],
        step=row["step"],
        group=row["group"],
        grade=row["grade"],
        choices=choices,
        note=row["note"],
        table=table,
    )
    return replace(found, default=found.check(found.read(row["default"])))


def _choices_of(table: str) -> tuple[str, ...]:
    # a table may hold rows that are there for comparison only, such as chips that are not sold
    rows = facts.table(table).rows
    return tuple(row["id"] for row in rows if row.get("selectable", "yes") == "yes")
