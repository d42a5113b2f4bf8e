"""What the README says is so: its commands, options, files and its example; and the papers beside it agree with the code."""

from __future__ import annotations

import ast
import io
import re
from contextlib import redirect_stdout
from pathlib import Path

import pytest
import yaml

from explorer import Page, __date__, __version__, commands
from explorer.__main__ import arguments
from explorer.pages.contents import PAGES
from explorer.speech import Text

ROOT = Path(__file__).resolve().parent.parent
README, CONTRIBUTING = (ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING"))
COMMANDS = (
    "python -m pip install -e . && python -m explorer",
    'python -m pip install -e ".[test]" && python -m pytest',
)
_OPTION = re.compile(r"--[a-z][a-z-]+")
_PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[A-Z][\w-]+\.(?:md|cff)|LICENSE(?:-DATA)?|environment\.yml)`")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def section(title: str) -> str:
    """Text of one section of the README."""
    return read(README).partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def block(language: str) -> str:
    """The one block of code in this language."""
    blocks: list[str] = re.findall(rf"^```{language}\n(.*?)^```$", read(README), re.MULTILINE | re.DOTALL)
    assert len(blocks) == 1
    return blocks[0]


def test_first_screen_has_picture_and_both_commands() -> None:
    first = read(README).partition("\n## ")[0]
    for command in COMMANDS:
        assert f"```\n{command}\n```" in first
    picture = re.search(r"!\[(.+)\]\((.+)\)", first)
    assert picture is not None
    assert 20 < len(picture.group(1)) < 250  # the words for those who do not see it
    assert (ROOT / picture.group(2)).stat().st_size < 250_000
    assert "badge" not in first


def test_every_option_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    table = re.findall(r"^\| `(?:([a-z]+) ?)?(--.*?)?`", section("Options of the command"), re.MULTILINE)
    assert {command for command, _ in table} == {"", *commands.COMMANDS}
    for command in ("", *commands.COMMANDS):
        with pytest.raises(SystemExit):
            arguments([*filter(None, [command]), "--help"])
        offered = set(_OPTION.findall(capsys.readouterr().out)) - {"--help"}
        assert offered == {option for of, row in table if of == command for option in _OPTION.findall(row)}, command


def test_defaults_are_those_of_the_command() -> None:
    rows = dict(re.findall(r"^\| `(--[a-z-]+).*\| (.*) \|$", section("Options of the command"), re.MULTILINE))
    for option, value in vars(arguments([])).items():
        if isinstance(value, bool | list | None):
            assert not value
        else:
            assert rows[f"--{option.replace('_', '-')}"] == f"`{value}`"


def test_every_page_is_named_with_its_address() -> None:
    text = Text()
    for page in PAGES:
        address = "/" if page == "index" else f"/{page}"
        assert f"| {text(f'page.{page}.title')} | `{address}` |" in section("The pages")


def test_the_example_runs_and_prints_what_it_says() -> None:
    code = block("python")
    assert code.count("\n") < 20
    tree = ast.parse(code)
    last = tree.body.pop()
    assert isinstance(last, ast.Expr)
    space: dict[str, object] = {}
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(tree, "README.md", "exec"), space)
        page = eval(compile(ast.Expression(last.value), "README.md", "eval"), space)
    assert printed.getvalue() == block("text")
    assert isinstance(page, Page)
    shown, _ = page._answerer({"ask": "view", "query": page.query})
    assert not shown["problems"]
    assert set(shown["charts"]) == {"power_by_site", "flow"}


def test_traces_on_board_are_those_that_are_shipped() -> None:
    named = re.search(r"The traces on board are ([\w, ]+)\.", read(README))
    assert named is not None
    shipped = re.findall(r"plotly\.js/src/traces/(\w+)", read(ROOT / "tools" / "assets" / "shims" / "core.cjs"))
    assert sorted(re.split(r", | and ", named.group(1))) == sorted(shipped)


@pytest.mark.parametrize("paper", [README, CONTRIBUTING], ids=lambda path: path.name)
def test_files_it_names_exist(paper: Path) -> None:
    named = _PATH.findall(read(paper))
    assert len(named) >= 15
    assert not [path for path in named if not (ROOT / path).exists()]


def test_papers_agree_on_version_date_and_licences() -> None:
    citation = yaml.safe_load(read(ROOT / "CITATION.cff"))
    assert (citation["version"], str(citation["date-released"])) == (__version__, __date__)
    assert (citation["license"], citation["references"][0]["license"]) == ("Apache-2.0", "CC-BY-4.0")
    assert citation["title"] in section("Cite it")
    assert f"version {__version__}" in section("Cite it")
    assert f"## [{__version__}] - {__date__}" in read(ROOT / "CHANGELOG.md")
    assert read(ROOT / "LICENSE").strip().startswith("Apache License\n                           Version 2.0")
    for owner in ("Epoch AI", "Eurostat", "Ember", "https://creativecommons.org/licenses/by/4.0/"):
        assert owner in read(ROOT / "LICENSE-DATA")


@pytest.mark.parametrize("paper", sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_papers_name_no_machine_of_ours(paper: Path) -> None:
    assert not re.search(r"(?<![\w.])/(?:work|home|root|tmp|opt|usr)/", read(paper))
