"""The command line: what a reader meets before the first page."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.__main__ import arguments, main
from explorer.hosts.voila.app import free_port
from explorer.ledger import entries
from tests.hosts.process import Server, explorer
from tests.hosts.process import free_port as unused

ROOT = Path(__file__).resolve().parents[2]


def test_the_defaults() -> None:
    wanted = arguments([])
    assert (wanted.port, wanted.host, wanted.pool, wanted.no_browser) == (8866, "localhost", 0, False)


@pytest.mark.parametrize(
    "wrong",
    [
        ["--port", "0"],
        ["--port", "99999"],
        ["--port", "x"],
        ["--pool", "-1"],
        ["--nope"],
        ["sources", "--older-than", "0"],
    ],
)
def test_a_wrong_option_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        arguments(wrong)
    assert "usage" in capsys.readouterr().err


def test_a_command_is_one_word_before_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert arguments([]).command is None
    assert (arguments(["sources", "--older-than", "24"]).command, arguments(["sources"]).older_than) == ("sources", 12)
    with pytest.raises(SystemExit):
        arguments(["sorces"])
    assert "sources" in capsys.readouterr().err


def test_a_talk_begins_from_a_link(start: Callable[..., Server]) -> None:
    link = "https://x.example/economics?p=announced_2025&chip=b200&pue=9&v=1#chart-decline"
    server = start("--max-kernels", "0", "slides", "--scenario", link)
    assert f"http://localhost:{server.port}/slides?p=announced_2025&chip=b200&pue=2&v=1" in server.said
    assert "--scenario: pue: 9.0 is out of range; allowed: 1 to 2" in server.said
    assert server.get("/slides").status == 200


def test_the_data_pass_their_own_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "--check", "--older-than", "600"]) == 0
    assert capsys.readouterr().out == f"{len(entries())} entries checked. Every one has a source, a date and a use.\n"


def test_a_busy_port_is_said_and_the_next_free_one_taken(start: Callable[..., Server]) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", unused()))
        busy.listen()
        port = busy.getsockname()[1]
        assert free_port("127.0.0.1", port) > port
        server = start("--port", str(port))
    assert f"Port {port} is busy: using {server.port} instead" in server.said
    assert server.get("/").status == 200


def test_an_address_that_is_not_this_machines_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "explorer", "--no-browser", "--host", "203.0.113.7"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 1
    assert "Cannot listen on 203.0.113.7" in done.stderr


def test_pages_may_be_framed_by_the_origins_named(start: Callable[..., Server]) -> None:
    server = start("--frame-ancestors", "https://news.example")
    policy = server.get("/funding_mix").headers["content-security-policy"]
    assert policy.startswith("frame-ancestors 'self' https://news.example")


@pytest.mark.parametrize(
    "wrong",
    [
        "news.example",
        "https:",
        "*",
        "https://news.example/path",
        "https://a.example; script-src *",
        "'none'",
        "https://a.example\r\nX: y",
    ],
)
def test_what_is_no_origin_is_refused(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        arguments(["--frame-ancestors", wrong])
    assert "is not an origin such as https://news.example" in capsys.readouterr().err


def test_origins_are_taken_with_port_and_wildcard() -> None:
    given = ["https://news.example/", "https://*.school.example", "http://localhost:8000"]
    assert arguments(["--frame-ancestors", *given]).frame_ancestors == ["https://news.example", *given[1:]]


@pytest.mark.slow
def test_a_wheel_works_outside_the_checkout(tmp_path: Path) -> None:
    """Data, notebooks, texts, scripts and template are in it."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "wheel", "-q", "--no-deps", "-w", tmp_path, ROOT], check=True, capture_output=True, timeout=300
    )
    (wheel,) = tmp_path.glob("*.whl")
    home = tmp_path / "installed"
    subprocess.run(
        [*pip, "install", "-q", "--no-deps", "--target", home, wheel], check=True, capture_output=True, timeout=300
    )
    asked = "import explorer, explorer.paths as p; print(explorer.__file__); print(p.DATA); print(p.NOTEBOOKS)"
    env = {**os.environ, "PYTHONPATH": str(home)}
    said = subprocess.run(
        [sys.executable, "-c", asked], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    ).stdout
    assert all(line.startswith(str(home)) for line in said.splitlines())
    server = explorer(tmp_path / "log", cwd=tmp_path, env={"PYTHONPATH": str(home)})
    try:
        sent = server.get("/gigafactory?p=announced_2025&v=1")
        assert sent.status == 200
        assert "400,000" in sent.text
        assert "kernelId" in sent.text
        assert server.get("/method").status == 200
    finally:
        server.stop()
