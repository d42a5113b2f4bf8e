"""Other sites that may show the pages in a frame."""

from __future__ import annotations

import re

_ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:([0-9]{1,5}|\*))?", re.IGNORECASE)


def origin(text: str) -> str:
    """An origin as a header takes it: scheme and host, a port if it is not the usual one, and nothing behind.

    Parameters
    ----------
    text
        Such as ``https://news.example``, ``https://*.school.example`` or ``http://localhost:8000``.

    Raises
    ------
    ValueError
        If it is anything else: what stands in a header must not begin another rule of it.

    Examples
    --------
    >>> origin("https://news.example/")
    'https://news.example'
    """
    bare = text.removesuffix("/")
    if not _ORIGIN.fullmatch(bare):
        raise ValueError(f"{text!r} is not an origin such as https://news.example")
    return bare
