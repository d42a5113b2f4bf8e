"""How an address is written and read: names and values, in full or in short.

In full, a query names each input: ``p=announced_2025&pue=1.2&v=1``. That form is kept for ever. In short, codes of ``data/codes.csv`` stand
for the names, in one parameter: ``s=a25~pu:1.2``. It can still be read by eye, and says the same. What has no code stands with its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from urllib.parse import parse_qsl, quote

from explorer import facts
from explorer.scenario.inputs import ScenarioError, Value, inputs

PRESET_KEY, VERSION_KEY, SHORT_KEY = "p", "v", "s"
VIEW_PREFIX = "view."
TALK_PARAMETERS = frozenset(
    {
        *(
            "slide",
            "notes",
            "print-pdf",
            "receiver",
            "progress",
            "history",
            "transition",
            "autoSlide",
            "backgroundTransition",
        ),
        *("scrollActivationWidth", "postMessageEvents"),
    }
)
"""Parameters of a talk; all but the first are those of reveal.js, which adds them in its print and speaker views."""
PAGE_PARAMETERS = TALK_PARAMETERS | {
    *(
        "page",
        "data",
        "then",
        "vs",
        "lang",
        "embed",
        "theme",
        "controls",
        "tour",
        "q",
        "verdict",
        "grade",
        "topic",
        "old",
        "only",
        "sort",
    )
}
"""Parameters of an address that are the page's own, beside those of each chart's view: no input may be called so."""

_MOST_PARAMETERS = 200  # a query that is longer was not written by the explorer
_NEXT, _IS = "~", ":"


@cache
def _codes(kind: str) -> dict[str, str]:
    return {row["name"]: row["code"] for row in facts.table("codes") if row["kind"] == kind}


@cache
def _names(kind: str) -> dict[str, str]:
    return {code: name for name, code in _codes(kind).items()}


def shorten(preset: str, changes: Mapping[str, Value]) -> str:
    """A preset and what differs from it in short: ``a25~pu:1.2``."""
    parts = [_codes("preset").get(preset, preset)]
    parts += [f"{_codes('input').get(name, name)}{_IS}{_digits(name, value)}" for name, value in changes.items()]
    return _NEXT.join(parts)


def expand(short: str) -> list[tuple[str, str]]:
    """What a short text stands for, as name and value of each parameter; a code that there is none of is kept as a name."""
    preset, *parts = short.split(_NEXT)
    pairs = [part.partition(_IS) for part in parts if part]
    listed = [(_names("input").get(code, code), value) for code, _, value in pairs]
    return [*([(PRESET_KEY, _names("preset").get(preset, preset))] if preset else []), *listed]


def _digits(name: str, value: Value) -> str:
    """A value as short as it reads back: 100000 as 1e5."""
    written = inputs()[name].write(value)
    if isinstance(value, str):
        return quote(written, safe="")
    stem = written.rstrip("0")
    zeros = len(written) - len(stem)
    if zeros > 2 and stem and "." not in written and "e" not in written:
        written = f"{stem}e{zeros}"
    return written.replace("e+", "e")


def pairs(query: str, errors: list[ScenarioError]) -> dict[str, str]:
    """Name and text of each parameter that is a scenario's; the first of a name counts."""
    try:
        listed = parse_qsl(query.removeprefix("?"), keep_blank_values=True, max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        errors.append(ScenarioError("query", query, "many", {"n": _MOST_PARAMETERS}))
        return {}
    short = next((text for name, text in listed if name == SHORT_KEY), "")
    spelled = expand(short)
    if len(spelled) > _MOST_PARAMETERS:
        errors.append(ScenarioError(SHORT_KEY, short, "many", {"n": _MOST_PARAMETERS}))
        spelled = []
    found: dict[str, str] = {}
    for name, text in [*spelled, *listed]:
        if name == SHORT_KEY or name in PAGE_PARAMETERS or name.startswith(VIEW_PREFIX):
            continue
        if name in found:
            errors.append(ScenarioError(name, text, "twice"))
        else:
            found[name] = text
    return found
