"""What can be trained: failures and the time they cost, the largest model, and known runs in days.

Three losses are kept apart, and each is applied once: utilisation (chips that stand idle), MFU (chips below
their peak while they train) and goodput (time that failures and checkpoints take from a run).

References
----------
.. [1] J. Kaplan et al., "Scaling laws for neural language models", arXiv:2001.08361 (2020).
.. [2] J. T. Daly, "A higher order estimate of the optimum checkpoint interval for restart dumps", Future
   Generation Computer Systems 22 (2006), 303-312.
"""

from __future__ import annotations

import numpy as np

from explorer.model.maths import (
    DAYS_PER_YEAR,
    HOURS_PER_DAY,
    MINUTES_PER_HOUR,
    SECONDS_PER_DAY,
    SECONDS_PER_HOUR,
    TRILLION,
    Number,
    lambert_w0,
    ratio,
)
from explorer.quantity import quantity

FLOP_PER_PARAMETER_AND_TOKEN = 6  # two forward, four backward, for each parameter in use [1]


def training_flop(parameters: Number, tokens: Number) -> Number:
    """Operations that a training run takes [FLOP], after [1]_: six for each parameter in use and token."""
    return FLOP_PER_PARAMETER_AND_TOKEN * parameters * tokens


def best_interval(mtbf: Number, checkpoint: Number) -> Number:
    """Time of work between two checkpoints that loses least time [the unit of both arguments].

    The exact minimum of Daly's model [2]_, by the Lambert W function; Young's ``sqrt(2 * checkpoint * mtbf)``
    is its first term, and a third too long where a failure comes every 15 minutes and a checkpoint takes
    five. The time of a restart does not change it.
    """
    return mtbf * (1 + lambert_w0(-np.exp(-checkpoint / mtbf - 1)))


def goodput_at(interval: Number, mtbf: Number, checkpoint: Number, restart: Number) -> Number:
    """Part of the time in which a run makes progress, with a checkpoint at every interval [share].

    Parameters
    ----------
    interval
        Time of work between two checkpoints [any unit of time, the same for all four].
    mtbf
        Mean time between two failures.
    checkpoint
        Time that it takes to write a checkpoint.
    restart
        Time from a failure until the run goes on.

    Notes
    -----
    Daly's model [2]_ with failures at a constant rate, also during a restart. Linear approximations go below
    zero for jobs of 100,000 chips; this one does not.
    """
    with np.errstate(over="ignore"):
        wall = mtbf * np.exp(restart / mtbf) * np.expm1((interval + checkpoint) / mtbf)
    return ratio(interval, wall)


@quantity(unit="hours")
def gpu_mtbf_hours(llama_days: Number, llama_gpus: Number, llama_interruptions: Number) -> Number:
    """Hours that one chip runs between two failures that stop a run, as Meta counted them for Llama 3."""
    return llama_days * HOURS_PER_DAY * llama_gpus / llama_interruptions


@quantity(unit="hours")
def job_mtbf_hours(gpu_mtbf_hours: Number, chips_largest_site: Number) -> Number:
    """Hours between two failures that stop a run on all chips of the largest site.

    Each chip is taken to fail on its own, as often as in a run on 16,384 H100. That holds in its order of
    magnitude for jobs of that size and more. Below some thousand chips it is too good, up to severalfold:
    causes of failure that do not grow with the job weigh most there. Newer chips may fail more often at
    first.
    """
    return ratio(gpu_mtbf_hours, chips_largest_site)


@quantity(unit="interruptions/day")
def interruptions_per_day(job_mtbf_hours: Number) -> Number:
    """Failures a day that stop a run on all chips of the largest site."""
    return HOURS_PER_DAY / job_mtbf_hours


@quantity(unit="minutes")
def checkpoint_interval(job_mtbf_hours: Number, checkpoint_minutes: Number) -> Number:
    """Best time between two checkpoints: seldom enough to work, often enough to lose little."""
    return best_interval(MINUTES_PER_HOUR * job_mtbf_hours, checkpoint_minutes)


@quantity(unit="share")
def goodput(
    checkpoint_interval: Number, job_mtbf_hours: Number, checkpoint_minutes: Number, restart_minutes: Number
) -> Number:
    """Part of the time in which a run on the largest site makes progress, failures and checkpoints aside."""
    return goodput_at(checkpoint_interval, MINUTES_PER_HOUR * job_mtbf_hours, checkpoint_minutes, restart_minutes)


