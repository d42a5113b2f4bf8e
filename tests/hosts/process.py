"""The explorer as its reader starts it: a process of its own, on a port of its own, asked over HTTP."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import psutil

PATIENCE = 90  # seconds for what takes a few: the machine may be busy with something else
_ADDRESS = re.compile(r"http://[\w.\-]+:(\d+)/")


def free_port() -> int:
    """A port that nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Response:
    """What a server sent: status, headers with lower-case names, body unpacked, and how many bytes it was on the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    wire: int

    @property
    def text(self) -> str:
        return self.body.decode()


def request(
    port: int, path: str, *, method: str = "GET", headers: Mapping[str, str] | None = None, timeout: float = PATIENCE
) -> Response:
    """One request exactly as written: no redirect is followed, no path is tidied up."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in {"Content-Length": "0", **(headers or {})}.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        raw = answer.read()
        found = {name.lower(): value for name, value in answer.getheaders()}
        body = gzip.decompress(raw) if found.get("content-encoding") == "gzip" else raw
        return Response(answer.status, found, body, len(raw))
    finally:
        connection.close()


class Server:
    """A process that serves pages, from its start to its end.

    Parameters
    ----------
    command
        What to run; it prints its address.
    log
        File that keeps what it says.
    cwd, env
        Where it runs, and what is added to its environment.
    """

    def __init__(
        self, command: Sequence[str], log: Path, *, cwd: Path | None = None, env: Mapping[str, str] | None = None
    ) -> None:
        self.log = log
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                command, stdout=out, stderr=subprocess.STDOUT, cwd=cwd, env={**os.environ, **(env or {})}
            )
        self.port = 0
        end = time.monotonic() + PATIENCE
        try:
            while not self.answers():
                if self.process.poll() is not None:
                    raise RuntimeError(f"the server ended with {self.process.returncode}:\n{self.said}")
                if time.monotonic() > end:
                    raise TimeoutError(f"no answer after {PATIENCE} s:\n{self.said}")
                time.sleep(0.1)
        except BaseException:
            self.stop()
            raise

    @property
    def said(self) -> str:
        """All that the server has printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}/"

    def answers(self) -> bool:
        """Whether it listens; the port is the one it says it took."""
        found = _ADDRESS.search(self.said)
        if found is None:
            return False
        self.port = int(found[1])
        try:
            return request(self.port, "/favicon.ico", timeout=5).status < 600
        except (OSError, http.client.HTTPException):
            return False

    def get(self, path: str, **headers: str) -> Response:
        """GET with headers; an underscore in a name stands for a hyphen."""
        return request(self.port, path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def ask(self, message: Any) -> Response:
        """Send a message of a page, or any text at all."""
        text = message if isinstance(message, str) else json.dumps(message)
        return self.get(f"/investai/answer?m={quote(text, safe='', errors='surrogatepass')}")

    def end_kernel(self, kernel: str, origin: str | None = None) -> int:
        """Ask for the end of a kernel, as a tab of that origin does when it closes; the status of the answer."""
        headers = {"Origin": self.url.rstrip("/") if origin is None else origin}
        return request(self.port, f"/voila/api/shutdown/{kernel}", method="POST", headers=headers).status

    def kernels(self) -> list[psutil.Process]:
        """Its kernel processes."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        return [child for child in children if child.is_running() and child.status() != psutil.STATUS_ZOMBIE]

    def stop(self) -> int:
        """Ask it to end, and wait until it and its kernels have; its exit status."""
        kernels = self.kernels() if self.process.poll() is None else []
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(30)
        _, left = psutil.wait_procs(kernels, timeout=10)
        for kernel in left:
            kernel.kill()
        return self.process.returncode


def explorer(log: Path, *options: str, **more: Any) -> Server:
    """``python -m explorer --no-browser`` with options, on a free port unless they name one."""
    port = () if "--port" in options else ("--port", str(free_port()))
    return Server([sys.executable, "-m", "explorer", "--no-browser", *port, *options], log, **more)


def kernel_of(page: str) -> str:
    """Id of the kernel that a page was sent with."""
    found = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found, "the page was sent without a kernel"
    return str(json.loads(found[1])["kernelId"])


def host_of(url: str) -> str:
    """Host and port that an address leads to; nothing for data and blobs, which lead nowhere."""
    parts = urlsplit(url)
    return "" if parts.scheme in {"data", "blob", "about"} else parts.netloc
