"""How a chart is declared: what finds, and what draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from explorer.findings.finding import Finding, options_of


@dataclass(frozen=True, slots=True)
class Picture:
    """A plotly figure whose words are still messages.

    Attributes
    ----------
    figure
        A dict; colours are tokens such as ``@union`` or ``@union/0.5``, which the browser resolves by theme.
    narrow
        Another figure for places narrower than 520 px, where the first one does not work.
    roomy
        Whether the first figure needs 860 px, so that the other one stands in below that.
    """

    figure: dict[str, Any]
    narrow: dict[str, Any] | None = None
    roomy: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart: a finding, and the picture of it.

    Attributes
    ----------
    find
        ``find(results)``, or ``find(results, option)`` if it offers several readings, gives the finding.
    draw
        ``draw(finding, results)``, with the option as third where there are readings, gives the picture.
    name
        What it is called.
    """

    find: Callable[..., Finding]
    draw: Callable[..., Picture]
    name: str

    @property
    def options(self) -> tuple[str, ...]:
        """The readings it offers; none for most."""
        return options_of(self.find)