@quantity(unit="FLOP/s")
def largest_site_flops(chips_largest_site: Number, chip_bf16: Number, mfu: Number, goodput: Number) -> Number:
    """Operations a second that count towards a run on all chips of the largest site.

    All of the site for one run: no utilisation, which is about the chips that stand idle or do other work.
    """
    return chips_largest_site * chip_bf16 * TRILLION * mfu * goodput


@quantity(unit="FLOP")
def run_flop(largest_site_flops: Number, run_days: Number) -> Number:
    """Operations of a run on all chips of the largest site, in the days given."""
    return largest_site_flops * run_days * SECONDS_PER_DAY


@quantity(unit="parameters")
def largest_model_parameters(run_flop: Number, tokens_per_parameter: Number) -> Number:
    """Size of the largest model that such a run trains well, in parameters in use.

    With the data for each parameter that makes best use of the operations. Models that are to be cheap in use
    are trained on several times as much data and are smaller.
    """
    return np.sqrt(run_flop / (FLOP_PER_PARAMETER_AND_TOKEN * tokens_per_parameter))


@quantity(unit="tokens")
def largest_model_tokens(largest_model_parameters: Number, tokens_per_parameter: Number) -> Number:
    """Data that it is trained on, in tokens: pieces of words."""
    return largest_model_parameters * tokens_per_parameter


@quantity(unit="runs/year")
def gpt4_runs_year(compute_year: Number, goodput: Number, gpt4_flop: Number) -> Number:
    """Training runs of the size of GPT-4 that all sites could do in a year, if they did nothing else.

    With the goodput of a run on the whole largest site; smaller runs side by side would lose less.
    """
    return compute_year * goodput / gpt4_flop


@quantity(unit="runs/year")
def llama405_runs_year(compute_year: Number, goodput: Number, llama405_flop: Number) -> Number:
    """Training runs like Llama 3.1 405B that all sites could do in a year, if they did nothing else."""
    return compute_year * goodput / llama405_flop


@quantity(unit="runs/year")
def deepseek_v3_runs_year(compute_year: Number, goodput: Number, deepseek_v3_flop: Number) -> Number:
    """Training runs like DeepSeek-V3 that all sites could do in a year, if they did nothing else."""
    return compute_year * goodput / deepseek_v3_flop


@quantity(unit="tokens/day")
def tokens_day_low(
    gpu_hours_year: Number, chip_bf16: Number, gb300_bf16: Number, inference_tokens_low: Number
) -> Number:
    """Least that all sites would read and write in a day, if they answered questions with a very large model.

    Measured on a GB300 and scaled by the chip's speed in 16-bit numbers. That flatters older chips, up to sixfold by
    the vendor's own comparison with an H200.
    """
    return gpu_hours_year / DAYS_PER_YEAR * SECONDS_PER_HOUR * inference_tokens_low * chip_bf16 / gb300_bf16


@quantity(unit="tokens/day")
def tokens_day_high(
    gpu_hours_year: Number, chip_bf16: Number, gb300_bf16: Number, inference_tokens_high: Number
) -> Number:
    """Most that all sites would read and write in a day, if they answered questions with a frugal model."""
    return gpu_hours_year / DAYS_PER_YEAR * SECONDS_PER_HOUR * inference_tokens_high * chip_bf16 / gb300_bf16


@quantity(unit="days")
def gpt4_days(gpt4_flop: Number, largest_site_flops: Number) -> Number:
    """Days in which the largest site trains a model like GPT-4."""
    return ratio(gpt4_flop, largest_site_flops) / SECONDS_PER_DAY


@quantity(unit="days")
def llama405_days(llama405_flop: Number, largest_site_flops: Number) -> Number:
    """Days in which the largest site trains a model like Llama 3.1 405B."""
    return ratio(llama405_flop, largest_site_flops) / SECONDS_PER_DAY


@quantity(unit="days")
def deepseek_v3_days(deepseek_v3_flop: Number, largest_site_flops: Number) -> Number:
    """Days in which the largest site trains a model like DeepSeek-V3.

    In 16-bit numbers as all runs here; the model itself was trained in 8-bit numbers, which takes less time.
    """
    return ratio(deepseek_v3_flop, largest_site_flops) / SECONDS_PER_DAY


@quantity(unit="days")
def ai_act_days(ai_act_threshold: Number, largest_site_flops: Number) -> Number:
    """Days in which the largest site reaches the training effort from which the AI Act presumes a systemic risk."""
    return ratio(ai_act_threshold, largest_site_flops) / SECONDS_PER_DAY
