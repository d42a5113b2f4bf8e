"""How large each file is, how long it takes to make, and how long from the click until it is saved: medians, no judgement.

Run it with ``python -m tests.bench.bench_downloads`` (``--runs 5 --pages funding_mix gigafactory``). It starts its own server on this machine.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from explorer.desk.answers import Answerer
from explorer.desk.downloads import CHART_KINDS, DRAWN, PAGE_KINDS
from explorer.pages.contents import PAGES
from explorer.speech import Text
from tests.conftest import FLAGS, find_browser
from tests.hosts.process import explorer


def clicked(page: Page, kind: str) -> tuple[float, int]:
    """From the click to the saved file [ms], and its size [bytes]."""
    started = time.perf_counter()
    with page.expect_download(timeout=90_000) as taken:
        page.locator(f'[data-get="{kind}"]').click()
    size = Path(taken.value.path()).stat().st_size
    return (time.perf_counter() - started) * 1e3, size


def made(answerer: Answerer, kind: str, chart: str) -> float:
    """Time to make a file [ms]."""
    started = time.perf_counter()
    answerer({"ask": "download", "kind": kind, "chart": chart, "query": ""})
    return (time.perf_counter() - started) * 1e3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pages", nargs="*", default=["funding_mix", "gigafactory"])
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = explorer(Path(folder) / "log")
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        try:
            for name in wanted.pages:
                answerer = Answerer(PAGES[name], Text())
                page = browser.new_page()
                page.goto(f"{server.url}{name}")
                page.locator(".ix[data-solver=kernel][data-drawn]").wait_for(timeout=90_000)
                chart = next(iter(PAGES[name].chart_functions))
                for one, kinds in ((chart, CHART_KINDS), ("", PAGE_KINDS)):
                    at = f'[data-chart="{one}"]' if one else ".tools"
                    page.locator(f'{at} [data-tool="download"]').click()
                    page.locator(f'[data-get="{kinds[0]}"]').wait_for()
                    for kind in kinds:
                        runs = [clicked(page, kind) for _ in range(wanted.runs)]
                        own = (
                            ""
                            if kind in DRAWN
                            else f"; made in {statistics.median(made(answerer, kind, one) for _ in range(wanted.runs)):.0f} ms"
                        )
                        print(
                            f"{name} {one or 'all charts'}, {kind}: {runs[0][1] / 1e3:.0f} kB; click to file "
                            f"{statistics.median(run[0] for run in runs):.0f} ms, the first {runs[0][0]:.0f}{own}"
                        )
                    page.keyboard.press("Escape")
                page.goto("about:blank")  # so that the tab says farewell to its kernel
                page.close()
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
