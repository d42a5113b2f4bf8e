"""What the command line can do besides serving the pages: a module each, listed here.

A module has one line as its docstring, ``add_arguments(parser)`` and ``run(wanted)``, which returns the exit code.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol, cast

from explorer.commands import serve, slides, sources


class Command(Protocol):
    """One word of the command line."""

    __doc__: str | None

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The options of the command."""

    def run(self, wanted: argparse.Namespace) -> int:
        """Do it; 0 if all is well."""


SERVE = cast(Command, serve)
COMMANDS: Mapping[str, Command] = MappingProxyType({"slides": cast(Command, slides), "sources": cast(Command, sources)})
