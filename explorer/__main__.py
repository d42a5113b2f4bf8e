"""``python -m explorer``: serve the pages on this machine and open the browser, or what a command says instead."""

from __future__ import annotations

import argparse
import sys

from explorer.about import __version__
from explorer.commands import COMMANDS, SERVE


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """What the command line asks for; `command` is None for the server."""
    parser = argparse.ArgumentParser(
        prog="python -m explorer", description="Serve the InvestAI Explorer on this machine."
    )
    parser.add_argument("--version", action="version", version=__version__)
    SERVE.add_arguments(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="instead of serving")
    for name, command in COMMANDS.items():
        about = command.__doc__ or ""
        command.add_arguments(commands.add_parser(name, help=about, description=about))
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> int:
    """Do what the command line asks for; returns the exit code."""
    wanted = arguments(argv)
    return COMMANDS.get(wanted.command, SERVE).run(wanted)


if __name__ == "__main__":
    sys.exit(main())
