"""Which explorer this is: its version, and the day of its figures."""

from __future__ import annotations

__version__ = "0.2.0"
__date__ = "2026-11-25"
