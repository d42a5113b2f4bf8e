"""Files served once, compressed once, cached by the browser."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from tornado.web import HTTPError, RequestHandler

mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("text/javascript", ".js")

_PACKED = {".woff2", ".png", ".woff", ".ico"}  # compressed already
_SMALL = 500  # bytes below which compressing gains nothing
_FOREVER = "public, max-age=31536000, immutable"
_A_WHILE = "public, max-age=600"  # then the browser asks whether it changed


@cache
def _compressed(path: Path, changed: float) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=9)


class Files(RequestHandler):
    """Serves files below some folders, the first folder that has one winning.

    Parameters
    ----------
    folders
        Where to look, in order.
    forever
        Whether an address never changes its content (it holds a version).
    """

    def initialize(self, folders: list[str | Path], forever: bool = False) -> None:
        self.folders = [Path(folder).resolve() for folder in folders]
        self.forever = forever

    def get(self, name: str) -> None:
        path = self.find(name)
        changed = path.stat().st_mtime
        self.set_header("Content-Type", mimetypes.guess_type(path.name)[0] or "application/octet-stream")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", _FOREVER if self.forever else _A_WHILE)
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Etag", f'"{hashlib.blake2b(f"{path}{changed}".encode(), digest_size=8).hexdigest()}"')
        if self.check_etag_header():
            self.set_status(304)
            return
        accepts = "gzip" in self.request.headers.get("Accept-Encoding", "")
        if accepts and path.suffix not in _PACKED and path.stat().st_size > _SMALL:
            self.set_header("Content-Encoding", "gzip")
            self.write(_compressed(path, changed))
        else:
            self.write(path.read_bytes())

    head = get

    def find(self, name: str) -> Path:
        """The file of that name, never one outside the folders."""
        for folder in self.folders:
            try:
                path = (folder / name).resolve()
                if path.is_relative_to(folder) and path.is_file():
                    return path
            except (OSError, ValueError):  # no name that a file could have
                break
        raise HTTPError(404)
