"""Assumptions that were set to meet a published figure still meet it."""

from __future__ import annotations

from explorer.facts import figures
from explorer.model.training import checkpoint_interval as best_interval
from explorer.model.training import goodput, gpu_mtbf_hours, job_mtbf_hours


def test_checkpoints_and_restarts_give_the_time_that_meta_reported() -> None:
    """Llama 3 on 16,384 chips, 419 interruptions in 54 days: more than 90% effective training time."""
    value = {name: figure.value for name, figure in figures().items()}
    per_chip = gpu_mtbf_hours(value["llama_days"], value["llama_gpus"], value["llama_interruptions"])
    hours = job_mtbf_hours(per_chip, value["llama_gpus"])
    interval = best_interval(hours, value["checkpoint_minutes"])
    share = goodput(interval, hours, value["checkpoint_minutes"], value["restart_minutes"])
    assert 0.90 < share < 0.91
