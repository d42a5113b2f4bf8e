"""Builds the fonts in explorer/static/vendor: two open typefaces, cut to the characters that European languages and our charts need."""

from __future__ import annotations

import shutil
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
OUT = HERE.parents[1] / "explorer" / "static" / "vendor"

SERIF = MODULES / "@expo-google-fonts" / "source-serif-4"
INTER = MODULES / "inter-ui"

#: Unicode ranges kept: Latin, Latin-1, Latin Extended-A, the Romanian letters of Extended-B, Greek, punctuation and a few signs.
RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2C6, 0x2C7), (0x2D8, 0x2DD),
    (0x384, 0x3CE),
    (0x2002, 0x200D), (0x2010, 0x2015), (0x2018, 0x2022), (0x2026, 0x2026),
    (0x202F, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A),
    (0x2044, 0x2044), (0x2070, 0x208E), (0x20AC, 0x20AC),
    (0x2122, 0x2122), (0x2190, 0x2199), (0x2212, 0x2212), (0x2215, 0x2215),
    (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265), (0x25A0, 0x25A1), (0x25B2, 0x25BC), (0x25CB, 0x25CF), (0x2713, 0x2713), (0x2717, 0x2717),
]  # fmt: skip

#: OpenType features kept: tabular figures for numbers that move, and what makes text look right. Stylistic sets go.
FEATURES = [
    "calt",
    "case",
    "ccmp",
    "frac",
    "kern",
    "liga",
    "lnum",
    "locl",
    "mark",
    "mkmk",
    "pnum",
    "subs",
    "sups",
    "tnum",
]


def cut(font: TTFont, name: str, axes: dict[str, float | tuple[float, float, float]] | None = None) -> None:
    """Write the subset of `font`, its variable `axes` narrowed, as woff2 under `name`, and print its size [kB]."""
    options = Options(
        flavor="woff2",
        layout_features=FEATURES,
        hinting=False,
        desubroutinize=True,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 4, 6, 13, 14],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    if axes:
        font = instantiateVariableFont(font, axes)
    font.flavor = "woff2"
    font.save(OUT / name)
    print(f"{name} {(OUT / name).stat().st_size / 1000:.0f} kB")


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for weight, style in ((400, "400Regular"), (600, "600SemiBold")):
        cut(
            TTFont(SERIF / style / f"SourceSerif4_{style}.ttf", recalcTimestamp=False),
            f"source-serif-4-{weight}.woff2",
        )
    # One file for every weight between; the optical size is that of text.
    inter = TTFont(INTER / "variable" / "InterVariable.woff2", recalcTimestamp=False)
    cut(inter, "inter-400-600.woff2", {"opsz": 14, "wght": (400, 400, 600)})
    shutil.copyfile(SERIF / "LICENSE_FONT", OUT / "source-serif-4-OFL.txt")
    shutil.copyfile(INTER / "LICENSE.txt", OUT / "inter-OFL.txt")


if __name__ == "__main__":
    main()
