"""A fund of any layers over any sites, against counting every state of the sites one by one."""

from __future__ import annotations

import doctest
import itertools
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model import fund
from explorer.model.fund import Layer, Site

NORMAL = NormalDist()
part = st.floats(0.0, 1.0)
sites = st.lists(st.builds(Site, size=st.floats(0.1, 10), pd=st.floats(0.001, 0.999), lgd=part), min_size=1, max_size=5)
layers = st.lists(st.tuples(st.floats(0.1, 10), st.integers(1, 4)), min_size=1, max_size=6)


def counted(pool: list[Site], rho: float) -> list[tuple[float, float]]:
    """Loss and chance of every state of the sites: the common factor in 2,001 steps of the trapezoidal rule."""
    z = np.linspace(-9, 9, 2001)
    weight = np.exp(-z * z / 2) / np.sqrt(2 * np.pi) * (z[1] - z[0])
    q = [[NORMAL.cdf((NORMAL.inv_cdf(site.pd) - np.sqrt(rho) * at) / np.sqrt(1 - rho)) for at in z] for site in pool]
    total = sum(site.size for site in pool)
    found = []
    for state in itertools.product((False, True), repeat=len(pool)):
        chance = weight * np.prod(
            [np.array(p) if fails else 1 - np.array(p) for p, fails in zip(q, state, strict=True)], axis=0
        )
        found.append(
            (sum(s.size * s.lgd for s, fails in zip(pool, state, strict=True) if fails) / total, float(chance.sum()))
        )
    return sorted(found)


@given(sites, layers, st.floats(0.0, 0.9))
def test_measures_equal_those_of_states_counted_one_by_one(
    pool: list[Site], made: list[tuple[float, int]], rho: float
) -> None:
    states = counted(pool, rho)
    total = sum(size for size, _ in made)
    found = fund.risks([Layer(str(i), size, rank) for i, (size, rank) in enumerate(made)], pool, rho)
    assert sum(risk.layer.size / total * risk.expected_loss for risk in found) == pytest.approx(
        sum(loss * p for loss, p in states), abs=1e-9
    )
    for risk in found:
        start = sum(size for size, rank in made if rank < risk.layer.rank) / total
        width = sum(size for size, rank in made if rank == risk.layer.rank) / total
        lost = [(min(max(loss - start, 0.0) / width, 1.0), p) for loss, p in states]
        assert (risk.attachment, risk.detachment) == pytest.approx((start, start + width))
        assert risk.expected_loss == pytest.approx(sum(x * p for x, p in lost), abs=1e-8)
        near = any(abs(loss - end) < 1e-9 for loss, _ in states for end in (start, start + width))
        if not near:  # where a loss ends just where a layer does, rounding decides here, and nothing does there
            assert risk.hit == pytest.approx(sum(p for loss, p in states if loss > start), abs=1e-8)
            assert risk.wiped == pytest.approx(sum(p for loss, p in states if loss >= start + width), abs=1e-8)
        # mean of the worst hundredth: cut off where its chances add up to it
        worst, left = 0.0, 0.01
        for x, p in reversed(lost):
            worst, left = worst + x * min(p, left), left - min(p, left)
        assert risk.shortfall == pytest.approx(worst / 0.01, abs=1e-5)
        assert risk.value_at_risk <= risk.shortfall + 1e-9


def test_the_example_in_its_own_words() -> None:
    assert doctest.testmod(fund).failed == 0


def test_ranks_holders_and_grants() -> None:
    made = [
        Layer("Loans", 10, rank=3, holders={"Banks": 1}, target_return=0.06),
        Layer("Grant", 10, instrument="grant", holders={"Union": 1}),
        Layer("Union's shares", 3, rank=1, holders={"Union": 1}),
        Layer("States' shares", 1, rank=1, holders={"States": 0.75, "Union": 0.25}),
        Layer("Companies' shares", 6, rank=2, holders={"Companies": 1}, target_return=0.12),
    ]
    # 4 lose first, side by side; 1 of the 5 is left for the companies; the grant protects nobody
    assert fund.losses(made, 5) == pytest.approx(
        {"Union's shares": 3, "States' shares": 1, "Companies' shares": 1, "Loans": 0}
    )
    assert fund.borne(made, 5) == pytest.approx({"Banks": 0, "Union": 3.25, "States": 0.75, "Companies": 1})
    sure = fund.risks(made, [Site(1, pd=1, lgd=0.25)], rho=0.3)
    assert [risk.expected_loss for risk in sure] == pytest.approx([1, 1, 1 / 6, 0])
    assert sure[-1].expected_return == pytest.approx(0.06)  # nothing is lost: it gets what it is promised
    boom_ends = fund.risks(made, [Site(1, pd=0.067)] * 7, rho=0.2, factor=-2)
    normal = fund.risks(made, [Site(1, pd=0.067)] * 7, rho=0.2)
    each = NORMAL.cdf((NORMAL.inv_cdf(0.067) + 2 * 0.2**0.5) / 0.8**0.5)  # one in four instead of one in fifteen
    assert boom_ends[0].hit == pytest.approx(1 - (1 - each) ** 7)
    assert boom_ends[0].hit > normal[0].hit


@pytest.mark.parametrize("rho", [0.0, 1.0])
def test_the_ends_of_correlation(rho: float) -> None:
    only, pool = [Layer("all", 1)], [Site(1, pd=0.1), Site(1, pd=0.1)]
    assert fund.risks(only, pool, rho)[0].wiped == pytest.approx(0.01 if rho == 0 else 0.1)
    assert fund.risks(only, pool, rho)[0].hit == pytest.approx(0.19 if rho == 0 else 0.1)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Site(1, pd=1.2), "pd: 1.2 is not between 0 and 1"),
        (lambda: Layer("Loans", -1), "size of Loans: -1 is not between 0 and inf"),
        (lambda: fund.risks([Layer("all", 1)], [Site(1, pd=0.1)], rho=-0.1), "rho: -0.1"),
        (
            lambda: fund.risks([Layer("gift", 1, instrument="grant")], [Site(1, pd=0.1)], rho=0.1),
            "none is to come back",
        ),
        (lambda: fund.risks([Layer("a", 1), Layer("a", 2)], [Site(1, pd=0.1)], rho=0.1), "two have one name"),
        (lambda: fund.losses([Layer("a", 1)], 2), "loss: 2 is not between 0 and 1"),
        (lambda: fund.pool_losses([Site(0, pd=0.1)], 0.1), "none has money in it"),
    ],
)
def test_bad_input_is_named(make: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()  # type: ignore[operator]
