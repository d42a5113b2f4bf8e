"""The largest site among the clusters of the world and against the frontier."""

from __future__ import annotations

import math

from explorer.charts.clusters import clusters
from explorer.charts.frontier import frontier
from explorer.findings import clusters as on_clusters
from tests.findings.english import TEXT, by_name, figure, heads, spoken
from tests.plans import NO_SITES, of_one_site


# Clusters -------------------------------------------------------------------------------------------------------------------
def test_the_largest_site_among_clusters_in_every_reading() -> None:
    now = of_one_site()
    for view, words in {
        # 100,000 x 989.4 TFLOP/s; as much as the first 100,000 of Colossus 1, which is not ahead
        "compute": "With 98.9 EFLOP/s the largest site would stand behind 8 of the 31 clusters listed, planned ones included; "
        "xAI Colossus 2, the largest, has 1,240.",
        "chips": "With 100,000 chips the largest site would stand behind 7 of the 33 clusters listed, planned ones included; "
        "Anthropic-Amazon New Carlisle, the largest, has 1.04 million, but chips differ.",
        # 700 W x 1.71 x 1.25
        "power": "With 150 MW the largest site would stand behind 9 of the 23 clusters listed, planned ones included; "
        "MGX/Bpifrance/Mistral/NVIDIA campus Paris region, the largest, has 1,400.",
        # 100,000 x €41,685; Abilene USD 55 bn at 1.16
        "cost": "At €4.2 bn the largest site would stand behind 7 of the 25 clusters listed, planned ones included; "
        "OpenAI/Oracle Stargate Abilene, full site, the dearest, comes to €47.4 bn.",
    }.items():
        assert spoken(clusters.find(now, view)) == words
    first = clusters.find(of_one_site().varied(chips_large=2e6), "compute")
    assert spoken(first) == (
        "With 1,980 EFLOP/s the largest site would be ahead of all 31 clusters listed, planned ones included."
    )
    nothing = clusters.find(of_one_site(**NO_SITES), "power")
    assert spoken(nothing).startswith("Without chips the plan has no place in this list, which MGX")
    assert [each.row for each in nothing.parts if not each.row] == []
    assert len(nothing.parts) == 17


def test_clusters_in_the_table() -> None:
    now = of_one_site()
    listed = by_name(clusters.find(now, "compute"))
    assert listed["xAI Colossus 2"] == [
        "xAI Colossus 2",
        "1,240",
        "elsewhere",
        "runs today, reported",
        "The split between B200 and B300 is an estimate of Epoch AI.",
    ]
    assert listed["JUPITER Booster"][1:4] == ["23.3", "Europe", "runs today, reported"]
    assert listed["Stargate Norway"][2] == listed["Alps"][2] == "Europe"  # not of the Union
    assert listed["Arrhenius"][3] == "not built yet, or modelled by others"
    # modelled by others: the cost of Colossus, the power of Meta's; the contract of Nscale is no cost of a machine
    assert by_name(clusters.find(now, "cost"))["xAI Colossus 2"][3] == "not built yet, or modelled by others"
    assert by_name(clusters.find(now, "power"))["xAI Colossus 2"][3] == "runs today, reported"
    assert by_name(clusters.find(now, "power"))["Meta 100k"][3] == "not built yet, or modelled by others"
    assert listed["Meta 100k"][3] == "runs today, reported"
    assert "Nscale Narvik" in listed
    assert "Nscale Narvik" not in by_name(clusters.find(now, "cost"))
    # the political target is no machine
    assert not [name for name in listed if "gigafactory" in name]
    units = {view: clusters.find(now, view).table.columns[1].unit for view in clusters.options}
    assert units == {"compute": "EFLOP/s", "chips": "", "power": "MW", "cost": ""}
    jupiter = next(row[1] for row in clusters.find(now, "power").table.rows if row[0].row == "jupiter")
    assert (jupiter.of, jupiter.value, jupiter.unit) == ("clusters/jupiter/facility_power_mw", 18, "MW")


