"""What a reader types into a control, read with goodwill, in any language: "17 %", "€4.1 bn", "100.000", "12,5 Mrd", "1 234,50", ".5"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import product

from explorer.scenario import Input, ScenarioError
from explorer.speech.cldr import format_of
from explorer.speech.scales import bare, scales

_BLANK = r"\s\u00a0\u202f\u2009'’"  # between groups of digits, never before decimals
_NUMBER = re.compile(
    rf"(?P<sign>[-+\N{{MINUS SIGN}}]\s*)?(?P<digits>\d(?:[{_BLANK}]?[\d.,])*|[.,]\d+)"
    r"(?:[eE](?P<exponent>[-+\N{MINUS SIGN}]?\d+)|\s*[×x*·]\s*10(?:\^?(?P<power>[-+\N{MINUS SIGN}]?\d+)|(?P<raised>[⁻⁰¹²³⁴-⁹]+)))?"
)
_GROUPS = r"\d{1,3}(?:[%s]\d{3})+"
_SPACED = re.compile(_GROUPS % _BLANK + r"(?=[.,]|$)")
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_GOES_ON = re.compile(
    r"\s*[-+/:^*×x.,'’\N{EN DASH}\N{MINUS SIGN}]*\s*\d"
)  # a second number: a span, a fraction, a date
_LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_MONEY = {"EUR bn": 1e9, "EUR m": 1e6}
_MOST = 200  # characters that are read


@dataclass(frozen=True, slots=True)
class Typed:
    """What was understood.

    Attributes
    ----------
    value
        The value that the input takes.
    other
        Another value in the input's range that the same text could mean; None where there is none. The page says which it took.
    """

    value: float | int | str
    other: float | int | None = None


def parse(entry: Input, typed: object, language: str) -> Typed:
    """The value that a reader means by what was typed or dragged.

    Parameters
    ----------
    entry
        The input that it was typed into.
    typed
        A number from a slider, or text from the field beside it.
    language
        That of the page: "1.234" is more than a thousand in German, and little more than one in English.

    Raises
    ------
    ScenarioError
        If there is no number in it; the message names field, range and unit.
    """
    if entry.kind == "choice":
        return Typed(str(typed))
    if isinstance(typed, bool) or not isinstance(typed, int | float | str):
        raise ScenarioError(entry, typed, "number")
    if not isinstance(typed, str):
        try:
            return Typed(_whole(entry, float(typed)))
        except OverflowError:
            raise ScenarioError(entry, typed, "outside") from None
    meant = list(dict.fromkeys(_whole(entry, value) for value in _meanings(entry, bare(typed)[:_MOST], language)))
    if not meant:
        raise ScenarioError(entry, typed, "number")
    fitting = [value for value in meant if _fits(entry, value)]
    return Typed(*fitting[:2]) if fitting else Typed(meant[0])


def _meanings(entry: Input, text: str, language: str) -> list[float]:
    """Every value that a text can mean, the likeliest first."""
    month = _MONTH.fullmatch(text.strip()) if entry.unit == "year" and entry.kind == "number" else None
    if month and 1 <= int(month[2]) <= 12:
        return [int(month[1]) + math.ceil((int(month[2]) - 1) / 12 * 1e6) / 1e6]  # never just before the month
    found = _NUMBER.search(text)
    if found is None or _GOES_ON.match(text, found.end()):
        return []
    power = found["exponent"] or found["power"] or (found["raised"] or "").translate(_LOWERED)
    numbers = _numbers(found["digits"], language, whole=entry.kind == "integer" and not power, scientific=bool(power))
    sizes = [1.0] if entry.unit == "share" else scales(text[found.end() :], language, entry.unit)
    if whole_money := _MONEY.get(entry.unit.removesuffix("/year")):
        sizes = [size / whole_money if size != 1 else 1.0 for size in sizes]
    if entry.unit == "share":
        sizes = [0.01]  # a share is always typed as a percentage, with or without the sign
    sign = -1.0 if (found["sign"] or "+").strip() != "+" else 1.0
    try:
        raised = 10.0 ** int(power.replace("\N{MINUS SIGN}", "-")) if power else 1.0
    except (OverflowError, ValueError):
        return []
    return [sign * number * raised * size for size, number in product(sizes, numbers)]


def _numbers(digits: str, language: str, *, whole: bool, scientific: bool) -> list[float]:
    """Every number that digits with separators can be, the likeliest first.

    The last separator is the decimal one unless the groups say otherwise; between three digits and one to three before them both can be.
    In a whole number they can only be groups.
    """
    spaced = _SPACED.match(digits)
    if spaced:
        digits = re.sub(f"[{_BLANK}]", "", spaced[0]) + digits[spaced.end() :]
    elif re.search(f"[{_BLANK}]", digits):
        return []
    digits = digits.rstrip(".,")
    signs = re.findall("[.,]", digits)
    if not signs:
        return [float(digits)]
    last = signs[-1]
    grouped = re.fullmatch(_GROUPS % re.escape(signs[0]) + (r"(?:\D\d+)?" if signs[0] != last else ""), digits)
    decimal = re.sub("[.,](?=.*[.,])", "", digits).replace(",", ".")
    if len(set(signs)) == 2:
        return [float(decimal)] if grouped and signs.count(last) == 1 else []
    if len(signs) > 1:
        return [float(re.sub("[.,]", "", digits))] if grouped and not spaced else []
    if not grouped or digits.startswith("0") or spaced or scientific:
        return [float(decimal)]
    thousands = float(digits.replace(last, ""))
    if whole:
        return [thousands]
    return [thousands, float(decimal)] if format_of(language).group == last else [float(decimal), thousands]


def _fits(entry: Input, value: float | int) -> bool:
    low, high = entry.low, entry.high
    whole = entry.kind != "integer" or float(value).is_integer()
    return whole and (low is None or low <= value) and (high is None or value <= high)


def _whole(entry: Input, value: float) -> float | int:
    value = float(f"{value:.10g}")  # 0.7, not 0.7000000000000001
    return int(value) if entry.kind == "integer" and value.is_integer() else value
