"""What a reader needs to quote a number: its range, and the reference in the forms that papers and programs take.

>>> from explorer.cite import Reference, bibtex
>>> print(bibtex(Reference("raised", "Money raised: €30 bn", "https://example.org/?v=1", "2026-11-23", "2026-11-25", "0.1.0")).splitlines()[0])
@misc{investai_raised_2026,
"""

from __future__ import annotations

from explorer.cite.bounds import Bounds, bounds
from explorer.cite.reference import Reference, bibtex, csl

__all__ = ["Bounds", "Reference", "bibtex", "bounds", "csl"]
