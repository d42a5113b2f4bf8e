"""What the server sends first: a page that can be read, of the scenario in the address, before any kernel exists."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from explorer import Scenario, solve
from explorer.findings.sentences import headline
from explorer.html.assets import version
from explorer.pages.contents import PAGES
from explorer.paths import STATIC
from explorer.speech import Text
from tests.hosts.process import Server, kernel_of, request

TEXT = Text()
LIVE = [page.id for page in PAGES.values() if page.live]


def words(page: str) -> str:
    """A page as a reader without a browser reads it."""
    return re.sub(
        r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<script.*?</script>", "", page, flags=re.S)))
    )


def plain(sentence: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\[\[\w+\|(.*?)\]\]", r"\1", sentence))


@pytest.mark.parametrize("page", LIVE)
@pytest.mark.parametrize("query", ["", "p=announced_2025&v=1", "next_budget=2&chip=h100&v=1"])
def test_the_first_bytes_hold_sentence_figures_and_tables(still_server: Server, page: str, query: str) -> None:
    results = solve(Scenario.from_query(query))
    sent = still_server.get(f"/{page}?{query}")
    assert sent.status == 200
    text = words(sent.text)
    assert plain(TEXT.say(headline(page, results))) in text
    assert sent.text.count('data-slot="table" tabindex="0"><table>') == len(PAGES[page].chart_functions)
    for name in PAGES[page].figures:
        assert TEXT(f"figure.{name}") in text
    assert 'data-slot="first"' in sent.text


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_title_description_language_and_icon(still_server: Server, page: str) -> None:
    sent = still_server.get(f"/{page}").text
    assert f"<title>{html.escape(TEXT(f'page.{page}.title'))} · InvestAI Explorer</title>" in sent
    assert re.search(r'<meta name="description" content=".{40,}">', sent)
    assert '<html lang="en" dir="ltr">' in sent
    assert "favicon.svg" in sent


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_a_card_for_other_media(still_server: Server, page: str) -> None:
    """Addresses are whole, from the host that the reader asked: those who show a card read the page from elsewhere."""
    sent = still_server.get(f"/{page}?next_budget=3", X_Forwarded_Proto="https").text
    said = dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):[\w:]+)" content="([^"]*)">', sent))
    assert html.unescape(said["og:title"]) == TEXT(f"page.{page}.title")
    assert html.unescape(said["og:description"]) == TEXT(f"page.{page}.description")
    assert said["og:url"] == f"https://{still_server.host}/{'' if page == 'index' else page}"
    assert f'<link rel="canonical" href="{said["og:url"]}">' in sent
    assert (said["og:image:width"], said["og:image:height"], said["twitter:card"]) == (
        "1200",
        "630",
        "summary_large_image",
    )
    assert TEXT(f"page.{page}.title") in html.unescape(said["og:image:alt"])
    picture = still_server.get(said["og:image"].removeprefix(f"https://{still_server.host}"))
    assert (picture.status, picture.headers["content-type"]) == (200, "image/png")


@pytest.mark.parametrize(("icon", "kind"), [("favicon.ico", "image/"), ("apple-touch-icon.png", "image/png")])
def test_icons_are_where_browsers_look(still_server: Server, icon: str, kind: str) -> None:
    sent = still_server.get(f"/{icon}")
    assert sent.status == 200
    assert sent.headers["content-type"].startswith(kind)


def test_the_start_is_the_index_and_notebooks_are_pages(still_server: Server) -> None:
    assert still_server.get("/").text == still_server.get("/index").text
    assert "Who pays?" in still_server.get("/voila/render/funding_mix.ipynb").text


def test_a_page_has_a_kernel_of_its_own_which_ends_when_its_tab_says_so(server: Server) -> None:
    kernel = kernel_of(server.get("/funding_mix").text)
    assert server.end_kernel(kernel, origin="https://elsewhere.example") == 403
    assert server.end_kernel(kernel) == 204
    assert server.end_kernel(kernel) == 204  # a second farewell is no fault


def test_a_hostile_address_opens_the_nearest_page(still_server: Server) -> None:
    sent = still_server.get("/funding_mix?next_budget=1e9&pue=%3Cscript%3E&nonsense=1&p=%00")
    assert sent.status == 200
    assert "<script>&" not in sent.text
    assert "Budget 2028 to 2034" in words(sent.text)
    assert "€20" in words(sent.text)


@pytest.mark.parametrize(
    "path", ["/voila/tree", "/voila/tree/x", "/voila/api/contents", "/voila/api/contents/funding_mix.ipynb"]
)
def test_nothing_is_listed(still_server: Server, path: str) -> None:
    sent = still_server.get(path)
    assert sent.status in {302, 404}
    assert "ipynb" not in sent.text


@pytest.mark.parametrize(
    "path", ["/voila/files/index.ipynb", "/voila/files/../explorer/facts.py", "/voila/files/x.png"]
)
def test_no_file_is_handed_out(still_server: Server, path: str) -> None:
    assert still_server.get(path).status in {403, 404}


@pytest.mark.parametrize("root", ["/investai/static/abc123/", "/voila/static/", "/voila/labextensions/"])
@pytest.mark.parametrize(
    "way",
    [
        "../__init__.py",
        "..%2f__init__.py",
        "%2e%2e/%2e%2e/pyproject.toml",
        "/etc/passwd",
        "js/../../paths.py",
        "%00",
        "js/app.js%00.css",
    ],
)
def test_no_way_leads_out_of_the_folders(still_server: Server, root: str, way: str) -> None:
    assert still_server.get(root + way).status in {403, 404}


OTHERS = [
    "/api/contents",
    "/api/kernels",
    "/api/sessions",
    "/api/terminals",
    "/api/kernelspecs",
    "/tree",
    "/lab",
    "/files/x",
    "/metrics",
]


@pytest.mark.parametrize("path", OTHERS)
def test_what_else_jupyter_can_do_is_not_on_offer(still_server: Server, path: str) -> None:
    assert still_server.get(path).status == 404


def test_a_head_is_answered_like_a_page(still_server: Server) -> None:
    """Whoever checks a link asks for the head alone; it must not start a kernel."""
    sent = request(still_server.port, "/funding_mix", method="HEAD")
    assert (sent.status, sent.body) == (200, b"")


def test_pages_are_compressed_on_their_way(still_server: Server) -> None:
    whole, packed = still_server.get("/funding_mix"), still_server.get("/funding_mix", Accept_Encoding="gzip")
    assert packed.body == whole.body
    assert packed.wire < 0.4 * whole.wire


def test_files_are_compressed_and_kept(still_server: Server) -> None:
    sent = still_server.get(f"/investai/static/{version()}/vendor/plotly.min.js", Accept_Encoding="gzip")
    assert sent.body == (STATIC / "vendor" / "plotly.min.js").read_bytes()
    assert sent.wire < 0.4 * len(sent.body)
    assert "immutable" in sent.headers["cache-control"]
    assert sent.headers["content-type"].startswith("text/javascript")
    again = still_server.get(
        "/voila/static/voila.js", If_None_Match=still_server.get("/voila/static/voila.js").headers["etag"]
    )
    assert again.status == 304


def test_a_kernel_is_started_for_each_visitor_of_a_live_page_only(start: Callable[..., Server]) -> None:
    """Not for a page that is not there, or stands still, or stands in a frame, or is asked for in another template."""
    server = start()
    for path in (
        "/",
        "/method",
        "/nope",
        "/voila/render/nope.ipynb",
        "/voila/tree",
        "/funding_mix?embed=flow",
        "/funding_mix?embed=page",
    ):
        assert "kernelId" not in server.get(path).text
    assert server.kernels() == []
    sent = server.get("/funding_mix?template=nope&voila-template=lab&theme=dark").text
    assert kernel_of(sent)
    assert sent.endswith("</html>\n")
    assert len(server.kernels()) == 1


def test_visitors_who_come_at_once_share_what_kernels_there_are(start: Callable[..., Server]) -> None:
    """Those beyond the limit get the page as well, which the server answers."""
    server = start("--max-kernels", "2")
    with ThreadPoolExecutor(6) as visitors:
        pages = [sent.text for sent in visitors.map(server.get, ["/funding_mix"] * 6)]
    assert all(page.endswith("</html>\n") for page in pages)
    assert all("Of every €10" in page for page in pages)
    assert sum("kernelId" in page for page in pages) == 2
    assert len(server.kernels()) == 2
    assert server.end_kernel(next(kernel_of(page) for page in pages if "kernelId" in page)) == 204
    assert "kernelId" in server.get("/funding_mix").text  # one left, another may come


def test_another_template_cannot_be_asked_for(still_server: Server) -> None:
    assert still_server.get("/funding_mix?template=nope&theme=dark").text.endswith("</html>\n")


def test_a_missing_page_is_told_without_another_host(still_server: Server) -> None:
    sent = still_server.get("/voila/render/nope.ipynb")
    assert sent.status == 404
    assert "https://" not in sent.text


def test_only_this_server_may_frame_a_page(still_server: Server) -> None:
    assert still_server.get("/funding_mix").headers["content-security-policy"].startswith("frame-ancestors 'self'")


def test_a_page_of_bad_options_is_never_an_empty_frame(still_server: Server) -> None:
    sent = still_server.get("/funding_mix?embed=flwo&theme=%22%3E%3Cb%3E&controls=&next_budget=x")
    assert sent.status == 200
    text = words(sent.text)
    assert "There is no chart “flwo”. This is the nearest: From taxpayers and investors to the sites" in text
    assert 'theme: “"><b>” is not one of auto, light, dark.' in text
    assert "Sources: EuroHPC JU; European Commission" in text
    assert '<header class="bar">' not in sent.text
