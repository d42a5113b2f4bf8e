"""How fast a page is, how much it weighs and what a visitor costs: one run, medians, no judgement.

Run it with ``python -m tests.bench.bench_page`` (``--opens 5 --moves 50 --sessions 1 5 10``; ``--pages`` for some). It starts its own server on this machine.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Page, sync_playwright

from explorer import Scenario, solve
from explorer.desk.answers import Answerer
from explorer.pages.contents import PAGES as SPECS
from explorer.scenario import inputs
from explorer.speech import Text
from tests.browser.expected import SLIDER as PAGES
from tests.conftest import FLAGS, find_browser
from tests.hosts.process import Server, explorer

LINK = "p=announced_2025&bank_debt=7&chip=b200&v=1"
WATCH = """
window.marks = {};
const note = (name) => (marks[name] ??= performance.now());
new MutationObserver(() => {
  if (document.querySelector(".ix [data-slot=headline]")) note("sentence");
  if (document.querySelector(".plot .main-svg")) note("first");
  const root = document.querySelector(".ix");
  if (root?.dataset.drawn !== undefined) note("all");
  if (root?.dataset.solver === "kernel") note("kernel");
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
MOVES = """async ([field, moves]) => {
  const root = document.querySelector(".ix"), slide = root.querySelector(`[data-field=${field}] .slide`);
  const all = [], seen = [];
  for (let i = 0; i < moves; i++) {
    let first = 0;
    const start = performance.now();
    root.addEventListener("ix:seen", () => (first = performance.now() - start), { once: true });
    const painted = new Promise((done) => root.addEventListener("ix:painted", done, { once: true }));
    i % 10 < 5 ? slide.stepUp(1) : slide.stepDown(1);
    slide.dispatchEvent(new Event("input", { bubbles: true }));
    await painted;
    await new Promise(requestAnimationFrame);
    all.push(performance.now() - start);
    seen.push(first);
    await new Promise((rest) => setTimeout(rest, 80));
  }
  return [all, seen];
}"""


def opened(browser: Browser, address: str, then: Callable[[Page], object] = lambda page: None) -> dict[str, float]:
    """Open an address as a new visitor; when what was there [ms], and what came over the wire [bytes]."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    page.add_init_script(WATCH)
    wire = {"bytes": 0.0}
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: wire.update(bytes=wire["bytes"] + event["encodedDataLength"]))
    page.goto(address, wait_until="commit")
    page.wait_for_function("marks.all", timeout=90_000)
    wire["drawn"] = wire["bytes"]
    page.wait_for_function("marks.kernel", timeout=90_000)
    page.wait_for_timeout(500)
    marks = page.evaluate("marks")
    then(page)
    page.goto("about:blank")  # so that the tab says farewell to its kernel
    context.close()
    return {**marks, "bytes drawn": wire["drawn"], "bytes kernel": wire["bytes"]}


def quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]


def answers(page: str, field: str, moves: int) -> list[float]:
    """What a kernel takes to answer each of some moves of a slider: model, charts, message [ms]."""
    answerer, entry, took = Answerer(SPECS[page], Text()), inputs()[field], []
    for i in range(moves + 1):
        value = float(Scenario()[field]) + (i % 10 if i % 10 < 5 else 10 - i % 10) * float(entry.step or 0)
        started = time.perf_counter()
        answerer({"ask": "view", "query": "", "change": {field: value}})
        took.append((time.perf_counter() - started) * 1e3)
    return took[1:]


def memory(server: Server) -> tuple[float, list[float]]:
    """PSS of the server and of each kernel [MB]."""
    kernels = [kernel.memory_full_info().pss / 1e6 for kernel in server.kernels()]
    return psutil.Process(server.process.pid).memory_full_info().pss / 1e6, kernels


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--opens", type=int, default=5)
    parser.add_argument("--moves", type=int, default=50)
    parser.add_argument("--sessions", type=int, nargs="*", default=[1, 5, 10])
    parser.add_argument("--pages", nargs="*", choices=PAGES, default=list(PAGES))
    wanted = parser.parse_args()
    started = time.perf_counter()
    for i in range(200):
        dict(solve(Scenario(pue=1.2 + i / 1000)))
    print(
        f"one full solve of all quantities: {(time.perf_counter() - started) / 200 * 1e3:.2f} ms (first one included)"
    )
    for page, field in ((page, PAGES[page]) for page in wanted.pages):
        took = sorted(answers(page, field, wanted.moves))
        print(f"{page}, a move in the kernel: median {statistics.median(took):.1f} ms, p95 {quantile(took, 0.95):.1f}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = explorer(Path(folder) / "log")
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        try:
            for page in wanted.pages if wanted.opens else ():
                for name, query in (("default", ""), ("linked", f"?{LINK}")):
                    runs = [opened(browser, f"{server.url}{page}{query}") for _ in range(wanted.opens)]
                    middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
                    print(
                        f"{page}, {name}: sentence {middle['sentence']:.0f} ms, first chart {middle['first']:.0f}, all charts "
                        f"{middle['all']:.0f}, kernel {middle['kernel']:.0f}; over the wire {middle['bytes drawn'] / 1e6:.2f} MB "
                        f"until drawn, {middle['bytes kernel'] / 1e6:.2f} MB with the kernel"
                    )
            for page, field in (
                (f"{page}{beside}", PAGES[page]) for page in wanted.pages for beside in ("", "?vs=a25")
            ):  # alone, and compared
                found: list[list[float]] = []
                opened(
                    browser,
                    f"{server.url}{page}",
                    lambda at, field=field, found=found: found.extend(at.evaluate(MOVES, [field, wanted.moves])),
                )
                whole, seen = found
                print(
                    f"{page}, slider to repainted charts: median {statistics.median(whole):.0f} ms, p95 {quantile(whole, 0.95):.0f}; "
                    f"charts in view {statistics.median(seen):.0f}, p95 {quantile(seen, 0.95):.0f}"
                )
            print(f"memory with no session: server {memory(server)[0]:.0f} MB")
            context = browser.new_context()
            for count in wanted.sessions:
                while len(context.pages) < count:
                    page_at = context.new_page()
                    page_at.goto(f"{server.url}funding_mix")
                    page_at.locator(".ix[data-solver=kernel]").wait_for(timeout=90_000)
                own, kernels = memory(server)
                print(
                    f"memory with {count}: server {own:.0f} MB, a session {statistics.mean(kernels):.0f} MB, all {own + sum(kernels):.0f} MB"
                )
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
