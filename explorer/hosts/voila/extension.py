"""For JupyterLab: a server extension that serves the page's script, styles, fonts and plotly.js as files."""

from __future__ import annotations

from typing import Any

from jupyter_server.utils import url_path_join

from explorer.hosts.voila.files import Files
from explorer.paths import STATIC

STATIC_ROUTE = r"/investai/static/[0-9a-f]+/(.*)"


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "explorer.hosts.voila.extension"}]


def _load_jupyter_server_extension(app: Any) -> None:
    route = url_path_join(app.web_app.settings["base_url"], STATIC_ROUTE)
    app.web_app.add_handlers(".*$", [(route, Files, {"folders": [STATIC], "forever": True})])
