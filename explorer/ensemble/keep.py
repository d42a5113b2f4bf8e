"""Where draws are kept: in memory, or in files of a temporary folder if they are too many for it."""

from __future__ import annotations

import math
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_FLOAT = 8  # bytes


class Draws(Mapping[str, Array]):
    """Draws by name of the quantity, to be filled piece by piece.

    Parameters
    ----------
    one
        What each quantity is without draws: its shape, and its value where no draw moves it.
    moving
        Quantities that the draws move.
    n
        Number of draws.
    memory
        Bytes that all of them may take in memory. If they take more, each stands in a file of a temporary folder,
        which goes when nobody holds the draws any more; what is asked for is read from there.

    Raises
    ------
    OSError
        If the folder has no room for them.
    """

    def __init__(self, one: Mapping[str, Array], moving: Collection[str], n: int, memory: float) -> None:
        self._names = tuple(one)
        self._shapes = {name: (n, *one[name].shape) for name in one if name in moving}
        self._arrays = {name: np.broadcast_to(one[name], (n, *one[name].shape)) for name in one if name not in moving}
        wanted = _FLOAT * sum(math.prod(shape) for shape in self._shapes.values())
        self._folder: TemporaryDirectory[str] | None = None
        if wanted <= memory:
            self._arrays |= {name: np.empty(shape) for name, shape in self._shapes.items()}
            return
        # on Windows a file that is still being looked at cannot go
        self._folder = TemporaryDirectory(prefix="explorer-draws-", ignore_cleanup_errors=True)
        if (free := shutil.disk_usage(self._folder.name).free) < wanted:
            raise OSError(
                f"{n:,} draws of {len(one)} quantities take {wanted / 1e9:.1f} GB, and {self._folder.name} has room for "
                f"{free / 1e9:.1f}: ask for fewer, or set TMPDIR to a larger disk"
            )
        for name in self._shapes:
            self._file(name).touch()

    def put(self, name: str, start: int, values: Array) -> None:
        """Keep the draws of a quantity from `start` on."""
        if name in self._arrays:
            self._arrays[name][start : start + len(values)] = values
            return
        with self._file(name).open("r+b") as file:
            file.seek(_FLOAT * start * math.prod(self._shapes[name][1:]))
            file.write(np.ascontiguousarray(values, dtype=float).data)

    def __getitem__(self, name: str) -> Array:
        if name in self._arrays or name not in self._shapes:
            return self._arrays[name]
        return np.memmap(self._file(name), dtype=float, mode="r", shape=self._shapes[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def _file(self, name: str) -> Path:
        assert self._folder is not None
        return Path(self._folder.name) / name
