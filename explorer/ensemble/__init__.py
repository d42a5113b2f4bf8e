"""The model under uncertainty: draws, what matters most, and how much of an answer rests on assumptions.

>>> from explorer import Scenario
>>> from explorer.ensemble import ensemble
>>> drawn = ensemble(Scenario(), 1000, ["capex_total"])
>>> low, high = drawn.percentiles("capex_total", (5, 95))
>>> bool(low < high)
True

What is uncertain is found by itself: every input and every figure of the data that has a low and a high end
(:mod:`explorer.ensemble.uncertain` says how each is drawn).
"""

from __future__ import annotations

from explorer.ensemble.run import Ensemble, ensemble
from explorer.ensemble.study import Study, Swing, study
from explorer.ensemble.uncertain import Uncertain, uncertain_inputs

__all__ = ["Ensemble", "Study", "Swing", "Uncertain", "ensemble", "study", "uncertain_inputs"]

FIELDS = ("result", "draws", "seed")
"""Inputs of the scenario that say what a study is about; no quantity is computed from them."""
