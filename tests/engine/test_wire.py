"""Numbers travel as bytes and arrive as they were."""

from __future__ import annotations

import json
import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from explorer.engine import wire


def unpacked(tree: object, buffer: bytes) -> object:
    """What the page's script makes of it."""
    if isinstance(tree, dict):
        if set(tree) == {"$"}:
            offset, count = tree["$"]
            return np.frombuffer(buffer, "<f8", count, offset)
        return {key: unpacked(value, buffer) for key, value in tree.items()}
    return [unpacked(item, buffer) for item in tree] if isinstance(tree, list) else tree


@given(arrays(np.float64, st.integers(0, 40)), arrays(np.int32, st.integers(1, 9)))
def test_arrays_arrive_bit_for_bit(x: np.ndarray, y: np.ndarray) -> None:
    tree, buffer = wire.pack({"data": [{"x": x, "deep": {"y": y}}], "name": "flow"})
    back = unpacked(json.loads(json.dumps(tree, allow_nan=False)), buffer)
    assert np.array_equal(back["data"][0]["x"], x, equal_nan=True)  # type: ignore[index]
    assert np.array_equal(back["data"][0]["deep"]["y"], y)  # type: ignore[index]
    assert back["name"] == "flow"  # type: ignore[index]


def test_what_json_cannot_say_is_said_otherwise() -> None:
    tree, buffer = wire.pack(
        {"a": math.nan, "b": np.float64(2.5), "c": np.array([math.nan, math.inf]), "d": (1, None, "x")}
    )
    assert tree["a"] is None
    assert tree["b"] == 2.5
    assert tree["d"] == [1, None, "x"]
    assert len(buffer) == 16


def test_a_frame_tells_its_parts_apart() -> None:
    block = wire.frame({"π": 1}, b"12345678")
    length = int.from_bytes(block[:8], "little")
    assert length % 8 == 0  # so that the numbers behind it are aligned
    assert json.loads(block[8 : 8 + length]) == {"π": 1}
    assert block[8 + length :] == b"12345678"


def test_a_fingerprint_changes_with_the_numbers() -> None:
    one = wire.digest(*wire.pack({"x": np.array([1.0, 2.0])}))
    assert one == wire.digest(*wire.pack({"x": np.array([1.0, 2.0])}))
    assert one != wire.digest(*wire.pack({"x": np.array([1.0, 2.000001])}))
