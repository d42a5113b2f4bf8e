"""Which language an address, a message or a browser asks for."""

from __future__ import annotations

from babel import negotiate_locale

from explorer.speech.catalogue import DEFAULT_LANGUAGE, languages
from explorer.speech.cldr import PSEUDO

_MOST = 50  # languages of a browser's list that are read


def named(code: object) -> str | None:
    """The language of a code, as the explorer writes it; None if it speaks none such. ``de-AT`` is German where there is no Austrian.

    Pseudo-languages are languages too, for whoever asks for them by name.
    """
    if not isinstance(code, str):
        return None
    known = {language.lower(): language for language in (*languages(), *PSEUDO)}
    wanted = code.strip().replace("_", "-").lower()
    return known.get(wanted) or known.get(wanted.partition("-")[0])


def preferred(accepted: str) -> str:
    """The language that a browser would rather have, of those that the explorer speaks.

    Parameters
    ----------
    accepted
        The header ``Accept-Language``: ``mt, de;q=0.8``.
    """
    weighed: list[tuple[float, str]] = []
    for part in accepted.split(",")[:_MOST]:
        code, _, weight = part.strip().partition(";")
        try:
            rank = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if code and 0 < rank <= 1:
            weighed.append((-rank, code.strip()))
    wanted = [code for _, code in sorted(weighed, key=lambda one: one[0])]
    return negotiate_locale(wanted, languages(), sep="-") or DEFAULT_LANGUAGE


def said(language: str) -> str:
    """How an address names a language: not at all if it is that of the explorer itself."""
    return "" if language == DEFAULT_LANGUAGE else language
