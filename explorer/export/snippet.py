"""A scenario as Python: a few lines that give the page's figures again, and a notebook that opens the page with it."""

from __future__ import annotations

import json
from dataclasses import replace
from textwrap import fill
from typing import Any

from explorer.about import __date__, __version__
from explorer.export.extract import Extract
from explorer.scenario import VERSION, Scenario
from explorer.speech import DEFAULT_LANGUAGE

_WIDEST = 72  # of a line


def snippet(extract: Extract) -> str:
    """A script that prints the page's figures, to the last bit, with their units."""
    names = ", ".join(f'"{name}"' for name in extract.figures)
    if len(names) > _WIDEST - 20:
        names = f"\n{fill(names, _WIDEST, initial_indent='    ', subsequent_indent='    ')},\n"
    comment = extract.text("download.python.comment", title=extract.title, version=__version__, date=__date__)
    lines = [
        f"# {comment}",
        "from explorer import Scenario, solve",
        "",
        f"results = solve({called(extract.scenario)})",
        f"for name in [{names}]:",
        "    print(name, float(results[name]), results.unit(name))",
    ]
    return "\n".join(lines) + "\n"


def called(scenario: Scenario) -> str:
    """The call that makes a scenario, over several lines where it is long."""
    parts = [_quoted(scenario.preset), *(f"{name}={_quoted(value)}" for name, value in scenario.changed.items())]
    line = f"Scenario({', '.join(parts)})"
    return line if len(line) <= _WIDEST else "\n    ".join(["Scenario(", *(f"{part}," for part in parts)]) + "\n)"


def _quoted(value: float | int | str) -> str:
    return json.dumps(value) if isinstance(value, str) else repr(value)


def notebook(extract: Extract, page: str) -> bytes:
    """A notebook without outputs that opens the page.

    Parameters
    ----------
    page
        Arguments of ``Page`` before the scenario: the name of a page, or what makes one of your own.
    """
    words = f"# {extract.title}\n\n{extract.headline}\n\n{extract.stands}\n\n{extract.link}".replace("$", r"\$")
    sources = ["from explorer import Page, Scenario", f"page = Page({', '.join([page, *_opening(extract)])})\npage"]
    sources += [f"page.table({_quoted(piece.name)})" for piece in extract.pieces[:1]]
    parts = [("markdown", words), *(("code", source) for source in sources)]
    cells: list[dict[str, Any]] = [
        {"cell_type": kind, "id": f"scenario-{n}", "metadata": {}, "source": source.splitlines(keepends=True)}
        | ({"execution_count": None, "outputs": []} if kind == "code" else {})
        for n, (kind, source) in enumerate(parts)
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    # nbformat would write the same, but its import takes a kernel five seconds: the tests let it judge.
    return _json({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def _opening(extract: Extract) -> list[str]:
    """What a notebook's page opens with: the scenario, or all of the link where readings or a comparison go with it; and the language."""
    shown, text = extract.home, extract.text
    beside = shown.readings or shown.versus is not None
    opened = (
        _quoted(replace(shown.showing(extract.scenario), language="").search()) if beside else called(extract.scenario)
    )
    spoken = [f"language={_quoted(text.language)}"] if text.language != DEFAULT_LANGUAGE else []
    return [f"scenario={opened}", *spoken]


def as_json(extract: Extract) -> bytes:
    """The scenario for a program: its preset, what was changed, every value, and the query that opens it."""
    scenario = extract.scenario
    whole = {
        "explorer": __version__,
        "figures_as_of": __date__,
        "inputs_version": VERSION,
        "page": extract.page,
        "preset": scenario.preset,
        "changed": dict(scenario.changed),
        "values": dict(scenario.values),
        "query": scenario.to_query(),
        "link": extract.link,
    }
    return _json(whole)


def _json(whole: dict[str, Any]) -> bytes:
    return f"{json.dumps(whole, indent=1, ensure_ascii=False)}\n".encode()
