"""Question in, answer out: all that a page shows of a scenario."""
