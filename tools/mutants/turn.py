"""Meanings turned round: what a careless change could do to a line of the findings, the charts or the model."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
}
_NAMES = {"min": "max", "max": "min", "minimum": "maximum", "maximum": "minimum", "any": "all", "all": "any"}
_ENDS = {"_low": "_high", "_high": "_low"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file.

    Attributes
    ----------
    path, line
        Where it is.
    function
        Name of the function that holds it.
    what
        What was turned round.
    source
        The whole file with it.
    """

    path: Path
    line: int
    function: str
    what: str
    source: str


def mutants(path: Path, *, arithmetic: bool) -> Iterator[Mutant]:
    """Every change of a file.

    Parameters
    ----------
    path
        The file.
    arithmetic
        Whether sums and products are turned round too: in a drawing they are places on paper, not a meaning.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    places = [(node, owner) for node, owner in _within(tree, "") if owner]
    for node, owner in places:
        for what, undo in _turned(node, arithmetic=arithmetic):
            source = ast.unparse(copy.deepcopy(tree))
            undo()
            yield Mutant(path, getattr(node, "lineno", 0), owner, what, source)


def _within(node: ast.AST, owner: str) -> Iterator[tuple[ast.AST, str]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef):
            for inner in [*child.body, *child.args.defaults]:
                yield inner, child.name
                yield from _within(inner, child.name)
        elif not isinstance(child, ast.AnnAssign | ast.arg):
            yield child, owner
            yield from _within(child, owner)


def _turned(node: ast.AST, *, arithmetic: bool) -> Iterator[tuple[str, Callable[[], None]]]:
    """Turn a node round, one way after the other; what undoes it comes along."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARED:
        before = node.ops[0]
        node.ops[0] = _COMPARED[type(before)]()
        yield f"{type(before).__name__} to {type(node.ops[0]).__name__}", lambda: node.ops.__setitem__(0, before)
    elif isinstance(node, ast.IfExp):
        node.body, node.orelse = node.orelse, node.body
        yield "branches changed places", lambda: _swap(node, "body", "orelse")
    elif isinstance(node, ast.BoolOp):
        both = node.op
        node.op = ast.Or() if isinstance(both, ast.And) else ast.And()
        yield "and to or" if isinstance(both, ast.And) else "or to and", lambda: setattr(node, "op", both)
    elif isinstance(node, ast.If) and not node.orelse:
        test = node.test
        node.test = ast.UnaryOp(ast.Not(), test)
        yield "condition turned round", lambda: setattr(node, "test", test)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _NAMES:
        name = node.func
        node.func = ast.Name(_NAMES[name.id], ast.Load())
        yield f"{name.id} to {_NAMES[name.id]}", lambda: setattr(node, "func", name)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        end = next((end for end in _ENDS if node.value.endswith(end)), "")
        if end:
            word = node.value
            node.value = word.removesuffix(end) + _ENDS[end]
            yield f"{end} to {_ENDS[end]}", lambda: setattr(node, "value", word)
    elif isinstance(node, ast.Tuple | ast.List) and len(node.elts) > 1 and all(map(_is_word, node.elts)):
        first = node.elts[0]
        if ast.unparse(first) != ast.unparse(node.elts[1]):
            node.elts[0], node.elts[1] = node.elts[1], first
            yield "first two words changed places", lambda: _change(node.elts)
    elif arithmetic and isinstance(node, ast.BinOp) and type(node.op) in _COMPUTED and not _is_text(node):
        sign = node.op
        node.op = _COMPUTED[type(sign)]()
        yield f"{type(sign).__name__} to {type(node.op).__name__}", lambda: setattr(node, "op", sign)


def _is_word(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_text(node: ast.BinOp) -> bool:
    return any(
        isinstance(side, ast.JoinedStr | ast.List | ast.Tuple) or _is_word(side) for side in (node.left, node.right)
    )


def _swap(node: ast.AST, one: str, other: str) -> None:
    first = getattr(node, one)
    setattr(node, one, getattr(node, other))
    setattr(node, other, first)


def _change(items: list[ast.expr]) -> None:
    items[0], items[1] = items[1], items[0]
