"""The house stands as its plan says: arrows of import run one way, no circle anywhere, words are made last, rooms are small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import explorer
from explorer.paths import STATIC

PACKAGE = Path(explorer.__file__).resolve().parent
SOURCES = sorted(PACKAGE.rglob("*.py"))

# From left to right: each room imports only from its left, or from a room on its own step where there is no way back.
ROOMS = [
    {"about", "paths", "message"},
    {"facts"},
    {"scenario"},
    {"quantity", "explain", "graph"},
    {"model"},
    {"ensemble"},
    {"claims"},
    {"ledger"},
    {"evidence"},
    {"findings"},
    {"charts"},
    {"pages"},
    {"engine"},
    {"speech"},
    {"html"},
    {"export"},
    {"desk"},
    {"hosts"},
]
RANK = {room: rank for rank, rooms in enumerate(ROOMS) for room in rooms}
EDGES = {"speech", "html", "export", "desk", "hosts", "commands"}  # what may speak


def module_of(path: Path) -> str:
    """Dotted name of a module."""
    return ".".join(("explorer", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


MODULES = {module_of(path): path for path in SOURCES}


def imports_of(module: str) -> Iterator[str]:
    """Modules of the house that one imports, anywhere in it: in a function and for a type checker alone too."""
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "explorer":
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)


ARROWS = {module: {other for other in imports_of(module) if other != module} for module in MODULES}


def room_of(module: str) -> str:
    """The room that a module stands in."""
    return [*module.split("."), ""][1]


def test_each_room_imports_only_from_its_left() -> None:
    wrong = [
        f"{module} imports {other}"
        for module, others in ARROWS.items()
        if room_of(module) in RANK
        for other in others
        if RANK.get(room_of(other), -1) > RANK[room_of(module)]
    ]
    assert not wrong, "\n".join(wrong)


def test_there_is_no_circle_anywhere() -> None:
    """Not between rooms and not inside one; the package's own face hands out names by their place and imports nothing."""
    arrows = {module: others - {"explorer"} for module, others in ARROWS.items()}
    try:
        tuple(TopologicalSorter(arrows).static_order())
    except CycleError as error:
        raise AssertionError(" -> ".join(error.args[1])) from None


def test_every_room_has_its_place() -> None:
    rooms = {room_of(module) for module in MODULES} - {"", "__main__", "commands"}
    assert rooms == set(RANK)


def test_only_edges_speak() -> None:
    wrong = [
        module
        for module, others in ARROWS.items()
        if room_of(module) not in EDGES and any(room_of(other) == "speech" for other in others)
    ]
    assert not wrong, f"no edge, and speaks: {', '.join(wrong)}"


def test_no_meaning_is_read_out_of_words() -> None:
    """Left of the edges nothing searches in text: there are no words there yet."""
    silent = ("findings", "charts", "evidence", "engine")
    for module, path in MODULES.items():
        if room_of(module) not in silent:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        assert "re" not in imported, f"{module} searches in text"
        called = {
            node.func.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and not (isinstance(node.func.value, ast.Constant) and isinstance(node.func.value.value, bytes))
        }
        assert not called & {"lower", "upper", "title", "capitalize", "join"}, f"{module} glues or bends words"


def test_findings_know_no_picture_and_pictures_no_text() -> None:
    for module, others in ARROWS.items():
        if room_of(module) == "findings":
            assert not any(room_of(other) in {"charts", "pages", "html"} for other in others), module


def test_rooms_are_small() -> None:
    files = [*SOURCES, *sorted((STATIC / "js").glob("*.js"))]
    large = [path.name for path in files if len(path.read_text(encoding="utf-8").splitlines()) > 300]
    assert not large, f"over 300 lines: {', '.join(large)}"
