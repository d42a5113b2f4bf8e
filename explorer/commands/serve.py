"""Without a command: serve the pages on this machine and open the browser."""

from __future__ import annotations

import argparse
import sys

from explorer.hosts.voila.origins import origin

DEFAULT_PORT = 8866
DEFAULT_HOST = "localhost"


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


def add_place(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    """Where to listen, and whether to open a browser; `again` after a command's name, where what stood before it counts too."""
    port, host, closed = (argparse.SUPPRESS,) * 3 if again else (DEFAULT_PORT, DEFAULT_HOST, False)
    parser.add_argument("--port", type=_port, default=port, help=f"port to listen on (default: {DEFAULT_PORT})")
    parser.add_argument("--host", default=host, help=f"address to listen on (default: {DEFAULT_HOST})")
    parser.add_argument("--no-browser", action="store_true", default=closed, help="do not open a browser")


def _origin(text: str) -> str:
    try:
        return origin(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the server."""
    add_place(parser)
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


def run(wanted: argparse.Namespace, start: str = "") -> int:
    """Start the server, with the browser at the page `start`; returns when it is stopped."""
    from explorer.hosts.voila import app

    ip = "127.0.0.1" if wanted.host == "localhost" else wanted.host
    try:
        port = app.free_port(ip, wanted.port)
    except OSError as error:
        print(f"Cannot listen on {wanted.host}:{wanted.port}: {error.strerror or error}", file=sys.stderr)
        return 1
    if port != wanted.port:
        print(f"Port {wanted.port} is busy: using {port} instead (choose another with --port).", flush=True)
    print(f"InvestAI Explorer: http://{wanted.host}:{port}/{start}  (stop it with Ctrl+C)", flush=True)
    app.ExplorerApp.most_kernels = wanted.max_kernels
    app.ExplorerApp.opens = start
    config = app.configuration(
        pool=wanted.pool, ip=ip, port=port, browser=not wanted.no_browser, ancestors=wanted.frame_ancestors
    )
    app.ExplorerApp.launch_instance(argv=[], config=config)
    return 0
