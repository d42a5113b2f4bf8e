"""Make the cards of all pages, and the icons: ``python -m tools.cards.make``, in about a minute.

It needs an installed browser, and the packages of the extra ``test``. Nothing is served and nothing is fetched: the browser gets
pages and files from here.
"""

from __future__ import annotations

import base64
import io
import json
import mimetypes
import sys
from pathlib import Path
from urllib.parse import urlsplit

import jinja2
from PIL import Image
from playwright.sync_api import Browser, Route, sync_playwright

from explorer.hosts.voila.handlers import document
from explorer.paths import STATIC
from explorer.scenario.address import Address
from explorer.speech import Text
from tests.conftest import FLAGS, MISSING, find_browser
from tools.cards.content import FOLDER, RECORD, contents

_HOST = "http://cards.invalid"
_SIZE = (1200, 630)
_WIDTHS = {
    "loss_stepper": 460,
    "attribution": 520,
    "access_shares": 470,
    "budget": 500,
}  # px that a chart is drawn in, before it is fitted
_WIDTH = 640
_COLOURS = 128
_BLUE = "#1f4e8c"
_ICONS = {"apple-touch-icon.png": 180, "favicon.ico": 48}


class Studio:
    """A browser that is given pages of ours and files of ours, and takes pictures of them."""

    def __init__(self, browser: Browser, scale: float = 1) -> None:
        self.page = browser.new_context(device_scale_factor=scale, color_scheme="light").new_page()
        self.page.route("**/*", self.answer)
        self.html = ""

    def answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/":
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8")
            return
        file = STATIC.joinpath(*Path(path).parts[4 if path.startswith("/investai/static/") else 2 :])
        if file.is_file():
            route.fulfill(
                body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            )
        else:
            route.fulfill(status=404)

    def shot(self, html: str, size: tuple[int, int], part: str = "", ready: str = "body") -> bytes:
        """A picture of a page, or of a part of it once another is there."""
        self.html = html
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.goto(_HOST)
        self.page.locator(ready).wait_for()
        self.page.evaluate("document.fonts.ready")
        return self.page.locator(part).screenshot() if part else self.page.screenshot(omit_background=True)


def small(picture: bytes) -> bytes:
    """The same with few colours: flat areas and type need no more."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").quantize(_COLOURS, kmeans=4, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def address(data: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


def make(browser: Browser) -> None:
    """All cards and icons, and the record of what is on them."""
    FOLDER.mkdir(exist_ok=True)
    text, charts, studio = Text(), Studio(browser, scale=2), Studio(browser)
    template = jinja2.Template((Path(__file__).parent / "card.html").read_text(encoding="utf-8"), autoescape=True)
    found = contents()
    for name, card in found.items():
        start, end = document(card["page"], Address(more={"embed": card["chart"], "theme": "light"}), "/")
        width = _WIDTHS.get(card["chart"], _WIDTH)
        chart = charts.shot(start + end, (width, 900), part=".plot", ready=".ix[data-drawn]")
        page = template.render({**card, "picture": address(chart), "as_of": text("card.as_of")})
        picture = small(studio.shot(page, _SIZE))
        (FOLDER / f"{name}.png").write_bytes(picture)
        print(f"{name}.png: {len(picture) / 1000:.0f} kB", flush=True)
    RECORD.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for file, size in _ICONS.items():
        # The icon of a phone fills its square; the phone itself rounds the corners.
        ground = _BLUE if file.startswith("apple") else "transparent"
        page = f'<body style="margin:0;background:{ground}"><img src="/static/favicon.svg" alt="" style="display:block;width:100vw;height:100vh">'
        icon = studio.shot(page, (size, size))
        with Image.open(io.BytesIO(icon)) as image:
            image.save(STATIC / file, sizes=[(16, 16), (32, 32), (48, 48)]) if file.endswith("ico") else (
                STATIC / file
            ).write_bytes(small(icon))


def main() -> int:
    path = find_browser()
    if path is None:
        print(MISSING, file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        make(browser)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
