"""The guided tour of each page: what each of its steps points at. What is said of it are texts, by the number of the step."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_HEADLINE = '[data-slot="headline"]'
_FIGURES = ".figures"
_TOOLS = ".tools"
_TRIES = ".try"


def _group(name: str) -> str:
    return f'[data-group="{name}"]'


def _control(name: str) -> str:
    return f'[data-field="{name}"]'


def _mark(name: str) -> str:
    return f"{_control(name)} .mark"


def _chart(name: str) -> str:
    return f"#chart-{name}"


def _section(name: str) -> str:
    return f"#{name}"


_STEPS = {
    "funding_mix": (_HEADLINE, _FIGURES, _group("union"), _chart("flow"), _chart("law"), _TOOLS),
    "layered_fund": (
        _HEADLINE,
        _group("event"),
        _chart("loss_stepper"),
        _group("layers"),
        _chart("layer_risk"),
        _chart("first_loss_goal"),
    ),
    "gigafactory": (
        _HEADLINE,
        _control("chip_unit"),
        _chart("budget"),
        _chart("capex_parts"),
        _chart("training"),
        _mark("chip"),
    ),
    "economics": (
        _HEADLINE,
        _group("market"),
        _chart("cash_flow"),
        _chart("hour_price"),
        _chart("layer_returns"),
        _TRIES,
    ),
    "access": (
        _HEADLINE,
        _chart("access_shares"),
        _group("queue"),
        _chart("waiting"),
        _chart("own_request"),
        _chart("companies"),
    ),
    "claims": (_HEADLINE, _group("claim"), _chart("own_claim"), _section("said"), _chart("attribution")),
    "compare": (_HEADLINE, _group("opening"), _chart("frontier"), _chart("clusters"), _chart("backtest")),
    "sensitivity": (_HEADLINE, _group("study"), _chart("tornado"), _chart("spread"), _chart("evidence")),
    "challenge": (
        _HEADLINE,
        _chart("challenge_way"),
        _control("chip_unit"),
        _group("challenge_private"),
        _chart("challenge_next"),
        _section("best"),
    ),
}
STEPS: Mapping[str, tuple[str, ...]] = MappingProxyType(_STEPS)
"""For each page the CSS selectors of what its steps point at, in order."""
