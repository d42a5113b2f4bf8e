"""The colours of the page in its light theme, for files that have no style sheet: read from the style sheet itself."""

from __future__ import annotations

import re
from functools import cache

from explorer.paths import STATIC


@cache
def light() -> dict[str, str]:
    """Colour of each token of the light theme, as ``1f4e8c``."""
    style = (STATIC / "explorer.css").read_text(encoding="utf-8")
    tokens = style[style.index(".ix, .ix-page {") :].partition("}")[0]
    return {name: colour.lower() for name, colour in re.findall(r"--([\w-]+):\s*#([0-9a-fA-F]{6})\b", tokens)}


def colour(token: str) -> str:
    """Colour of a token such as ``@union``."""
    return light()[token.removeprefix("@").partition("/")[0]]
