"""What a reader types into a control, read with goodwill: "17%", "€4.1 bn", "100,000", "4,1"."""

from __future__ import annotations

import re

from explorer.scenario import Input, ScenarioError

_NUMBER = re.compile(r"[-+\u2212]?\d[\d\s.,\u00a0']*(?:[eE][-+]?\d+)?")
_SCALES = {"million": 1e6, "billion": 1e9, "k": 1e3}
_SCALES_OF_BILLIONS = {"m": 1e-3, "b": 1.0}  # "m", "mn", "million"; "b", "bn", "billion"


def _to_float(text: str) -> float:
    text = re.sub(r"[\s\u00a0']", "", text).replace("\N{MINUS SIGN}", "-")
    if "," in text and "." in text:
        text = text.replace(",", "")
    elif re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+", text):
        text = text.replace(",", "")  # 100,000 is a hundred thousand
    else:
        text = text.replace(",", ".")  # 4,1 is four point one
    return float(text)


def parse(entry: Input, typed: object) -> float | int | str:
    """The value that a reader means by what was typed or dragged.

    Parameters
    ----------
    entry
        The input that it was typed into.
    typed
        A number from a slider, or text from the field beside it.

    Raises
    ------
    ScenarioError
        If there is no number in it; the message names field, range and unit.
    """
    if entry.kind == "choice":
        return str(typed)
    if isinstance(typed, bool) or not isinstance(typed, int | float | str):
        raise ScenarioError(entry, typed, "is not a number")
    if isinstance(typed, str):
        found = _NUMBER.search(typed)
        if found is None:
            raise ScenarioError(entry, typed, "is not a number")
        try:
            value = _to_float(found.group())
        except ValueError:
            raise ScenarioError(entry, typed, "is not a number") from None
        rest = typed[found.end() :].strip().lower()
        scales = _SCALES_OF_BILLIONS if entry.unit == "EUR bn" else _SCALES
        value *= next((scale for word, scale in scales.items() if rest.startswith(word)), 1.0)
        if entry.unit == "share":
            value /= 100  # a share is always typed as a percentage, with or without the sign
    else:
        try:
            value = float(typed)
        except OverflowError:
            raise ScenarioError(entry, typed, "is out of range") from None
    value = float(f"{value:.10g}")  # 0.7, not 0.7000000000000001
    if entry.kind == "integer" and value.is_integer():
        return int(value)
    return value
