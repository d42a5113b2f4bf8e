"""The same scenario with one thing changed: charts that show alternatives ask the model, they compute nothing themselves."""

from __future__ import annotations

from typing import Any

from explorer.model import Results


def with_changed(results: Results, **fields: Any) -> Results:
    """What the model gives for the scenario behind `results` with other values in some fields, see :meth:`Results.varied`."""
    return results.varied(**fields)
