"""Serve the pages and open the talk: ten slides with live charts, from any scenario."""

from __future__ import annotations

import argparse
import sys

from explorer.commands import serve


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and where the talk begins."""
    serve.add_place(parser, again=True)
    parser.add_argument(
        "--scenario",
        default="",
        metavar="LINK",
        help="begin from this scenario: a link of the explorer, or the part after its question mark",
    )


def run(wanted: argparse.Namespace) -> int:
    """Start the server; returns when it is stopped."""
    from explorer.pages.deck import TALK, talk
    from explorer.scenario import Scenario
    from explorer.scenario.address import Address

    given = Address.read(
        wanted.scenario if "://" in wanted.scenario or "?" in wanted.scenario else f"?{wanted.scenario}"
    )
    scenario, problems = Scenario.nearest(given.query)
    for error in problems:
        print(f"--scenario: {error}", file=sys.stderr)
    if problems:
        print(f"The talk begins from the nearest there is: {scenario!r}", file=sys.stderr)
    try:
        talk()
    except (ValueError, SyntaxError) as error:
        print(f"The notebook of the talk cannot be read: {error}", file=sys.stderr)
        return 1
    begins = Address(page=TALK, query=scenario.to_query(), edition=given.edition, language=given.language)
    return serve.run(wanted, start=begins.write())
