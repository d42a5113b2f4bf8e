"""Random numbers that belong to a name: the same draw of an input whatever else is drawn, and in whatever pieces.

Each uncertain input has a stream of its own, made by Philox [1]_, which computes the i-th number from a key
and i alone. The key is a digest of the seed and the name of the input. So two scenarios are compared draw by
draw (common random numbers), a new input leaves the draws of the others as they are, and draw i is the same in
one pass over a million as in a chunk on another machine.

References
----------
.. [1] J. K. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", Proceedings of SC11 (2011).
"""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

BLOCK = 4  # Philox makes four numbers at a step: a chunk starts at a multiple of it


def uniforms(name: str, seed: int, start: int, count: int) -> NDArray[np.float64]:
    """Numbers `start` to `start + count` of the stream of a name, evenly spread between 0 and 1, ends excluded.

    Parameters
    ----------
    name
        Name of the input.
    seed
        Seed of the scenario.
    start
        A multiple of four.
    count
        How many.
    """
    if start % BLOCK:
        raise ValueError(f"a chunk starts at a multiple of {BLOCK}, not at {start}")
    key = int.from_bytes(hashlib.blake2b(f"{seed}:{name}".encode(), digest_size=16).digest(), "little")
    raw = np.random.Philox(key=key, counter=start // BLOCK).random_raw(count)
    # 53 bits make a float64; half a step keeps zero out
    return ((raw >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53