def test_the_largest_then_european_ones_are_drawn() -> None:
    shown = clusters.find(of_one_site(), "compute").parts
    assert [each.row for each in shown if each.row and not each.europe] == [
        "colossus_2",
        "abilene",
        "rainier",
        "fairwater_atlanta",
        "nscale_microsoft",
        "colossus_1_230k",
        "colossus_1_100k",
    ]
    sizes = [each.size.value for each in shown]
    assert sizes == sorted(sizes, reverse=True)
    assert len(shown) == 18
    assert [each.row for each in shown][-1] == "iseg"  # the eighth largest European one after the nine largest
    few = [on_clusters.Cluster(str(n), shown[0].size, europe=False, known=True) for n in range(3)]
    assert on_clusters._chosen(few) == few


def test_how_a_cluster_is_marked() -> None:
    drawn = figure(clusters, of_one_site(), "compute")
    shown, (dots, names, values) = clusters.find(of_one_site(), "compute").parts, drawn["data"]
    at = {each.row: i for i, each in enumerate(shown)}
    marks = dots["marker"]
    for row, symbol, color, edge, tint in (
        ("", "diamond", "@accent", "@accent", "@accent"),
        ("jupiter", "square", "@ink", "@ink", "@ink"),
        ("arrhenius", "square", "@card", "@ink", "@ink"),
        ("colossus_2", "circle", "@soft", "@soft", "@ink"),
        ("abilene", "circle", "@card", "@soft", "@ink"),
    ):
        i = at[row]
        assert (marks["symbol"][i], marks["color"][i], marks["line"]["color"][i]) == (symbol, color, edge)
        assert (names["textfont"]["color"][i], values["textfont"]["color"][i]) == (tint, tint)
    words = [TEXT.drawn(name) for name in names["text"]]
    assert words[at["jupiter"]] == "<b>JUPITER Booster</b>"
    assert words[at["colossus_2"]] == "xAI Colossus 2"
    assert words[at[""]] == "<b>The largest site of this plan</b>"
    hover = TEXT.drawn(dots["hovertext"][at["colossus_2"]])
    assert hover == (
        "<b>xAI Colossus 2</b><br>1,240 EFLOP/s, dense BF16<br>The split between B200 and B300 is an estimate of Epoch AI."
    )
    assert TEXT.drawn(dots["hovertext"][at[""]]).endswith("dense BF16")
    assert dots["x"][at["colossus_2"]] == math.log10(1237.5)
    assert spoken(values["text"][at["colossus_2"]]).strip() == "1,240"
    assert drawn["layout"]["xaxis"]["range"] == [0, 4]  # from 1.5 to 1,240, and room
    assert len(drawn["layout"]["shapes"]) == 18
    # 18 rows of 34 px; a name 15 px above its mark, the axis of 44 px below all
    assert (dots["y"][0], dots["y"][1], names["y"][0]) == (24, 58, 9)
    assert (drawn["layout"]["height"], drawn["layout"]["yaxis"]["range"]) == (656, [612, 0])
    ticks = figure(clusters, of_one_site(), "chips")["layout"]["xaxis"]
    assert [spoken(tick) for tick in ticks["ticktext"]][-2:] == ["1,000,000", "10⁷"]


# The frontier ---------------------------------------------------------------------------------------------------------------
def test_a_run_against_what_is_to_be_expected() -> None:
    grows = "The largest training run grows by a factor of 4.7 a year (3.4 to 6.4). "
    # 2.81 x 10^19 FLOP/s x 90 days = 2.2 x 10^26, against 6.1 x 10^28 and ten times more or less
    assert spoken(frontier.find(of_one_site())) == (
        f"{grows}In October 2028 a run of 90 days on the largest site would be 0.36% of it (0.036% to 3.5%)."
    )
    assert spoken(frontier.find(of_one_site(**NO_SITES))) == (
        f"{grows.removesuffix('. ')}; without chips the plan has no part in it."
    )


def test_ahead_and_behind_are_said_only_beyond_the_interval() -> None:
    now = of_one_site()
    share, spread = float(now["frontier_share"]), float(now["frontier_spread"])
    for part, case in (
        (0.98 / spread, "on the largest site would be 9.9% of it (0.99% to 98%)."),
        (1.02 / spread, "would lie within what is to be expected of the largest (1% to 102% of it)."),
        (0.98 * spread, "would lie within what is to be expected of the largest (98% to 9,684% of it)."),
        (1.02 * spread, "would be 10 times as large."),
    ):
        longer = now.varied(run_days=90 * part / share)  # what a run can do goes with its days
        assert spoken(frontier.find(longer)).endswith(case), case


