"""How likely losses are: of the pool and of each layer, and what protection is worth."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.findings.losses import distribution
from explorer.model import solve
from explorer.scenario import Scenario
from tests.findings.layered import SHIELDED, TWO, find, row, said, table

NONE = {"default_probability": 0}


def test_each_loss_in_words() -> None:
    # 0.9² = 81%; 10% of both sites, halved: 1; of 5% of cases one may be the worst, 4 cost 5
    assert said(Scenario(**TWO), "loss_distribution") == (
        "With a probability of 81% nothing is lost in ten years; on average it is €1 bn. "
        "In all but the worst 5% of cases it is at most €5 bn."
    )
    # 0.7² = 49%: something is lost with 51%; 30% of 10
    assert said(Scenario(**{**TWO, "default_probability": 0.3}), "loss_distribution") == (
        "With a probability of 51% something is lost in ten years; on average it is €3 bn. "
        "In all but the worst 5% of cases it is at most €10 bn."
    )
    for never in (NONE, {"loss_given_default": 0}):
        assert said(Scenario(**{**TWO, **never}), "loss_distribution") == "In this scenario no loss is possible."


def test_each_loss_in_a_table() -> None:
    found = table(Scenario(**TWO), "loss_distribution")
    assert found.columns == ["Loss [€ bn]", "Probability", "Probability of more", "Highest layer that loses"]
    # 2 × 0.1 × 0.9 and 0.1²; a loss of 5 stays within the 8 of shares
    assert found.rows == [
        ["0", "81%", "19%", ""],
        ["5", "18%", "1%", "Equity"],
        ["10", "1%", "0%", "Senior loans"],
    ]
    # 6.25 is more than the first loss of 5, and 12.5 less than the 13 below the loans
    assert [cells[-1] for cells in table(Scenario(**SHIELDED), "loss_distribution").rows] == ["", "Equity", "Equity"]


def test_losses_that_come_out_equal_are_one() -> None:
    for changed in ({}, {"asset_correlation": 1}, {"sites_medium": 10, "sites_large": 10}):
        losses, chances = distribution(solve(Scenario(**changed)))
        assert losses[0] == 0
        assert np.diff(losses).min() > 5e-5
        assert chances.sum() == pytest.approx(1)
    # one site of 16,000 chips among medium sites of next to none: what those cost is not written
    tiny = Scenario(
        sites_medium=1, chips_medium=1000, sites_large=1, chips_large=300_000, industry_equity=0.1, bank_debt=0
    )
    found = find(tiny, "loss_distribution").parts
    assert found.none.value == pytest.approx(float(found.chances[0]))


def test_how_safe_each_layer_is() -> None:
    # the shares lose if any site fails, the loans if both do: 5 + 5 > 8
    assert said(Scenario(**TWO), "layer_risk", "average") == (
        "The equity layer loses something with a probability of 19%, the senior layer with one of 1%."
    )
    assert said(Scenario(**SHIELDED), "layer_risk", "average") == (
        "The public first-loss layer loses something with a probability of 19%, the senior layer never: "
        "no loss climbs that high."
    )
    assert said(Scenario(**TWO, bank_debt=0), "layer_risk", "average") == (
        "There is only the equity layer: it loses something with a probability of 19%."
    )
    # worst 5%: 1% of a loss of 10 and 4% of one of 5; (8 + 4 × 5) / 5 = 5.6 of 8, and 2 / 5 of 12
    assert said(Scenario(**TWO), "layer_risk", "worst") == (
        "In the worst 5% of cases the equity layer loses 70% of itself on average, the senior layer 3.3%."
    )
    assert said(Scenario(**SHIELDED), "layer_risk", "worst") == (
        "In the worst 5% of cases the public first-loss layer loses 100% of itself on average; "
        "the senior layer loses nothing even then."
    )
    # with half, and a correlation of a half, the limit is N(2) = 97.7%; half of the (8 + 8.91) in such sites is lost
    bad = {**TWO, "default_probability": 0.5, "asset_correlation": 0.5}
    assert said(Scenario(**bad), "layer_risk", "downturn") == (
        "If the AI market falls to −2 in 2031, each site fails with a probability of 97.7% instead of 50%: "
        "on average €8.3 bn is lost of the €16.9 bn then at stake."
    )


def test_the_risks_in_a_table() -> None:
    assert table(Scenario(**TWO), "layer_risk", "average").columns == [
        "Layer", "Size [€ bn]", "Lost on average [€ bn]", "Lost on average", "Loses anything", "Lost wholly",
        "Value at risk", "Expected shortfall", "At stake in 2031 [€ bn]",
        "Lost on average in the chosen AI market [€ bn]", "Loses anything then",
    ]  # fmt: skip
    # 5 × 18% + 8 × 1% = 0.98 of 8; 5 of 8 is 62.5%. In 2031 one site costs 4.23, both 8: 4.23 × 18% + 8 × 1% = 0.841
    assert row(Scenario(**TWO), "layer_risk", "average", first="Equity") == [
        "Equity", "8", "0.98", "12.3%", "19%", "1%", "62.5%", "70%", "8", "0.841", "19%"
    ]  # fmt: skip
    # 2 × 1% = 0.02 of 12; then both sites cost 8.457: 0.457 × 1%
    assert row(Scenario(**TWO), "layer_risk", "worst", first="Senior loans") == [
        "Senior loans", "12", "0.02", "0.17%", "1%", "0%", "0%", "3.3%", "8.91", "0.00457", "1%"
    ]  # fmt: skip
    assert row(Scenario(**TWO), "layer_risk", "average", first="Mezzanine") == [
        "Mezzanine", "0", "0", "–", "–", "–", "–", "–", "0", "0", "–"
    ]  # fmt: skip
    assert [cells[0] for cells in table(Scenario(), "layer_risk", "average").rows][::4] == [
        "Senior loans", "Public first loss"
    ]  # fmt: skip


def test_what_protection_is_worth() -> None:
    # 18% × 5 + 1% × 10 = 1 of the 20 of private money: a tenth of 5.13% a year
    assert said(Scenario(**TWO), "derisking") == (
        "No public layer protects private money: it loses €1 bn on average, which a premium of 0.51% a year would pay for."
    )
    # unprotected 8/13 of 6.25 and 12.5: 0.769; behind a first loss of 5: 1.25 × 18% + 7.5 × 1% = 0.3
    assert said(Scenario(**SHIELDED), "derisking") == (
        "Public protection takes €469 m, or 61%, off private money’s average loss: "
        "the fair premium falls from 0.39% to 0.15% a year."
    )
    assert table(Scenario(**SHIELDED), "derisking").columns == [
        "What", "Lost on average [€ bn]", "Fair premium a year"
    ]  # fmt: skip
    # the Union's 5 are lost with 19%
    assert table(Scenario(**SHIELDED), "derisking").rows == [
        ["Private loss without protection", "0.769", "0.39%"],
        ["Private loss with these layers", "0.3", "0.15%"],
        ["Taken off private money", "0.469", ""],
        ["Taxpayers’ loss with these layers", "0.95", ""],
    ]
    assert row(Scenario(**TWO), "derisking", first="Taken off private money")[1] == "0"
    # public shares that lose with the others are no protection, but there is none besides
    equal = Scenario(**SHIELDED, public_equity_rank="equal")
    assert said(equal, "derisking").startswith("No public layer protects private money: it loses €769 m on average")
    # all shares are public and lie below the loans, first or not
    vain = Scenario(**SHIELDED, industry_equity=0)
    assert said(vain, "derisking").startswith("Public protection takes nothing off private money’s average loss: ")
    assert said(Scenario(**{**TWO, **NONE}), "derisking") == (
        "Private money loses nothing on average, so there is nothing to protect it from."
    )
    assert said(Scenario("layered_example", bank_debt=0), "derisking") == "There is no private money to protect."


def test_a_guarantee_alone_is_a_protection() -> None:
    guaranteed = Scenario(investeu_guarantee=2, loss_given_default=0.1, default_probability=0.01)
    assert said(guaranteed, "derisking").startswith("Public protection takes ")
    assert said(Scenario("announced_2025"), "derisking").startswith("Public protection takes €168 m, or 41.5%, off")
