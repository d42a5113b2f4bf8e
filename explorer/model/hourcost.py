from explorer.model.maths import HOURS_PER_YEAR, Number


def per_hour(yearly: Number, utilisation: Number) -> Number:
    """What an amount a year makes for each hour that is used [EUR/h]."""
    return yearly / (HOURS_PER_YEAR * utilisation)
