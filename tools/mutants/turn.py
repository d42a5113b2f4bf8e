"""Meanings turned round: what a careless change could do to a line of the findings, the charts or the model.

What is no meaning is left alone: annotations, decorators, docstrings, places on paper, and whether a number that
is computed may just touch a tolerance.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.mutants.paper import PAPER, PLACED

Change = tuple[str, Any, Any]  # what it is, and the field of the node with its new value

_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_EDGES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
}
_NAMES = {
    "min": "max",
    "minimum": "maximum",
    "any": "all",
    "low": "high",
    "floor": "ceil",
    "ACCENT": "BAD",
    "OK": "BAD",
}
_NAMES |= {new: old for old, new in _NAMES.items()}
_WORDS = {"_low": "_high", "_high": "_low"}
_ACTORS = ("union", "states", "eib", "industry", "banks")
_TYPES = {"tuple", "dict", "list", "Callable", "Mapping", "Iterable", "Iterator", "NDArray", "ndarray"}
_IN_ANY_ORDER = {"max", "min", "sum", "any", "all", "set", "frozenset", "bound"}
_READ = {"value", "changed"}  # functions whose second argument names a quantity


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file: where it is, in which function, what is turned round; and its number in the file."""

    path: Path
    line: int
    function: str
    what: str
    number: int

    @property
    def source(self) -> str:
        """The whole file with the change."""
        for number, (_, _, _, tree) in enumerate(_changes(self.path)):
            if number == self.number:
                return ast.unparse(tree)
        raise IndexError(self.number)


def mutants(path: Path) -> list[Mutant]:
    """Every change of a file."""
    return [Mutant(path, *change[:3], number) for number, change in enumerate(_changes(path))]


def _changes(path: Path) -> Iterator[tuple[int, str, str, ast.Module]]:
    """Line, function and name of each change, and the tree while it holds it."""
    drawing = "charts" in path.parts
    tree = ast.parse(path.read_text(encoding="utf-8"))
    keys = _keys(tree)
    for node, owner in list(_within(tree, "<module>", drawing)):
        for what, field, new in _turned(node, keys, drawing):
            with _held(node, field, new):
                yield getattr(node, "lineno", 0), owner, what, tree


@contextmanager
def _held(node: ast.AST, field: Any, new: Any) -> Iterator[None]:
    before = getattr(node, field)
    setattr(node, field, new)
    yield
    setattr(node, field, before)


def _within(node: ast.AST, owner: str, drawing: bool) -> Iterator[tuple[ast.AST, str]]:
    """What can carry a meaning, and the function that holds it."""
    if isinstance(node, ast.FunctionDef):
        owner = node.name
        if drawing and owner in PLACED:
            return
        inner = [*node.body, *node.args.defaults, *(each for each in node.args.kw_defaults if each)]
    elif isinstance(node, ast.ClassDef):
        inner = list(node.body)
    elif isinstance(node, ast.AnnAssign):
        inner = [node.value] if node.value else []
    elif _is_none(node, drawing):
        inner = []
    elif isinstance(node, ast.Call) and ast.unparse(node.func) == "cast":
        inner = list(node.args[1:])
    elif drawing and isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        inner = [value for key, value in pairs if not (isinstance(key, ast.Constant) and key.value in PAPER)]
    elif isinstance(node, ast.Call) and ast.unparse(node.func) in _IN_ANY_ORDER:
        inner = [each for arg in node.args for each in (arg.elts if isinstance(arg, ast.List | ast.Tuple) else [arg])]
        inner += [node.func, *node.keywords]
    else:
        inner = list(ast.iter_child_nodes(node))
    for child in inner:
        yield child, owner
        yield from _within(child, owner, drawing)


def _is_none(node: ast.AST, drawing: bool) -> bool:
    """Whether nothing in it is a meaning: a type, a list of exports, a guard against mistakes, or a place on paper."""
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Subscript():
            return ast.unparse(node.value).split(".")[-1] in _TYPES
        case ast.keyword():
            return node.arg == "strict" or (drawing and node.arg in PAPER)
    return False


def _keys(tree: ast.Module) -> list[str]:
    """Names of quantities that a file reads."""
    return sorted({key for node in ast.walk(tree) if (key := _key(node)) is not None})


def _key(node: ast.AST) -> str | None:
    key: ast.AST | None = None
    if isinstance(node, ast.Call) and ast.unparse(node.func) in _READ and len(node.args) > 1:
        key = node.args[1]
    elif isinstance(node, ast.Subscript) and ast.unparse(node.value) in ("results", "r"):
        key = node.slice
    return key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else None


