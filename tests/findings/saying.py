"""Every sentence that a page says of each preset, so that a change of words is seen by whoever makes it.

``python -m tests.findings.saying`` writes the file anew; its difference is what readers will see change.
"""

from __future__ import annotations

import json
from pathlib import Path

from explorer.engine.view import chart_of, figure_of
from explorer.findings.sentences import headline, note
from explorer.model import solve
from explorer.pages.contents import PAGES
from explorer.scenario import Scenario, presets
from explorer.speech import Text

FILE = Path(__file__).with_name("said.json")


def said() -> dict[str, dict[str, str]]:
    """Headline, figures, notes and the sentence of every chart in every reading, by preset."""
    text, found = Text("en"), {}
    for preset in presets():
        results, lines = solve(Scenario(preset)), {}
        for page in PAGES.values():
            if not page.live:
                continue
            lines[page.id] = text.say(headline(page.id, results))
            for name in page.figures:
                line = note(name, results, page.id)
                lines[f"{page.id}: {name}"] = f"{text.say(figure_of(name, results))} | {text.say(line.says)}"
            for name, chart in page.chart_functions.items():
                for option in chart.options or (None,):
                    key = f"{page.id}, {name}{f', {option}' if option else ''}"
                    lines[key] = text.say(chart_of(page, name, results, option).found.says)
        found[preset] = {key: line.replace("\N{NO-BREAK SPACE}", " ") for key, line in lines.items()}
    return found


def main() -> None:
    """Write the file."""
    FILE.write_text(json.dumps(said(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
