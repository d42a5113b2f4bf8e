"""A quantity of the model: a plain function, its unit, and what its source says about it.

>>> @quantity(unit="MW")
... def power_facility(power_it, pue):
...     '''Power that the sites draw from the grid.'''
...     return power_it * pue
>>> power_facility(100.0, 1.2)
120.0
"""

from __future__ import annotations

import ast
import copy
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])


class GraphError(ValueError):
    """The wiring of quantities does not hold, or a pass was given values that do not fit it."""


def quantity(*, unit: str) -> Callable[[Function], Function]:
    """Mark a function as a quantity of the model; it stays callable as it is.

    Parameters
    ----------
    unit
        Unit of what it returns, as shown to readers: ``"EUR bn"``, ``"MW"``, ``"share"``.
    """

    def mark(function: Function) -> Function:
        function.unit = unit  # type: ignore[attr-defined]
        return function

    return mark


def quantities_in(*modules: ModuleType) -> list[Callable[..., Any]]:
    """Every quantity that these modules define, in the order of their source."""
    return [
        item
        for module in modules
        for item in vars(module).values()
        if inspect.isfunction(item) and hasattr(item, "unit") and item.__module__ == module.__name__
    ]


@dataclass(frozen=True)
class Quantity:
    """One node of the graph: a function, and what its source says about it.

    Attributes
    ----------
    name, unit
        Name of the function and unit of its result.
    arguments
        Names that it is computed from.
    """

    name: str
    function: Callable[..., Any]
    arguments: tuple[str, ...]
    unit: str

    @classmethod
    def of(cls, function: Callable[..., Any]) -> Quantity:
        """The node of a marked function.

        Raises
        ------
        GraphError
            If it is not marked, or an argument cannot be wired.
        """
        name = function.__name__
        if not hasattr(function, "unit"):
            raise GraphError(f"{name!r} is not marked with @quantity(unit=...)")
        parameters = inspect.signature(function).parameters.values()
        if odd := [p.name for p in parameters if p.kind is not p.POSITIONAL_OR_KEYWORD or p.default is not p.empty]:
            raise GraphError(f"quantity {name!r}: {', '.join(odd)} must be plain arguments without a default")
        return cls(name, function, tuple(p.name for p in parameters), function.unit)

    @property
    def module(self) -> str:
        """Name of the module that defines it."""
        return self.function.__module__

    @property
    def description(self) -> str:
        """First line of its docstring, in plain words."""
        return (inspect.getdoc(self.function) or "").partition("\n")[0]

    @cached_property
    def formula(self) -> str:
        """What it returns, as written in its source; empty if the source is not at hand."""
        if self._returned is None:
            return ""
        return ast.unparse(_ForReading().visit(copy.deepcopy(self._returned))).replace("np.", "")

    @cached_property
    def words(self) -> frozenset[str]:
        """Words in quotes in its formula: the rows and columns that it reads from a table."""
        nodes = ast.walk(self._returned) if self._returned is not None else ()
        return frozenset(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))

    @cached_property
    def _returned(self) -> ast.expr | None:
        try:
            tree = ast.parse(textwrap.dedent(inspect.getsource(self.function)))
        except (OSError, SyntaxError):
            return None
        returns = [node.value for node in ast.walk(tree) if isinstance(node, ast.Return)]
        return returns[-1] if returns else None


class _ForReading(ast.NodeTransformer):
    """A formula as on paper: the helper that minds a zero below the line is a plain fraction."""

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "ratio" and len(node.args) == 2:
            return ast.BinOp(node.args[0], ast.Div(), node.args[1])
        return node
