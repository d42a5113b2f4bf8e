"""InvestAI Explorer: Europe's plan for AI gigafactories, computed, sourced and live.

>>> from explorer import Scenario, solve
>>> plan = solve(Scenario("called_2026"))
>>> float(plan["multiplier_effect"])
6.0

`Scenario` is what a reader can choose, `solve` is all that follows from it, `Page` shows it in a notebook,
and `Slide` one chart of it in a talk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.about import __date__, __version__

if TYPE_CHECKING:
    from explorer.facts import figure, figures, table
    from explorer.hosts.jupyter.slide import Slide
    from explorer.hosts.jupyter.widget import Page
    from explorer.model import solve
    from explorer.scenario import Scenario, ScenarioError

__all__ = [
    "Page",
    "Scenario",
    "ScenarioError",
    "Slide",
    "__date__",
    "__version__",
    "figure",
    "figures",
    "solve",
    "table",
]

_HOME = {
    "Page": "explorer.hosts.jupyter.widget",
    "Scenario": "explorer.scenario",
    "ScenarioError": "explorer.scenario",
    "Slide": "explorer.hosts.jupyter.slide",
    "figure": "explorer.facts",
    "figures": "explorer.facts",
    "solve": "explorer.model",
    "table": "explorer.facts",
}


def __getattr__(name: str) -> Any:
    # Each name is imported when it is used: a script that only solves needs no widgets.
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'explorer' has no attribute {name!r}")
