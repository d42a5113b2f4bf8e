"""Without a command: serve the pages on this machine and open the browser."""

from __future__ import annotations

import argparse
import sys

from explorer.serve.origins import origin

DEFAULT_PORT = 8866


def _port(text: str) -> int:
    port = int(text)
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return port


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("must be 0 or more")
    return number


def _origin(text: str) -> str:
    try:
        return origin(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the server."""
    parser.add_argument("--port", type=_port, default=DEFAULT_PORT, help="port to listen on (default: %(default)s)")
    parser.add_argument("--host", default="localhost", help="address to listen on (default: %(default)s)")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument(
        "--pool", type=_count, default=0, metavar="N", help="kernels kept ready for each page (default: %(default)s)"
    )
    parser.add_argument(
        "--max-kernels",
        type=_count,
        default=64,
        metavar="N",
        help="most kernels at a time; further visitors are answered by the server itself (default: %(default)s)",
    )
    parser.add_argument(
        "--frame-ancestors",
        nargs="*",
        type=_origin,
        default=[],
        metavar="ORIGIN",
        help="origins that may show pages in a frame, besides this server",
    )


def run(wanted: argparse.Namespace) -> int:
    """Start the server; returns when it is stopped."""
    from explorer.serve import app

    ip = "127.0.0.1" if wanted.host == "localhost" else wanted.host
    try:
        port = app.free_port(ip, wanted.port)
    except OSError as error:
        print(f"Cannot listen on {wanted.host}:{wanted.port}: {error.strerror or error}", file=sys.stderr)
        return 1
    if port != wanted.port:
        print(f"Port {wanted.port} is busy: using {port} instead (choose another with --port).", flush=True)
    print(f"InvestAI Explorer: http://{wanted.host}:{port}/  (stop it with Ctrl+C)", flush=True)
    app.ExplorerApp.most_kernels = wanted.max_kernels
    config = app.configuration(
        pool=wanted.pool, ip=ip, port=port, browser=not wanted.no_browser, ancestors=wanted.frame_ancestors
    )
    app.ExplorerApp.launch_instance(argv=[], config=config)
    return 0
