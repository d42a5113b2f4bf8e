"""Why a number is what it is, as a tree from the number down to its sources and to the reader's choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from explorer.facts import Figure, Table
from explorer.quantity import Quantity
from explorer.scenario import Input, PresetValue


class Wiring(Protocol):
    """What the chain is read from: the wiring of a model, see :class:`explorer.graph.Graph`."""

    fields: Mapping[str, Input]
    figures: Mapping[str, Figure]
    tables: Mapping[str, Table]
    quantities: Mapping[str, Quantity]

    def figure_of(self, name: str) -> str:
        """Id of the figure that a name stands for."""


Values = Mapping[str, Any]

GRADES = ("law", "official", "press", "analyst", "derived", "assumption")
"""How sure a figure is, from best to weakest."""

OWN = "own"
"""In place of a grade: the reader chose this value."""


@dataclass(frozen=True, slots=True)
class Node:
    """One step of the chain behind a number.

    Attributes
    ----------
    name, kind
        Its name, and whether it is a ``quantity``, an ``input``, a ``figure`` or a ``table``.
    value, unit
        Its value in these results. Of a table: the cell that was read, or the row, or nothing if a whole
        column was read.
    description, formula
        What it is in plain words; how it is computed, if it is a quantity.
    children
        What it comes from.
    figure
        The sourced figure: the one it is, or the one that a preset's value was taken from.
    input, given
        Of an input: its row of the inputs, and what the preset says of it. `given` is None where the reader
        chose otherwise.
    row, columns
        Of a table: the row that was read, if it was one, and the columns.
    grade
        Evidence grade of a source; ``own`` for the reader's choice; empty for a quantity.
    """

    name: str
    kind: str
    value: Any
    unit: str
    description: str = ""
    formula: str = ""
    children: tuple[Node, ...] = ()
    figure: Figure | None = None
    input: Input | None = None
    given: PresetValue | None = None
    row: Mapping[str, Any] | None = None
    columns: tuple[str, ...] = ()
    grade: str = ""


def explain(graph: Wiring, results: Values, given: Mapping[str, PresetValue], name: str) -> Node:
    """The chain behind one value; what several steps share is one node that they all hold.

    Raises
    ------
    KeyError
        If there is no value of that name.
    """
    done: dict[str, Node] = {}

    def node(name: str) -> Node:
        if name not in done:
            done[name] = make(name)
        return done[name]

    def make(name: str) -> Node:
        value = results[name]
        if name in graph.fields:
            return _input_node(graph, name, value, given.get(name))
        if name not in graph.quantities:
            figure = graph.figures[graph.figure_of(name)]
            return Node(name, "figure", value, figure.unit, figure.measures, figure=figure, grade=figure.grade)
        made = graph.quantities[name]
        children = tuple(
            _table_node(graph, results, made, argument) if argument in graph.tables else node(argument)
            for argument in made.arguments
        )
        return Node(name, "quantity", value, made.unit, made.description, made.formula, children)

    return node(name)


def _input_node(graph: Wiring, name: str, value: Any, given: PresetValue | None) -> Node:
    entry = graph.fields[name]
    kept = given is not None and type(value) is type(given.value) and bool(value == given.value)
    if given is None or not kept:
        return Node(name, "input", value, entry.unit, entry.note, input=entry, grade=OWN)
    figure = graph.figures.get(given.figure)
    return Node(
        name,
        "input",
        value,
        entry.unit,
        given.note or entry.note,
        figure=figure,
        input=entry,
        given=given,
        grade=given.grade,
    )


def _table_node(graph: Wiring, results: Values, user: Quantity, name: str) -> Node:
    """What is read from a table: the row that an input chooses or the formula names, or whole columns."""
    table = graph.tables[name]
    key = table.key[0]
    wanted = {results[a] for a in user.arguments if a in graph.fields and graph.fields[a].table == name} or user.words
    row = next((row for row in table.rows if row[key] in wanted), None)
    columns = tuple(column for column in table.columns if column in user.words)
    single = len(columns) == 1
    grades = {_grade(found, columns) for found in (table.rows if row is None else (row,))} & set(GRADES)
    return Node(
        name,
        "table",
        row if row is None or not single else row[columns[0]],
        user.unit if single else "",
        description="" if row is None else str(row.get("name", "")),
        row=row,
        columns=columns,
        grade=max(grades, key=GRADES.index, default=""),  # of a whole column: that of its weakest cell
    )


def _grade(row: Mapping[str, Any], columns: tuple[str, ...]) -> str:
    """Grade of a cell: a column `price_grade` speaks for `price_usd`, and `grade` for the rest of the row."""
    for column in columns:
        for key, value in row.items():
            if key.endswith("_grade") and key.removesuffix("_grade") in column:
                return str(value)
    return str(row.get("grade", ""))


def leaves(node: Node) -> dict[tuple[str, ...], str]:
    """Grade of each number at the ends of a chain, by its name and, in a table, its columns."""
    if not node.children:
        return {(node.name, *node.columns): node.grade} if node.grade else {}
    found: dict[tuple[str, ...], str] = {}
    for child in node.children:
        found |= leaves(child)
    return found
