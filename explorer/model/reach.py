"""Whom the public time reaches: every company, projects of a typical size, and the reader's own request.

Sizes of projects are counted in hours of the chip that is bought. The AI factories' limits were set for older chips, of
which an hour does less; counted by computing power, more projects would be served.
"""

from __future__ import annotations

import numpy as np

from explorer.model.maths import HOURS_PER_DAY, Number, flag, ratio
from explorer.quantity import quantity


@quantity(unit="GPU-hours/year")
def hours_per_startup(startup_hours: Number, eu_ai_startups: Number) -> Number:
    """What each AI start-up of the Union could have in a year, if all had the same."""
    return startup_hours / eu_ai_startups


@quantity(unit="GPU-hours/year")
def hours_per_sme(sme_hours: Number, eu_smes: Number) -> Number:
    """What each small or medium-sized firm of the Union could have in a year, if all had the same."""
    return sme_hours / eu_smes


@quantity(unit="share")
def startups_reached(startup_hours: Number, hours_each: Number, eu_ai_startups: Number) -> Number:
    """Part of the Union's AI start-ups that could have the hours given, each year."""
    return np.minimum(startup_hours / (hours_each * eu_ai_startups), 1.0)


@quantity(unit="share")
def smes_reached(sme_hours: Number, hours_each: Number, eu_smes: Number) -> Number:
    """Part of the Union's small and medium-sized firms that could have the hours given, each year."""
    return np.minimum(sme_hours / (hours_each * eu_smes), 1.0)


@quantity(unit="projects/year")
def projects_playground(public_hours: Number, playground_hours: Number) -> Number:
    """First trials that all public time would serve in a year, each as large as the AI factories allow."""
    return public_hours / playground_hours


@quantity(unit="projects/year")
def projects_fast_lane(public_hours: Number, fast_lane_hours: Number) -> Number:
    """Projects that all public time would serve in a year, each as large as the AI factories' fast lane allows."""
    return public_hours / fast_lane_hours


@quantity(unit="projects/year")
def projects_large_scale(public_hours: Number, large_scale_hours: Number) -> Number:
    """Projects that all public time would serve in a year, each like one that asked for Large Scale access."""
    return public_hours / large_scale_hours


@quantity(unit="projects/year")
def projects_grand_challenge(public_hours: Number, grand_challenge_hours: Number) -> Number:
    """Projects that all public time would serve in a year, each like a prize of the Large AI Grand Challenge."""
    return public_hours / grand_challenge_hours


@quantity(unit="runs/year")
def deepseek_v3_runs_public(deepseek_v3_runs_year: Number, public_access_share: Number) -> Number:
    """Training runs like DeepSeek-V3 that all public time would serve in a year."""
    return deepseek_v3_runs_year * public_access_share


@quantity(unit="runs/year")
def gpt4_runs_public(gpt4_runs_year: Number, public_access_share: Number) -> Number:
    """Training runs of the size of GPT-4 that all public time would serve in a year."""
    return gpt4_runs_year * public_access_share


@quantity(unit="runs/year")
def llama405_runs_public(llama405_runs_year: Number, public_access_share: Number) -> Number:
    """Training runs like Llama 3.1 405B that all public time would serve in a year."""
    return llama405_runs_year * public_access_share


@quantity(unit="GPU-hours")
def own_hours(own_chips: Number, own_days: Number) -> Number:
    """Computing time that your own request takes."""
    return own_chips * own_days * HOURS_PER_DAY


@quantity(unit="share")
def own_share(own_hours: Number, public_hours: Number) -> Number:
    """Part of a year's public computing time that your own request takes."""
    return ratio(own_hours, public_hours)


@quantity(unit="flag")
def own_in_fast_lane(own_hours: Number, fast_lane_hours: Number) -> Number:
    """Whether your own request is small enough for the AI factories' fast lane."""
    return flag(own_hours <= fast_lane_hours)
