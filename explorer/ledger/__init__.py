"""The ledger: every figure and every row with a source, in one form, and what is wrong with any of them.

>>> from explorer.ledger import entries
>>> next(entry for entry in entries() if entry.id == "f-union_capex_cap").grade
'law'
"""

from __future__ import annotations

from explorer.ledger.age import months_old
from explorer.ledger.check import NOTES, PROBLEMS, Finding, check, columns_read
from explorer.ledger.entries import TABLES, Amount, Entry, entries
from explorer.ledger.users import users_of, users_of_figures

__all__ = [
    "NOTES",
    "PROBLEMS",
    "TABLES",
    "Amount",
    "Entry",
    "Finding",
    "check",
    "columns_read",
    "entries",
    "months_old",
    "users_of",
    "users_of_figures",
]
