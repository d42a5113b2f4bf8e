"""What the findings of a study share: how its result, its inputs and shares of its spread are said."""

from __future__ import annotations

from explorer.ensemble import Study, Uncertain
from explorer.findings.labels import label
from explorer.message import Message, Num, say
from explorer.model import GRAPH

MOST = 6
"""Inputs that a chart shows; its table holds all."""

_LEAST_SHARE = 0.005  # below it a share would be written as 0%


def name_of(name: str) -> Message:
    """What an input, a figure or a quantity is called beside others of a study."""
    called = label(name)
    return say("study.name", name=name, called=called) if name in GRAPH.figures else called


def shown(value: float, study: Study) -> Num:
    """A value of the result, in some draws or at some end."""
    return Num(value, study.graph.unit(study.result), of=study.result, by="draws")


def central(study: Study) -> Num:
    """The result with every input at its central value."""
    return Num(study.central, study.graph.unit(study.result), of=study.result)


def of_input(value: float, one: Uncertain) -> Num:
    """A value of an input."""
    return Num(value, one.figure.unit, of=one.name, by="place")


def share(value: float, of: str) -> Num:
    """A share of the draws of a result or of their spread, in whole per cent: more would claim more than the draws can tell."""
    whole = round(min(max(value, 0.0), 1.0), 2)
    if value < _LEAST_SHARE:
        return Num(whole, "share", of=of, words=say("chart.study.hardly"), by="draws")
    nearly = 1 - _LEAST_SHARE < value < 1
    return Num(whole, "share", of=of, words=say("chart.study.nearly") if nearly else None, by="draws")


def index(value: float, of: str) -> Num:
    """A Sobol index of a result, or how far it may be off."""
    return Num(value, write="number2", of=of, by="draws")


def unmoved(study: Study) -> Message | None:
    """The sentence where there is nothing to show: no value at all, or one that nothing uncertain moves."""
    name = name_of(study.result)
    if not study.known.size:
        return say("chart.study.undefined", result=name)
    if study.constant:
        return say("chart.study.constant", result=name, value=shown(float(study.known[0]), study))
    return None


def grade_name(grade: str) -> Message:
    """An evidence grade in words."""
    return say(f"grade.{grade}")
