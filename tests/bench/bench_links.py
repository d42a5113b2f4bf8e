"""How long links are: 1,000 random scenarios, by number of changed inputs; prints, asserts nothing.

Run it with ``python -m tests.bench.bench_links``.
"""

from __future__ import annotations

import random
import statistics

from tests.test_links import usual

_PAGE = "https://explorer.example.org/gigafactory?"
_VIEW, _LONG = "&view.countries=per_head", 200


def main() -> None:
    rng = random.Random(1)
    groups: dict[str, list[tuple[int, int, int]]] = {}
    for _ in range(1000):
        changes = min(int(rng.expovariate(0.18)), 40)
        scenario = usual(rng, changes)
        full = len(f"{_PAGE}{scenario.to_query()}{_VIEW}&data=2026-11-23")
        short = len(f"{_PAGE}{scenario.to_short()}{_VIEW}&data=261123")
        name = next(
            f"{low:2} to {high:2}"
            for low, high in ((0, 2), (3, 5), (6, 8), (9, 12), (13, 20), (21, 40))
            if changes <= high
        )
        groups.setdefault(name, []).append((full, short, full if full < _LONG else short))
    print("changed   links   in full: median, longest   in short: median, longest   as copied: longest, 200 or more")
    for name, found in sorted(groups.items()):
        full, short, copied = zip(*found, strict=True)
        over = sum(length >= _LONG for length in copied)
        print(
            f"{name}  {len(found):5}   {statistics.median(full):10.0f} {max(full):8}   {statistics.median(short):12.0f} {max(short):8}   {max(copied):12} {over:10}"
        )


if __name__ == "__main__":
    main()