def test_the_frontier_in_the_table() -> None:
    listed = by_name(frontier.find(of_one_site()))
    assert listed["GPT-4"] == ["GPT-4", "2023-03-15", "2.1 × 10²⁵"]
    assert listed["To be expected: low end"][1:] == ["October 2028", "6.2 × 10²⁷"]
    assert listed["To be expected"][1:] == ["October 2028", "6.1 × 10²⁸"]
    assert listed["To be expected: high end"][1:] == ["October 2028", "6.1 × 10²⁹"]
    assert listed["the largest site"][1:] == ["October 2028", "2.2 × 10²⁶"]
    assert listed["Growth a year as Epoch AI publishes it, all notable runs"][1:] == ["", "4.6"]
    assert len(listed) == 13


def test_guesses_are_drawn_hollow_and_only_near_the_records() -> None:
    now = of_one_site()
    found = frontier.find(now)
    assert [run.row for run in found.parts.guesses] == [
        "gemini_1_0_ultra",
        "claude_3_5_sonnet",
        "grok_4",
        "gpt_5",
    ]  # above GPT-4's 2.1 x 10^25; Qwen3-Max and MegaScale lie below
    interval, line, records, guesses, names, site = figure(frontier, now)["data"]
    assert (records["marker"]["color"], guesses["marker"]["color"]) == ("@ink", "@card")
    assert TEXT.drawn(
        guesses["hovertext"][3]
    ) == "<b>GPT-5, a speculative estimate</b><br>6.6 × 10²⁵ operations".replace(
        " × ", "\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}"
    )
    assert [spoken(name).strip() for name in names["text"]] == ["GPT-3", "GPT-4", "Grok 3"]
    assert names["textposition"] == ["bottom right", "middle left", "middle left"]
    assert (site["x"], site["y"]) == ([2028.75], [math.log10(now["run_flop"])])
    assert spoken(site["hovertext"][0]) == "The largest site: 2.2 × 10²⁶ operations, from October 2028"
    above, below = interval["y"][:25], interval["y"][25:][::-1]
    assert all(a > m > b for a, m, b in zip(above, line["y"], below, strict=True))
    assert list(interval["x"]) == [*line["x"], *reversed(line["x"])]
    assert line["x"][0] == 2020
    assert len(figure(frontier, of_one_site(**NO_SITES))["data"]) == 5


def test_the_name_of_the_site_stands_where_there_is_room() -> None:
    for opening, side, end in ((2026, "left", 2031), (2028.75, "center", 2031), (2030, "right", 2031.5)):
        layout = figure(frontier, of_one_site(opening_year=opening))["layout"]
        assert layout["annotations"][1]["xanchor"] == side
        assert layout["annotations"][1]["yshift"] < 0  # under the mark
        assert layout["xaxis"]["range"] == [2020, end]
    assert TEXT.drawn(layout["annotations"][1]["text"]) == "<b>the largest site</b>"
    assert [spoken(tick) for tick in layout["yaxis"]["ticktext"]][:2] == ["10²²", "10²⁴"]
    assert [spoken(tick) for tick in layout["xaxis"]["ticktext"]] == ["2020", "2022", "2024", "2026", "2028", "2030"]
    # up to 10^31.6 at the end of the axis
    assert (layout["yaxis"]["range"], layout["yaxis"]["tickvals"]) == ([22, 32], [22, 24, 26, 28, 30, 32])


def test_heads_and_axes_say_what_they_measure() -> None:
    now = of_one_site()
    assert clusters.options == ("compute", "chips", "power", "cost")
    for view, column, axis in (
        ("compute", "Computing in BF16 [EFLOP/s]", "EFLOP/s, dense BF16"),
        ("chips", "Chips", "chips of any kind"),
        ("power", "Power [MW]", "MW"),
        ("cost", "Cost", "investment, € bn"),
    ):
        assert heads(clusters.find(now, view)) == ["Cluster", column, "Where", "State", "Note"]
        drawn = figure(clusters, now, view)
        assert spoken(drawn["layout"]["xaxis"]["title"]["text"]) == axis
        assert spoken(drawn["data"][2]["text"][0]).strip() == spoken(clusters.find(now, view).table.rows[0][1])
    assert heads(frontier.find(now)) == ["Run", "Date", "Operations, or factor a year"]
    words = figure(frontier, now)["layout"]["annotations"]
    assert spoken(words[0]["text"]) == "operations in one training run (FLOP)"
