"""The files that a page needs, by version."""

from __future__ import annotations

import hashlib
from functools import cache

from explorer.paths import STATIC


@cache
def version() -> str:
    """Fingerprint of the static files: part of their address, so that a browser may keep them for ever."""
    mark = hashlib.blake2b(digest_size=6)
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            mark.update(path.name.encode() + path.read_bytes())
    return mark.hexdigest()
