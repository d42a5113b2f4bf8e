"""The server: Voila over the notebooks, with pages that are readable at once and the settings that are safe."""

from __future__ import annotations

import errno
import os
import socket
import webbrowser
from pathlib import Path
from threading import Thread
from typing import Any

from explorer.paths import NOTEBOOKS, STATIC

_SHARE = Path(__file__).parent / "share"

# The template is found on Jupyter's own path; a kernel needs one thread for such small arrays, and less memory for it.
os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [str(_SHARE), os.environ.get("JUPYTER_PATH")]))
for _threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")

from jupyter_server.utils import url_path_join  # noqa: E402  (after the environment is set)
from tornado.web import GZipContentEncoding, RedirectHandler  # noqa: E402
from traitlets.config import Config  # noqa: E402
from voila.app import Voila  # noqa: E402

from explorer.hosts.voila.extension import STATIC_ROUTE  # noqa: E402
from explorer.hosts.voila.files import Files  # noqa: E402
from explorer.hosts.voila.handlers import AnswerHandler, PageHandler, ShutdownHandler  # noqa: E402
from explorer.hosts.voila.kernels import ExplorerKernelManager  # noqa: E402
from explorer.pages.contents import PAGES  # noqa: E402
from explorer.pages.deck import TALK  # noqa: E402

_EXTENSIONS = ["@jupyter-widgets/jupyterlab-manager", "anywidget", "@voila-dashboards/widgets-manager8"]
_IDLE_SECONDS = 600
_CULL_SECONDS = 60
_PING_MS = 30_000
# Sockets in the file system are private to the user, and a little faster; Windows has none.
_TRANSPORT = "tcp" if os.name == "nt" else "ipc"


class ExplorerApp(Voila):  # type: ignore[misc]
    """Voila with the explorer's own pages in front.

    Attributes
    ----------
    most_kernels
        Most kernels of visitors at a time; further pages are answered by the server itself.
    opens
        The page that the browser opens at, as after the address of the server.
    """

    most_kernels = 64
    opens = ""

    def init_handlers(self) -> list[Any]:
        base = self.server_url
        page = {
            "voila_configuration": self.voila_configuration,
            "template_paths": self.template_paths,
            "config": self.config,
            "kernels": self.most_kernels,
        }
        names = "|".join([*PAGES, TALK])
        own = [
            (base, PageHandler, page),
            (url_path_join(base, rf"/({names})/?"), PageHandler, page),
            (url_path_join(base, r"/voila/render/(.*)"), PageHandler, page),
            (url_path_join(base, "/investai/answer"), AnswerHandler),
            (url_path_join(base, r"/(favicon\.ico|apple-touch-icon\.png)"), Files, {"folders": [STATIC]}),
            (url_path_join(base, STATIC_ROUTE), Files, {"folders": [STATIC], "forever": True}),
            (url_path_join(base, r"/voila/static/(.*)"), Files, {"folders": self.static_paths}),
            (url_path_join(base, r"/voila/labextensions/(.*)"), Files, {"folders": self.labextensions_path}),
            (url_path_join(base, r"/voila/api/shutdown/(.*)"), ShutdownHandler),
            (
                url_path_join(base, r"/voila/(?:tree|api/contents).*"),
                RedirectHandler,
                {"url": base, "permanent": False},
            ),
        ]
        theirs: list[Any] = super().init_handlers()
        return own + theirs

    def launch_browser(self) -> None:
        if not self.opens:
            super().launch_browser()
            return
        address = url_path_join(self.connection_url, self.base_url) + self.opens
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    def listen(self) -> None:
        # The pages are text: compress them on their way. (The setting `compress_response` has no effect here.)
        self.app.transforms.append(GZipContentEncoding)
        super().listen()


def configuration(*, pool: int, ip: str, port: int, browser: bool, ancestors: list[str]) -> Config:
    """Voila's configuration: safe by default.

    Parameters
    ----------
    pool
        Kernels kept ready for each live page.
    ip, port
        Where to listen.
    browser
        Whether to open a browser.
    ancestors
        Origins that may show a page in a frame, besides this server itself.
    """
    frame = " ".join(["frame-ancestors 'self'", *ancestors])
    live = [f"{page.id}.ipynb" for page in PAGES.values() if page.live]
    pools: dict[str, Any] = {"default": {"pool_size": 0}} | {name: {"pool_size": pool} for name in live}
    return Config(
        {
            "Voila": {
                "ip": ip,
                "port": port,
                "port_retries": 0,
                "open_browser": browser,
                "root_dir": str(NOTEBOOKS),
                "log_level": 40,
                "tornado_settings": {
                    "headers": {"Content-Security-Policy": frame},
                    "ws_ping_interval": _PING_MS,
                    "ws_ping_timeout": _PING_MS,
                },
            },
            "VoilaConfiguration": {
                "template": "investai",
                "allow_template_override": "NO",
                "allow_theme_override": "NO",
                "file_allowlist": [],
                "extension_allowlist": _EXTENSIONS,
                "preheat_kernel": pool > 0,
                "default_pool_size": 0,
                "multi_kernel_manager_class": "explorer.hosts.voila.kernels.ExplorerKernelManager",
                "show_tracebacks": False,
                "resources": {"investai": True},
            },
            "ConnectionFileMixin": {"transport": _TRANSPORT},
            "VoilaKernelManager": {"kernel_pools_config": pools},
            ExplorerKernelManager.__name__: {
                "cull_idle_timeout": _IDLE_SECONDS,
                "cull_interval": _CULL_SECONDS,
                "cull_connected": False,
            },
        }
    )


def free_port(ip: str, wanted: int, tries: int = 50) -> int:
    """The first port from `wanted` on that nobody listens on.

    Raises
    ------
    OSError
        If none of `tries` ports is free, or the address is not this machine's.
    """
    for port in range(wanted, min(wanted + tries, 65536)):
        with socket.socket(socket.AF_INET6 if ":" in ip else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((ip, port))
            except OSError as error:
                if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                    raise
                continue
        return port
    raise OSError(errno.EADDRINUSE, f"no free port from {wanted} to {wanted + tries - 1}")
