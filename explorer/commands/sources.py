"""List how good the figures are, or check that each has its source, its date and a use."""

from __future__ import annotations

import argparse

MONTHS = 12


def _months(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("a number of months is 1 or more")
    return number


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "--check", action="store_true", help="say what is wrong with the data; exit code 1 if anything is"
    )
    parser.add_argument(
        "--older-than",
        type=_months,
        default=MONTHS,
        metavar="MONTHS",
        help="months, up to the date of the release, after which a figure is old (default: %(default)s)",
    )


def run(wanted: argparse.Namespace) -> int:
    """Print a summary of the data, or what is wrong with it."""
    from explorer.html import sources
    from explorer.speech import Text

    text = Text()
    if not wanted.check:
        print("\n".join(sources.summary_lines(wanted.older_than, text)))
        return 0
    lines, wrong = sources.check_lines(wanted.older_than, text)
    print("\n".join(lines))
    return int(wrong)
