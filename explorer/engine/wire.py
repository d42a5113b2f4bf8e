"""One message, two parts: JSON for what has a shape, one buffer for the numbers.

An array becomes ``{"$": [offset, count]}``, its float64 values lie in the buffer: no number is written out as text and read again.
"""

from __future__ import annotations

import hashlib
import json
import math
from typing import Any

import numpy as np

BEFORE = "@vs"
"""Stands after a chart's name for the drawing of the baseline."""


def pack(tree: Any) -> tuple[Any, bytes]:
    """Split a tree of dicts, lists and arrays into plain JSON values and one buffer.

    Parameters
    ----------
    tree
        Dicts, lists, strings, numbers and numpy arrays of one dimension.

    Returns
    -------
    tuple
        The tree with each array replaced by its place, and the bytes of all arrays (float64, little endian).
    """
    chunks: list[bytes] = []
    size = 0

    def walk(node: Any) -> Any:
        nonlocal size
        if isinstance(node, dict):
            return {key: walk(value) for key, value in node.items()}
        if isinstance(node, np.ndarray) and node.dtype.kind in "fiub" and node.ndim == 1:
            raw = node.astype("<f8", copy=False).tobytes()
            place = {"$": [size, node.size]}
            chunks.append(raw)
            size += len(raw)
            return place
        if isinstance(node, list | tuple | np.ndarray):
            return [walk(value) for value in node]
        if isinstance(node, np.generic):
            node = node.item()
        if isinstance(node, float) and not math.isfinite(node):
            return None  # JSON has no NaN
        return node

    return walk(tree), b"".join(chunks)


def digest(tree: Any, buffer: bytes = b"") -> str:
    """A short fingerprint of a message, to leave out what the reader's browser already has."""
    text = json.dumps(tree, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode() + buffer, digest_size=6).hexdigest()


def frame(tree: Any, buffer: bytes) -> bytes:
    """A message as one block of bytes: length of the JSON, the JSON padded to 8 bytes, the buffer."""
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + buffer
