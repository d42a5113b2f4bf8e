"""One reference, written for BibTeX and as CSL-JSON."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

AUTHOR = "The InvestAI Explorer authors"
EXPLORER = "InvestAI Explorer"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What TeX would take for a command; all other letters and signs stand as they are, in UTF-8.
_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # not \{: BibTeX counts braces, with a backslash before them or not
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_IN_ADDRESS = {
    "{": "%7B",
    "}": "%7D",
    "\\": "%5C",
    " ": "%20",
}  # an address stands as it is, but its braces must not end the field


@dataclass(frozen=True, slots=True)
class Reference:
    """A number, a chart or a verdict as a work to be cited.

    Attributes
    ----------
    name
        What the key is made of.
    title
        What it says.
    url
        Address that opens it; empty where there is none.
    issued, accessed
        Date of the release and of the reader's visit, ``2026-11-23``.
    version
        Of the explorer.
    note
        What a reader of the reference should know.
    """

    name: str
    title: str
    url: str
    issued: str
    accessed: str
    version: str
    note: str = ""

    @property
    def key(self) -> str:
        """Key of the reference: letters, digits and underscores alone."""
        return "_".join(["investai", *re.findall(r"[a-z0-9]+", self.name.lower()), self.issued[:4]])


def bibtex(reference: Reference) -> str:
    """A BibTeX entry."""
    year, month, _ = reference.issued.split("-")
    fields = {
        "author": f"{{{_tex(AUTHOR)}}}",  # a second pair of braces: it is no first and last name
        "title": f"{{{_tex(reference.title)}}}",
        "howpublished": _tex(f"{EXPLORER}, version {reference.version}"),
        "year": year,
    }
    if reference.url:
        fields |= {"url": _replaced(reference.url, _IN_ADDRESS), "urldate": reference.accessed}
    if reference.note:
        fields["note"] = _tex(reference.note)
    lines = [f"  {name} = {{{text}}}" for name, text in fields.items()]
    lines.insert(4, f"  month = {_MONTHS[int(month) - 1]}")
    return "\n".join([f"@misc{{{reference.key},", *(f"{line}," for line in lines), "}", ""])


def csl(reference: Reference) -> dict[str, Any]:
    """An item of CSL-JSON, as reference managers read it."""
    item: dict[str, Any] = {
        "id": reference.key,
        "type": "webpage",
        "title": reference.title,
        "container-title": EXPLORER,
        "author": [{"literal": AUTHOR}],
        "version": reference.version,
        "issued": _date(reference.issued),
        "accessed": _date(reference.accessed),
    }
    return (
        item | ({"URL": reference.url} if reference.url else {}) | ({"note": reference.note} if reference.note else {})
    )


def _date(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in date.split("-")]]}


def _tex(text: str) -> str:
    return _replaced(text.replace("\N{NO-BREAK SPACE}", " "), _ESCAPED)


def _replaced(text: str, by: dict[str, str]) -> str:
    return "".join(by.get(sign, sign) for sign in text)
