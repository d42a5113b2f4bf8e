"""Which texts the code asks for: ids as they stand in calls, in templates and in scripts, read from their syntax trees."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from explorer.html.markup import environment
from explorer.paths import STATIC

ROOT = Path(__file__).resolve().parents[2]
PYTHON = [*sorted((ROOT / "explorer").rglob("*.py")), *sorted((ROOT / "tools").rglob("*.py"))]
TEMPLATES = sorted((ROOT / "explorer" / "html" / "templates").glob("*.html"))
_ANY, _ID = "[^.]*", ".+"  # what stands in a place of an id: a word, or several parts of an id
_SPEAKERS = {"say", "text", "_text", "t"}  # who is called with an id, and with what stands in the text


@dataclass(frozen=True)
class Asked:
    """A text that is asked for.

    Attributes
    ----------
    where
        File and line.
    id
        Its id as a regular expression.
    exact
        Whether it is one id.
    given
        Names of the values given with it; None where that cannot be told.
    """

    where: str
    id: str
    exact: bool
    given: frozenset[str] | None


def _pattern(node: ast.expr) -> str | None:
    """An id as a regular expression; None if it is no id."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            _place(v.value) if isinstance(v, ast.FormattedValue) else re.escape(str(v.value)) for v in node.values
        )  # type: ignore[attr-defined]
    if isinstance(node, ast.IfExp):
        found = [_pattern(node.body), _pattern(node.orelse)]
        return f"(?:{'|'.join(found)})" if None not in found else None  # type: ignore[arg-type]
    return None


def _place(value: ast.expr) -> str:
    """What a place of an id may hold; the house calls an id, or a part of one, `id` or `key`."""
    return _ID if getattr(value, "id", getattr(value, "attr", "")) in {"id", "key"} else _ANY


def _names(call: ast.Call) -> frozenset[str] | None:
    return None if any(key.arg is None for key in call.keywords) else frozenset(str(key.arg) for key in call.keywords)


@cache
def calls() -> tuple[Asked, ...]:
    """Every call in Python and in the templates that speaks a text of an id that can be told, at least in part."""
    return (*_python_calls(), *_template_calls())


def _python_calls() -> Iterator[Asked]:
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            pattern = _pattern(node.args[0])
            if name in _SPEAKERS and pattern and "\\." in pattern and not pattern.startswith((_ANY, _ID)):
                exact = isinstance(node.args[0], ast.Constant)
                yield Asked(f"{path.name}:{node.lineno}", pattern, exact, _names(node))


def _template_calls() -> Iterator[Asked]:
    for path in TEMPLATES:
        tree = environment().parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(jinja2.nodes.Call):
            if isinstance(call.node, jinja2.nodes.Name) and call.node.name == "t":
                for pattern in _in_template(call.args[0]):
                    given = frozenset(key.key for key in call.kwargs)
                    yield Asked(f"{path.name}:{call.lineno}", pattern, _ANY not in pattern, given)


def _in_template(node: Any) -> list[str]:
    if isinstance(node, jinja2.nodes.Const):
        return [re.escape(str(node.value))]
    if isinstance(node, jinja2.nodes.CondExpr):
        return [*_in_template(node.expr1), *_in_template(node.expr2)]
    if isinstance(node, jinja2.nodes.Concat):
        return ["".join(_in_template(part)[0] for part in node.nodes)]
    if isinstance(node, jinja2.nodes.Add):
        return [_in_template(node.left)[0] + _in_template(node.right)[0]]
    return [_ANY]


@cache
def patterns() -> frozenset[str]:
    """Every id that stands anywhere, as a regular expression.

    An id that is put together from a first part and a last one, ``f"{key}.title"``, counts with every first part in the same file.
    """
    found = {asked.id for asked in _template_calls()}
    for path in PYTHON:
        whole, ends = set(), set()
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        inner = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in nodes:
            whole_id = isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in inner
            pattern = _pattern(node) if whole_id else None
            if pattern and re.match(r"[a-z_]+\\\.", pattern) and " " not in pattern:
                whole.add(pattern)
            elif pattern and pattern.startswith((_ANY, _ID)) and " " not in pattern:
                ends.add(pattern.removeprefix(_ANY).removeprefix(_ID))
        found |= whole | {f"{pattern}{end}" for pattern in whole for end in ends if end.startswith("\\.")}
    return frozenset(found | {f"{pattern}{_ID}" for pattern in found if pattern.endswith("\\.")})  # every text under it


@cache
def in_scripts() -> frozenset[str]:
    """Words of the page's scripts that may name a text, as regular expressions."""
    found: set[str] = set()
    for path in (STATIC / "js").glob("*.js"):
        script = path.read_text(encoding="utf-8")
        found |= {
            re.escape(word) for word in re.findall(r"[\"']([\w.]+)[\"']|texts\.(\w+)", script) for word in word if word
        }
        found |= {
            _ANY.join(re.escape(part) for part in re.split(r"\$\{[^}]*\}", template))
            for template in re.findall(r"`([\w.]*\$\{[^`]*)`", script)
        }
    return frozenset(found)
