"""What the pictures of who pays show: colours by actor, marks at the limits, and what is broken, missing or not there."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.charts.style import ACCENT, ACTORS, BAD, INK, OK, SOFT, faint
from explorer.scenario import Scenario
from tests.charts.conftest import draw
from tests.plans import NO_MONEY, UNION

NO_UNION = dict.fromkeys(UNION, 0)
Spec = dict[str, Any]


def pictured(name: str, option: str | None = None, **changes: Any) -> Spec:
    return draw(Scenario().replace(**changes), name, option).figure


def narrow(name: str, option: str | None = None, **changes: Any) -> Spec:
    found = draw(Scenario().replace(**changes), name, option).narrow
    assert found is not None
    return found


def pieces(figure: Spec) -> list[tuple[float, float, str, str]]:
    """Start and length of every piece, its colour without stripes, and what it says."""
    bars = figure["data"][0]
    under = bars["marker"].get("pattern", {}).get("bgcolor", bars["marker"]["color"])
    says = [plain(words) for words in bars["hovertext"]]
    return list(zip(bars["base"].tolist(), bars["x"].tolist(), under, says, strict=True))


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def words(figure: Spec) -> dict[str, str]:
    """Words on a figure, and their colours."""
    found: dict[str, str] = {}
    for trace in figure["data"][1:]:
        colors = trace["textfont"]["color"]
        for i, said in enumerate(trace["text"]):
            found[plain(said).strip()] = colors if isinstance(colors, str) else colors[i]
    return found


def marks(figure: Spec) -> list[tuple[float, str]]:
    return [(shape["x0"], shape["line"]["color"]) for shape in figure["layout"]["shapes"] if shape["type"] == "line"]


# The flow ---------------------------------------------------------------------------------------------------------------


def test_a_ribbon_has_the_colour_of_who_pays() -> None:
    trace = pictured("flow", union_equity_share=0.4)["data"][0]
    link, names = trace["link"], [plain(label).partition("  ")[0] for label in trace["node"]["customdata"]]
    found = {
        (names[source], names[target], plain(says)): (value, color)
        for source, target, says, value, color in zip(
            link["source"], link["target"], link["customdata"], link["value"], link["color"], strict=True
        )
    }
    union, industry = faint(ACTORS["union"], 0.45), faint(ACTORS["industry"], 0.45)
    assert found["EU budget 2028–34", "Equity", "EU budget €1.6 bn"] == (pytest.approx(1.6), union)  # 40% of 4
    # half of 8, and half of 40% of 5, go to each size of site
    assert found["Equity", "4 medium sites", "Industry €4 bn"] == (pytest.approx(4), industry)
    assert found["Equity", "3 large sites", "EU budget €1 bn"] == (pytest.approx(1), union)
    assert ("Equity", "3 large sites", "Banks €0") not in found
    assert plain(trace["node"]["customdata"][names.index("Equity")]) == "Equity  <b>€10 bn</b>"
    assert "National budgets" in names
    assert "Cohesion money" not in names


def test_sites_and_forms_that_get_nothing_are_no_nodes() -> None:
    labels = [plain(label) for label in pictured("flow", sites_large=0)["data"][0]["node"]["customdata"]]
    assert labels[-1] == "4 medium sites  <b>€30 bn</b>"
    assert not any("large" in label for label in labels)
    assert "Loans" not in str(pictured("flow", bank_debt=0)["data"][0]["node"]["customdata"])


def test_without_money_the_flow_is_a_sentence() -> None:
    figure = pictured("flow", **NO_MONEY)
    assert figure["data"] == []
    (note,) = figure["layout"]["annotations"]
    assert note["text"] == "No money has been put in yet."


def test_the_flow_on_a_phone() -> None:
    figure = narrow("flow", union_equity_share=0.4)
    found = pieces(figure)
    colors = ACTORS
    assert found[:4] == [
        (0, 5, colors["union"], "EU budget €5 bn"),
        (0, 5, colors["states"], "Member States €5 bn"),
        (0, 8, colors["industry"], "Industry €8 bn"),
        (0, 12, colors["banks"], "Banks €12 bn"),
    ]
    # grants: 3 of the EU, then 5 of the states; equity: 2 of the EU, then 8 of industry
    assert [(start, length) for start, length, _, _ in found[4:9]] == [(0, 3), (3, 5), (0, 2), (2, 8), (0, 12)]
    assert found[9:11] == [
        (0, 2.5, colors["union"], "EU budget €2.5 bn"),
        (2.5, 2.5, colors["states"], "Member States €2.5 bn"),
    ]
    said = words(figure)
    assert {
        "<b>Who gives</b>",
        "<b>In what form</b>",
        "<b>To which sites</b>",
        "EIB Group",
        "€0",
        "€15 bn",
    } <= said.keys()
    nowhere = narrow("flow", sites_medium=0, sites_large=0)
    assert nowhere["layout"]["height"] == figure["layout"]["height"]
    assert "No site yet" in words(nowhere)


# Who takes which risk ---------------------------------------------------------------------------------------------------


def test_the_stack_goes_up_in_steps() -> None:
    figure = pictured("stack", union_equity_share=0.4, investeu_guarantee=1)
    assert pieces(figure) == [
        (0, 3, ACTORS["union"], "EU budget €3 bn"),
        (3, 5, ACTORS["states"], "Member States €5 bn"),
        (8, 2, ACTORS["union"], "EU budget €2 bn"),
        (10, 8, ACTORS["industry"], "Industry €8 bn"),
        (18, 12, ACTORS["banks"], "Banks €12 bn"),
        (18, 1, "@card/0", "€1 bn of the loans guaranteed by the EU budget"),
    ]
    said = words(figure)
    assert "<b>Equity, loses first: €10 bn</b>" in said
    swatches = [f'<span style="color:{ACTORS[actor]}">■</span>' for actor in ("union", "industry", "banks")]
    assert f"{swatches[0]} EU 2  {swatches[1]} Industry 8" in said
    assert f"{swatches[2]} Banks 12  (EU guarantees 1)" in said
    assert figure["data"][0]["marker"]["color"][-1] == ACTORS["union"]  # the stripes of the guarantee
    assert "nobody" in words(pictured("stack", bank_debt=0))


@pytest.mark.parametrize(
    ("target", "said", "color", "box"),
    [
        (30, "Nothing missing", INK, None),
        (36, "Missing €6 bn", BAD, (30, 36, BAD)),
        (25, "Beyond the target €5 bn", INK, (25, 30, SOFT)),
    ],
)
def test_what_is_missing_is_an_empty_box(target: float, said: str, color: str, box: Any) -> None:
    figure = pictured("stack", target=target)
    assert words(figure)[f"<b>{said}</b>"] == color
    boxes = [s for s in figure["layout"]["shapes"] if s["type"] == "rect"]
    assert [(s["x0"], s["x1"], s["line"]["color"]) for s in boxes] == ([box] if box else [])
    assert marks(figure) == [(target, SOFT)] * 4
    (label,) = figure["layout"]["annotations"]
    assert (plain(label["text"]), label["x"], label["xanchor"]) == (f"target €{target} bn", target, "right")
    assert figure["layout"]["xaxis"]["range"][1] >= max(target, 30)


def test_the_name_of_a_low_target_stands_on_its_right() -> None:
    (label,) = pictured("stack", target=5)["layout"]["annotations"]
    assert label["xanchor"] == "left"


# The law ----------------------------------------------------------------------------------------------------------------


def test_the_law_is_kept_broken_or_idle() -> None:
    kept, broken, idle = (
        f'<span style="color:{color}">{word}</span>'
        for color, word in ((OK, "kept"), (BAD, "broken"), (SOFT, "does not apply"))
    )
    ceiling, match = "EU at most 17% of the computing: ", "States at least match the EU: "
    for changes, first, second in (
        ({}, kept, kept),
        ({"national_budgets": 4, "bank_debt": 13}, kept, broken),
        ({"next_budget": 5, "national_budgets": 6}, broken, kept),
        (NO_UNION, idle, idle),
    ):
        said = words(pictured("law", **changes))
        assert {f"<b>{ceiling}{first}</b>", f"<b>{match}{second}</b>"} <= said.keys()


def test_what_is_beyond_the_ceiling_is_marked() -> None:
    figure = pictured("law")
    # 5 / 30 is kept; 5 / (30 x 69%) is not. Amounts are drawn to the scale of the shares: 5 of 5 fills the width.
    top = figure["layout"]["xaxis"]["range"][1]
    assert top == pytest.approx(0.4)  # a round end above twice the ceiling
    shares = [(start, round(length, 4), color) for start, length, color, _ in pieces(figure)]
    assert shares == [
        (0, 0.1667, faint(ACTORS["union"], 1)),
        (0, 0.17, faint(ACTORS["union"], 0.3)),
        (0.17, 0.0715, faint(BAD, 0.15)),
        (0, 0.4, ACTORS["union"]),
        (0, 0.4, ACTORS["states"]),
    ]
    said = words(figure)
    assert (said["16.7%"], said["24.2%"], said["€5 bn"]) == (ACTORS["union"], BAD, INK)
    assert marks(figure) == [
        (0.17, INK),
        (0.17, INK),
        (0.4, INK),
    ]  # the ceiling twice, then what the states have to match
    over = pieces(pictured("law", next_budget=5))
    assert [color for _, _, color, _ in over[:2]] == [faint(ACTORS["union"], 1), faint(BAD, 0.35)]
    assert len(marks(pictured("law", **NO_UNION))) == 2
    assert words(pictured("law", national_budgets=4))["€4 bn"] == BAD


def test_a_share_stands_after_the_line_that_it_would_touch() -> None:
    def at(**changes: Any) -> float:
        trace = pictured("law", **changes)["data"][2]
        return float(trace["x"][0])

    assert at() == pytest.approx(0.17)  # 16.7% would stand on the line
    assert at(next_budget=0) == pytest.approx(1 / 26)  # far below it
    assert at(next_budget=9) == pytest.approx(10 / 35)
    assert at(**NO_UNION) == 0


# Envelopes, and what a euro moves ---------------------------------------------------------------------------------------


def test_an_envelope_that_is_overdrawn_is_red() -> None:
    figure = pictured("envelopes", connecting_europe=1, cohesion=19.6)
    # the guarantee takes nothing, so that its piece is not drawn
    assert [(start, length) for start, length, color, _ in pieces(figure) if color[:5] == "@line"] == [(0, 1)] * 6
    assert figure["layout"]["xaxis"]["range"] == [0, 1]
    found = {
        says.partition(":")[0]: (length, color) for _, length, color, says in pieces(figure) if color[:5] != "@line"
    }
    assert found["Connecting Europe, supercomputing part"] == (1, BAD)
    assert found["Digital Europe 2021–27"] == (pytest.approx(0.5 / 8.168), ACTORS["union"])
    assert found["Cohesion policy 2021–27"] == (pytest.approx(0.05), ACTORS["states"])  # 19.6 of 392
    assert len(found) == 5
    said = words(figure)
    assert said["312% of €320 m: more than there is"] == "@card"  # inside the bar
    assert said["5% of €392 bn"] == INK
    hover = [says for *_, says in pieces(figure)]
    assert hover[0] == "Digital Europe 2021–27: 6.1% of €8.2 bn"
    # 62.5% is long enough to stand inside, 59.4% is not
    assert words(pictured("envelopes"))["62.5% of €320 m"] == "@card"
    assert words(pictured("envelopes", connecting_europe=0.19))["59.4% of €320 m"] == INK


def test_readings_of_the_multiplier_look_different() -> None:
    figure = pictured("multipliers", investeu_guarantee=1)
    found = pieces(figure)
    # 30 / 6, 30 / 5.4 and 26% less than the first; 20 / 6 and so on
    assert [round(length, 3) for _, length, _, _ in found] == [5, 5.556, 3.7, 3.333, 3.704, 2.467]
    assert [color for _, _, color, _ in found[:3]] == [ACCENT, faint(ACCENT, 0.45), faint(ACCENT, 0.12)]
    assert figure["data"][0]["marker"]["pattern"]["shape"] == ["", "", "/"] * 2
    assert found[0][3] == "for each euro of EU money and guarantee: 5.0×"
    assert "<b>Multiplier: all investment</b>" in words(figure)
    assert "no EU money" in words(pictured("multipliers", **NO_UNION))


# The map ----------------------------------------------------------------------------------------------------------------


def test_the_map_and_the_ranking_show_who_pays() -> None:
    chart = draw(Scenario().replace(**NO_UNION), "countries", "amount")
    assert chart.narrow is not None
    land, states, bar, names, values = chart.figure["data"]
    assert (len(states["locations"]), len(bar["x"]), len(names["text"])) == (18, 18, 18)  # 18 states joined the call
    assert not set(land["locations"]) & set(states["locations"])
    assert (land["hoverinfo"], states["hoverinfo"], states["zmin"]) == ("skip", "text", 0)
    assert {trace["geojson"] for trace in (land, states)} == {"@europe"}
    assert dict(states["colorscale"]) == {0: faint(ACCENT, 0.13), 1: ACCENT}
    assert bar["orientation"] == "h"
    assert len([place for place in land["locations"] if not place.startswith("X-")]) == 9
    at = states["locations"].index("DE")
    shown = plain(values["text"][0]).strip()
    assert plain(names["text"][0]).strip() == "Germany"
    assert plain(states["text"][at]) == f"<b>Germany</b><br>pays {shown}"
    assert states["z"][at] == bar["x"][0] == max(bar["x"])
    top = states["zmax"]
    assert bar["marker"]["color"][0] == faint(ACCENT, round(0.13 + 0.87 * bar["x"][0] / top, 3))
    assert chart.figure["layout"]["xaxis"]["range"][1] == top
    few = chart.narrow["data"][2]
    assert few["x"].tolist() == bar["x"].tolist()[:12]
    head = draw(Scenario(), "countries", "per_head").figure["data"][1]["text"][0]
    assert plain(head).endswith(" a head")


# The thread -------------------------------------------------------------------------------------------------------------


def test_the_thread_has_the_colour_of_where_it_starts() -> None:
    for start, color in (*ACTORS.items(), ("hour", ACCENT)):
        chart = draw(Scenario(), "thread", start)
        assert chart.roomy
        assert chart.narrow is not None
        for figure in (chart.figure, chart.narrow):
            assert figure["data"][0]["line"]["color"] == color
    line, values, below = draw(Scenario(), "thread", "union").figure["data"]
    assert len(line["x"]) == len(values["text"]) == 7
    assert values["text"][:2] == ["<b>€1</b>", "<b>a grant</b>"]
    assert (below["text"][0], below["x"][0]) == ("of EU budget money", 0)
    # one line, one line, and so on, then four groups of users, one below the other
    assert below["x"] == [0, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 6, 6]
    assert below["y"][-4:] == [66, 83, 100, 117]
    chart = draw(Scenario(), "thread", "union")
    assert chart.narrow is not None
    _, large, small = chart.narrow["data"]
    assert large["text"] == values["text"]
    assert (large["y"][:2], small["y"][:2]) == ([12, 63], [29, 80])  # a line below, then two lines to the next step
