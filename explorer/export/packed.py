"""Packed files that are the same bytes for the same content: nothing in them says when they were made."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from explorer.about import __date__

_DAY = (*(int(part) for part in __date__.split("-")), 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_PACKED = (".xlsx", ".pptx", ".zip")


def packed(file: bytes) -> bytes:
    """A ZIP, XLSX or PPTX with the date of the figures in place of today's, also in the workbooks within."""
    with ZipFile(io.BytesIO(file)) as source:
        return zipped({item.filename: _dated(item.filename, source.read(item)) for item in source.infolist()})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of files by name."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name, content in files.items():
            info = ZipInfo(name, _DAY)  # type: ignore[arg-type]
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, content)
    return out.getvalue()


def _dated(name: str, content: bytes) -> bytes:
    if name.endswith(_PACKED):
        return packed(content)
    stamp = f"{__date__}T00:00:00Z".encode()
    return _STAMP.sub(lambda found: found[1] + stamp, content) if name == "docProps/core.xml" else content
