"""Quantities wired by argument name: computed when asked for, after a change only what changed, and why a number is so.

A quantity is a plain function marked with :func:`quantity`. Each of its arguments names another quantity, an
input of the scenario, a figure of the data (``<id>_low`` and ``<id>_high`` are the ends of its range) or a
table. From that wiring alone follow what a number needs, what has to be computed again after a change, and
the chain behind a number.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.explain import Node, explain
from explorer.quantity import GraphError, Quantity, quantities_in, quantity

if TYPE_CHECKING:
    from explorer.facts import Figure, Table
    from explorer.scenario import Input, PresetValue

__all__ = ["Graph", "GraphError", "Node", "Quantity", "Results", "quantities_in", "quantity"]

_RANGE_ENDS = ("low", "high")


class Graph:
    """All quantities of a model, in an order in which they can be computed.

    Parameters
    ----------
    functions
        Functions marked with :func:`quantity`.
    fields
        Inputs of the scenario, by name: a pass needs a value for each.
    figures, tables
        Sourced figures and tables of the data, by name.

    Attributes
    ----------
    quantities
        The quantities by name, in the order of their source.
    order
        Their names, each after all that it is computed from.

    Raises
    ------
    GraphError
        If an argument names nothing, a name means two things, or quantities depend on each other in a circle.
    """

    def __init__(
        self,
        functions: Iterable[Callable[..., Any]],
        *,
        fields: Mapping[str, Input] | None = None,
        figures: Mapping[str, Figure] | None = None,
        tables: Mapping[str, Table] | None = None,
    ) -> None:
        self.functions = tuple(functions)
        self.fields, self.figures, self.tables = fields or {}, figures or {}, tables or {}
        found: dict[str, Quantity] = {}
        for function in self.functions:
            made = Quantity.of(function)
            self._refuse_second_meaning(made.name, found)
            found[made.name] = made
        self._constants: dict[str, Any] = {name: figure.value for name, figure in self.figures.items()}
        self._constants |= self.tables
        for made in found.values():
            for argument in made.arguments:
                self._resolve(argument, made.name, found)
        self.quantities: Mapping[str, Quantity] = MappingProxyType(found)
        self.order = _in_order(found)
        self._steps = {name: (made.function, made.arguments) for name, made in found.items()}
        self._above: dict[frozenset[str], frozenset[str]] = {}
        self._descendants = self._find_descendants()

    def solve(
        self,
        values: Mapping[str, Any],
        previous: Results | None = None,
        *,
        given: Mapping[str, PresetValue] | None = None,
    ) -> Results:
        """What follows from these values; each quantity is computed when it is first asked for.

        Parameters
        ----------
        values
            A value for each field. A figure may be given another value too, and any number may be an array
            with the draws on its first axis.
        previous
            Results of an earlier pass: what does not depend on a value that differs from it is taken over.
        given
            What the scenario's preset says of each field, for :meth:`Results.explain`.

        Raises
        ------
        GraphError
            If a field has no value, or a value belongs to no field or figure.
        """
        if not self.fields.keys() <= values.keys():
            raise GraphError(f"no value for {', '.join(sorted(self.fields.keys() - values.keys()))}")
        if unknown := values.keys() - self.fields.keys() - self._constants.keys():
            raise GraphError(f"no field or figure is called {', '.join(sorted(unknown))}")
        roots = {**self._constants, **values}
        if previous is None or previous.graph is not self:
            return Results(self, roots, given)
        known = previous._state.copy()
        stale: set[str] = set()
        for name, value in roots.items():
            if not _same(value, known[name]):
                stale |= self._descendants[name]
        for name in stale:
            known.pop(name, None)
        return Results(self, known | roots, given)

    def find(self, name: str, state: dict[str, Any]) -> Any:
        """Compute a quantity, and first what it is computed from, as far as it is not in `state` yet.

        Raises
        ------
        KeyError
            If a name belongs to nothing.
        """
        pending = [name]
        while pending:
            wanted = pending[-1]
            if wanted in state:
                pending.pop()
                continue
            function, arguments = self._steps[wanted]
            missing = [argument for argument in arguments if argument not in state]
            if missing:
                pending += missing
                continue
            try:
                result = function(*[state[argument] for argument in arguments])
            except Exception as error:
                error.add_note(f"while computing {wanted}")
                raise
            if type(result) is np.ndarray:
                result = result.view()
                result.flags.writeable = False  # others build on it
            state[wanted] = result
            pending.pop()
        return state[name]

    def ancestors(self, names: Collection[str]) -> frozenset[str]:
        """These quantities and all that they are computed from: quantities, inputs, figures and tables.

        Raises
        ------
        GraphError
            If a name belongs to no quantity.
        """
        key = frozenset(names)
        if key not in self._above:
            if unknown := key - self.quantities.keys():
                raise GraphError(f"no quantity is called {', '.join(sorted(unknown))}")
            found = set(key)
            for name in reversed(self.order):
                if name in found:
                    found |= set(self.quantities[name].arguments)
            self._above[key] = frozenset(found)
        return self._above[key]

    def unit(self, name: str) -> str:
        """Unit of a quantity, an input or a figure."""
        if name in self.quantities:
            return self.quantities[name].unit
        if name in self.fields:
            return self.fields[name].unit
        return self.figures[self.figure_of(name)].unit

    def figure_of(self, name: str) -> str:
        """Id of the figure that a name stands for: ``mfu_low`` is an end of the range of ``mfu``."""
        stem, _, end = name.rpartition("_")
        return stem if name not in self.figures and end in _RANGE_ENDS else name

    def followers(self, name: str) -> Set[str]:
        """Quantities that a value of a field, a figure or another quantity goes into, however far down."""
        return self._descendants.get(name, frozenset())

    def _refuse_second_meaning(self, name: str, found: Mapping[str, Quantity]) -> None:
        for kind, names in (
            ("quantity", found),
            ("input", self.fields),
            ("figure", self.figures),
            ("table", self.tables),
        ):
            if name in names:
                raise GraphError(f"quantity {name!r}: that is the name of another {kind}")

    def _resolve(self, argument: str, user: str, found: Mapping[str, Quantity]) -> None:
        if argument in found or argument in self.fields or argument in self._constants:
            return
        figure = self.figures.get(self.figure_of(argument))
        if figure is None:
            raise GraphError(f"quantity {user!r}: no quantity, input, figure or table is called {argument!r}")
        value = getattr(figure, argument.rpartition("_")[2])
        if value is None:
            raise GraphError(f"quantity {user!r}: figure {figure.id!r} has no range, so there is no {argument!r}")
        self._constants[argument] = value

    def _find_descendants(self) -> dict[str, set[str]]:
        below: dict[str, set[str]] = {name: set() for name in (*self.fields, *self._constants, *self.quantities)}
        for name in reversed(self.order):
            for argument in self.quantities[name].arguments:
                below[argument] |= {name} | below[name]
        return below


class Results(Mapping[str, Any]):
    """Values by name: quantities, fields of the scenario and figures. They do not change.

    A quantity is computed when it is first asked for: who wants three of them does not pay for all, and who goes
    through all of them gets all.
    """

    __slots__ = ("_given", "_state", "graph")

    def __init__(self, graph: Graph, state: dict[str, Any], given: Mapping[str, PresetValue] | None = None) -> None:
        self.graph, self._state, self._given = graph, state, given or {}

    def __getitem__(self, name: str) -> Any:
        try:
            return self._state[name]
        except KeyError:
            return self.graph.find(name, self._state)

    def __contains__(self, name: object) -> bool:
        return name in self._state or name in self.graph.quantities

    def __iter__(self) -> Iterator[str]:
        given = (
            name for name in self._state.copy() if name not in self.graph.tables and name not in self.graph.quantities
        )
        return chain(given, self.graph.order)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def given(self) -> Mapping[str, PresetValue]:
        """What the scenario's preset says of each field."""
        return self._given

    @property
    def roots(self) -> dict[str, Any]:
        """What the pass began from: values of inputs and figures."""
        return {name: self._state[name] for name in (*self.graph.figures, *self.graph.fields)}

    def varied(self, **fields: Any) -> Results:
        """What follows with other values in some fields; they are not checked against the ranges of the inputs.

        A field may be an array: the quantities that depend on it then are arrays too.
        """
        values = {name: self._state[name] for name in self.graph.fields}
        return self.graph.solve({**values, **fields}, previous=self)

    def unit(self, name: str) -> str:
        """Unit of a value."""
        return self.graph.unit(name)

    def explain(self, name: str) -> Node:
        """Why a number is what it is: its formula and all that it comes from, down to sources and choices."""
        return explain(self.graph, self, self._given, name)


def _in_order(found: Mapping[str, Quantity]) -> tuple[str, ...]:
    wiring = {name: [a for a in made.arguments if a in found] for name, made in found.items()}
    try:
        return tuple(TopologicalSorter(wiring).static_order())
    except CycleError as error:
        circle = " -> ".join(error.args[1])
        raise GraphError(f"quantities depend on each other in a circle: {circle}") from None


def _same(a: Any, b: Any) -> bool:
    # two arrays count as the same only if they are one object: comparing draws costs more than it saves
    return a is b or (type(a) is type(b) and type(a) is not np.ndarray and bool(a == b))
