"""What readers of each preset are told changes only where somebody means it."""

from __future__ import annotations

import json

from tests.findings.saying import FILE, said


def test_every_preset_says_what_it_said() -> None:
    before = json.loads(FILE.read_text(encoding="utf-8"))
    now = said()
    changed = {
        f"{preset}, {key}": (before[preset].get(key), line)
        for preset, lines in now.items()
        for key, line in lines.items()
        if before[preset].get(key) != line
    }
    assert not changed, "\n".join(f"{key}\n- {was}\n+ {line}" for key, (was, line) in changed.items())
    assert {preset: set(lines) for preset, lines in before.items()} == {
        preset: set(lines) for preset, lines in now.items()
    }
