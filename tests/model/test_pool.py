"""The pool's layers: they add up to the money that is to come back, and every euro of them has somebody who bears its loss."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from explorer.model import solve
from explorer.model.pool import HOLDERS, LAYERS
from explorer.scenario import Scenario
from tests.strategies import scenarios


def layers_of(scenario: Scenario) -> dict[str, float]:
    return dict(zip(LAYERS, solve(scenario)["layer_sizes"].tolist(), strict=True))


@given(scenarios())
def test_layers_add_up_to_what_is_to_come_back(scenario: Scenario) -> None:
    r = solve(scenario)
    assert r["layer_sizes"].sum() == pytest.approx(r["reimbursable"])
    assert r["layer_sizes"].sum() + r["grants"] == pytest.approx(r["raised"])
    assert (r["layer_sizes"] >= -1e-12).all()


@given(scenarios())
def test_every_euro_of_a_layer_has_one_who_bears_its_loss(scenario: Scenario) -> None:
    r = solve(scenario)
    held = sum(r[f"pool_{holder}"] for holder in HOLDERS)
    np.testing.assert_allclose(held, r["layer_sizes"], atol=1e-12)
    assert all((r[f"pool_{holder}"] >= -1e-12).all() for holder in HOLDERS)
    shares = r["holder_shares"].sum(axis=-1)
    np.testing.assert_allclose(shares[r["layer_sizes"] > 1e-9], 1.0)


@given(scenarios())
def test_layers_touch_and_cover_the_pool(scenario: Scenario) -> None:
    r = solve(scenario)
    if r["reimbursable"] > 0:
        assert (r["layer_attachment"][0], r["layer_detachment"][-1]) == (0.0, 1.0)
        assert (r["layer_attachment"][1:] == r["layer_detachment"][:-1]).all()


def test_the_call_has_no_public_layer() -> None:
    # equity 8 and bank debt 12 of the call's EUR 20bn of private money; grants are gone from the start
    assert layers_of(Scenario()) == {"first_loss": 0, "equity": 8, "mezzanine": 0, "guaranteed": 0, "senior": 12}
    assert solve(Scenario())["layer_attachment"].tolist() == [0, 0, 0.4, 0.4, 0.4]


def test_the_announcement_may_have_one() -> None:
    # 30% of the Union's EUR 3.5bn; a guarantee of 1 on loans of 6.5, of which the EIB gives 2
    found = layers_of(Scenario("announced_2025"))
    assert found == pytest.approx({"first_loss": 1.05, "equity": 6.5, "mezzanine": 0, "guaranteed": 1, "senior": 5.5})
    equal = layers_of(Scenario("announced_2025", public_equity_rank="equal", mezzanine_share=0.5))
    assert equal == pytest.approx({"first_loss": 0, "equity": 7.55, "mezzanine": 1, "guaranteed": 1, "senior": 4.5})


def test_lenders_share_the_senior_layer_by_what_they_lend() -> None:
    r = solve(Scenario("announced_2025"))
    assert r["pool_eib"].tolist() == pytest.approx([0, 0, 0, 0, 5.5 * 2 / 6.5])
    assert r["pool_banks"].tolist() == pytest.approx([0, 0, 0, 0, 5.5 * 4.5 / 6.5])
    assert r["pool_union"].tolist() == pytest.approx([1.05, 0, 0, 1, 0])


def test_a_guarantee_covers_senior_loans_only() -> None:
    found = layers_of(Scenario(investeu_guarantee=10, bank_debt=2, eib_loans=5, mezzanine_share=1))
    assert (found["mezzanine"], found["guaranteed"], found["senior"]) == (5, 2, 0)
