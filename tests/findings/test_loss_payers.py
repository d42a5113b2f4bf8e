"""Who pays for the failures."""

from __future__ import annotations

from explorer.scenario import Scenario
from tests.findings.layered import ALL_LAYERS, GONE, SHIELDED, TWO, find, row, said, table

NO_GRANTS = "There are no grants."
GRANTS = "Grants of €10 bn, €22.12 for each EU citizen, are gone from the start."


def test_who_pays_in_words() -> None:
    assert said(Scenario(), "loss_payers") == f"Of the €1.4 bn, taxpayers bear nothing: it falls on companies. {GRANTS}"
    # 5 of first loss and 0.48 of the shares: 5e9 / 451,991,000 people
    assert said(Scenario(**SHIELDED), "loss_payers") == (
        "Of the €5.5 bn, taxpayers bear €5 bn, or €11.06 for each EU citizen. "
        "Grants of €5 bn, €11.06 for each EU citizen, are gone from the start."
    )
    # a first loss of 10, and (10 + 8 + 8.91) / 4 = 6.73 is lost
    shielded = Scenario(**SHIELDED, state_equity_share=1)
    assert said(shielded, "loss_payers") == (
        f"Taxpayers bear all of the €6.7 bn, or €14.89 for each EU citizen. {NO_GRANTS}"
    )
    for nobody in ({"recovered": 1}, {"failed_large": 0}):
        assert said(Scenario(**nobody), "loss_payers") == f"Nobody loses anything in this event. {GRANTS}"
    none = Scenario(sites_medium=0, sites_large=0)
    assert said(none, "loss_payers") == f"No site is planned, so none can fail. {GRANTS}"


def test_who_pays_in_a_table() -> None:
    assert table(Scenario(**SHIELDED), "loss_payers").columns == [
        "Who", "At stake in the whole pool [€ bn]", "Lost [€ bn]", "Lost for each EU citizen [€]",
        "Lost in failure 1, 2031 [€ bn]", "Lost on average [€ bn]",
    ]  # fmt: skip
    # one site with 18%: 6.25, both with 1%: 12.5; the first 5 of it are the Union's: 5 × 19%, 1.25 × 18% + 7.5 × 1%
    assert row(Scenario(**SHIELDED), "loss_payers", first="EU budget") == ["EU budget", "5", "5", "11.1", "5", "0.95"]
    industry = row(Scenario(**SHIELDED), "loss_payers", first="Industry")
    assert industry == ["Industry", "8", "0.479", "1.06", "0.479", "0.3"]
    # with no first loss one site takes 5 of the 8 of shares, both take 2 of the banks' loans: 2 × 1%
    assert row(Scenario(**TWO), "loss_payers", first="Banks") == ["Banks", "12", "0", "0", "0", "0.02"]


def test_each_failure_has_its_column() -> None:
    both = Scenario("announced_2025", failed_large_later=1)
    assert table(both, "loss_payers").columns[4:6] == [
        "Lost in failure 1, 2031 [€ bn]", "Lost in failure 2, 2034 [€ bn]"
    ]  # fmt: skip
    # the first takes the Union's 1.05 and 0.02 of the shares, the second finds only shares
    assert row(both, "loss_payers", first="EU budget")[2:6] == ["1.05", "2.32", "1.05", "0"]
    assert row(both, "loss_payers", first="Industry")[2:6] == ["0.5", "1.11", "0.0249", "0.475"]


def test_what_each_has_in_the_pool_and_gave() -> None:
    parts = find(Scenario(**{**ALL_LAYERS, **GONE}), "loss_payers").parts
    # half of the Union's 5, and 2 that it guarantees. Of loans of 12 + 5 the 2.5 that rank behind are the EIB's; of the other 14.5
    # it lent 2.5, and bears as much of the 12.5 that nobody guarantees: 2.155
    assert {each.holder: round(each.stake.value, 3) for each in parts.payers} == {
        "union": 4.5, "states": 0.0, "eib": 4.655, "industry": 8.0, "banks": 10.345
    }  # fmt: skip
    assert {who: num.value for who, num in parts.given.items()} == {"union": 2.5, "states": 5.0}
    assert parts.grants.value == 7.5
