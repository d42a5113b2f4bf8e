"""What the model says that a page must show, computed here and not read from the page."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import parse_qsl

import numpy as np
import pytest

from explorer.desk.shown import shown
from explorer.model import solve
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario, inputs
from explorer.speech import Text
from tests.browser.tab import Tab
from tests.speaking import Chart, spoken

LIVE = [page.id for page in PAGES.values() if page.live]
# What every page does alike is tried on the plainest, the one with most charts and the slowest.
SOME = ["funding_mix", "gigafactory", "sensitivity"]
# A slider of each live page that moves its sentence, its figures and most of its charts.
SLIDER = {
    "funding_mix": "next_budget",
    "gigafactory": "chips_large",
    "claims": "claim_sites",
    "sensitivity": "chips_large",
    "access": "public_load",
    "economics": "gpu_hour_price",
    "layered_fund": "failed_large",
    "challenge": "industry_equity",
    "compare": "chips_large",
}


def options_of_address(query: str) -> dict[str, str]:
    """Which reading of each chart an address asks for."""
    return {name.removeprefix("view."): value for name, value in parse_qsl(query) if name.startswith("view.")}


def plain(markup: str) -> str:
    """HTML as words."""
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def screen_of(page: str, query: str) -> dict[str, Any]:
    """What a page must show for an address, in the form of :meth:`Tab.screen`."""
    scenario = Scenario.from_query(query)
    message, _ = shown(PAGES[page], scenario, solve(scenario), Text("en"), options=options_of_address(query))
    return {
        "headline": plain(message["headline"]),
        "figures": {name: {**figure, "note": plain(figure["note"])} for name, figure in message["figures"].items()},
        "sentences": {name: chart["sentence"] for name, chart in message["charts"].items()},
        "preset": scenario.preset,
        "values": {name: state["value"] for name, state in message["controls"].items()},
        "texts": {name: state["text"] for name, state in message["controls"].items()},
    }


def assert_shows(tab: Tab, page: str, query: str | None = None) -> None:
    """The screen shows what the model says of a scenario: without `query`, of the one in the address."""
    seen = tab.screen()
    wanted = screen_of(page, tab.query if query is None else query)
    for part in ("headline", "figures", "sentences", "preset"):
        assert seen[part] == wanted[part], part
    for name, control in seen["controls"].items():
        value = wanted["values"][name]
        if "text" not in control:
            assert control["value"] == value, name
            continue
        assert control["text"] == control["said"] == wanted["texts"][name]
        # The handle stands on the nearest of its steps; a preset's value may lie between two.
        assert control["value"] == pytest.approx(value, abs=(inputs()[name].step or 0) / 2 + 1e-9), name


def chart(page: str, name: str, query: str) -> Chart:
    """A chart as the model draws it for an address."""
    drawn = PAGES[page].chart_functions[name]
    return spoken(drawn, solve(Scenario.from_query(query)), Text("en"), options_of_address(query).get(name))


def assert_same_numbers(figure: dict[str, Any], drawn: list[Any], name: str) -> None:
    """Every number of a figure's traces reached plotly as it was."""
    count = 0

    def walk(node: Any, seen: Any, path: str) -> None:
        nonlocal count
        if isinstance(node, dict):
            for key, value in node.items():
                if key != "geojson":
                    walk(value, seen[key], f"{path}.{key}")
        elif isinstance(node, list | tuple | np.ndarray):
            for at, (item, other) in enumerate(zip(node, seen, strict=True)):
                walk(item, other, f"{path}[{at}]")
        elif isinstance(node, int | float | np.number) and not isinstance(node, bool):
            count += 1
            assert seen == (float(node) if np.isfinite(node) else None), path

    walk(figure["data"], drawn, name)
    assert count or not figure["data"], f"{name} has no numbers"