def _turned(node: ast.AST, keys: list[str], drawing: bool) -> Iterator[Change]:
    """The ways in which one node can be turned round."""
    key = _key(node)
    if key is not None and len(keys) > 1 and isinstance(node, ast.Call | ast.Subscript):
        read = keys[keys.index(key) - 1]
        other = ast.Constant(read)
        field, new = ("slice", other) if isinstance(node, ast.Subscript) else ("args", _put(node.args, 1, other))
        yield f"reads {read} instead of {key}", field, new
    if isinstance(node, ast.Compare):
        yield from _compared(node)
    elif isinstance(node, ast.IfExp):
        yield "branches changed places", "test", ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.If):
        yield "condition turned round", "test", ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.BoolOp):
        both = isinstance(node.op, ast.And)
        yield "and to or" if both else "or to and", "op", ast.Or() if both else ast.And()
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not left out", "operand", ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.Name) and node.id in _NAMES and isinstance(node.ctx, ast.Load):
        yield f"{node.id} to {_NAMES[node.id]}", "id", _NAMES[node.id]
    elif isinstance(node, ast.Attribute) and node.attr in _NAMES and isinstance(node.ctx, ast.Load):
        yield f"{node.attr} to {_NAMES[node.attr]}", "attr", _NAMES[node.attr]
    elif isinstance(node, ast.Constant):
        yield from _constant(node)
    elif isinstance(node, ast.Call | ast.Tuple | ast.List | ast.Dict):
        yield from _ordered(node, drawing)
    elif isinstance(node, ast.Subscript):
        yield from _picked(node)
    elif isinstance(node, ast.BinOp) and not drawing and type(node.op) in _COMPUTED and not _is_text(node):
        sign = _COMPUTED[type(node.op)]()
        yield f"{type(node.op).__name__} to {type(sign).__name__}", "op", sign


def _compared(node: ast.Compare) -> Iterator[Change]:
    sides = [node.left, *node.comparators]
    for place, op in enumerate(node.ops):
        one, other = sides[place], sides[place + 1]
        if type(op) in _TURNED:
            new = _TURNED[type(op)]()
            yield f"{type(op).__name__} to {type(new).__name__}", "ops", _put(node.ops, place, new)
        if type(op) in _EDGES and (_is_whole(one) or _is_whole(other)):
            edge = _EDGES[type(op)]()
            yield f"{type(op).__name__} to {type(edge).__name__}", "ops", _put(node.ops, place, edge)


def _constant(node: ast.Constant) -> Iterator[Change]:
    if isinstance(node.value, bool):
        yield f"{node.value} to {not node.value}", "value", not node.value
    elif isinstance(node.value, str):
        end = next((end for end in _WORDS if node.value.endswith(end)), "")
        if end:
            yield f"{end} to {_WORDS[end]}", "value", node.value.removesuffix(end) + _WORDS[end]


def _ordered(node: ast.Call | ast.Tuple | ast.List | ast.Dict, drawing: bool) -> Iterator[Change]:
    """The first two of several things in a row change places."""
    if isinstance(node, ast.Call):
        if ast.unparse(node.func) == "say" and len(node.keywords) > 1:
            one, other = node.keywords[:2]
            turned = [ast.keyword(one.arg, other.value), ast.keyword(other.arg, one.value), *node.keywords[2:]]
            yield f"values of {one.arg} and {other.arg} changed places", "keywords", turned
    elif isinstance(node, ast.Dict):
        names = [str(key.value) for key in node.keys if isinstance(key, ast.Constant)]
        drawn = names[:2] == ["x", "y"] or not (drawing and PAPER.intersection(names))
        if drawn and len(names) == len(node.keys) > 1 and not _same(*node.values[:2]):
            yield f"values of {names[0]} and {names[1]} changed places", "values", _swap(node.values)
    elif isinstance(getattr(node, "ctx", None), ast.Load) and len(node.elts) > 1 and not _same(*node.elts[:2]):
        yield "first two changed places", "elts", _swap(node.elts)


def _picked(node: ast.Subscript) -> Iterator[Change]:
    picked = node.slice
    with suppress(ValueError, SyntaxError):
        at = ast.literal_eval(picked)
        if at in (0, -1) and at is not False:
            yield f"[{at}] to [{-1 - at}]", "slice", ast.Constant(-1 - at)
        elif at in _ACTORS:
            other = _ACTORS[_ACTORS.index(at) - 1]
            yield f"{at} to {other}", "slice", ast.Constant(other)


def _same(one: ast.expr, other: ast.expr) -> bool:
    """Whether it tells a reader nothing which of two comes first: both the same, bare numbers, places in an array."""
    bare = all(isinstance(each, ast.Constant) and isinstance(each.value, int | float) for each in (one, other))
    apart = any(isinstance(each, ast.Starred) or ast.unparse(each) == "..." for each in (one, other))
    return bare or apart or ast.unparse(one) == ast.unparse(other)


def _put(items: list[Any], place: int, new: Any) -> list[Any]:
    return [*items[:place], new, *items[place + 1 :]]


def _swap(items: list[ast.expr]) -> list[ast.expr]:
    return [items[1], items[0], *items[2:]]


def _is_whole(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def _is_text(node: ast.BinOp) -> bool:
    return any(
        isinstance(side, ast.JoinedStr | ast.List | ast.Tuple)
        or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )
