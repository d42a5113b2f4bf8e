"""Speech: what was found is said here, once, in a language and for a medium. Only edges import it.

Texts are catalogues of ICU messages, one folder a language; how a language writes numbers, units, lists and dates comes from CLDR.
"""

from __future__ import annotations

from explorer.speech.catalogue import DEFAULT_LANGUAGE, catalogue, languages
from explorer.speech.media import PLAIN, PLOT, Medium
from explorer.speech.numbers import MISSING
from explorer.speech.text import Text

__all__ = ["DEFAULT_LANGUAGE", "MISSING", "PLAIN", "PLOT", "Medium", "Text", "catalogue", "languages"]
