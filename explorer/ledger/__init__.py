"""The ledger: every figure and every row with a source, in one form, and what is wrong with any of them.

>>> from explorer.ledger import entries
>>> next(entry for entry in entries() if entry.id == "f-union_capex_cap").grade
'law'
"""

from __future__ import annotations

from explorer.ledger.age import months_old
from explorer.ledger.check import Finding, check, columns_read
from explorer.ledger.entries import TABLES, Amount, Entry, entries
from explorer.ledger.users import users_of_figures, users_of_tables

__all__ = [
    "TABLES",
    "Amount",
    "Entry",
    "Finding",
    "check",
    "columns_read",
    "entries",
    "months_old",
    "users_of_figures",
    "users_of_tables",
]
