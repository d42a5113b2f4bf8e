"""Places on paper: what a drawing says about sizes and sides, which is no meaning that a test of words could hold."""

from __future__ import annotations

PAPER = frozenset(
    (
        *("align", "autoexpand", "ax", "ay", "bgcolor", "bordercolor", "borderpad", "bottom", "box", "cliponaxis"),
        *("constraintext", "domain", "dtick", "fixedrange", "font", "gap", "geo", "gridcolor", "gridwidth", "height"),
        *("inside", "layer", "least", "left", "margin", "opacity", "pad", "projection", "range", "right", "rotation"),
        *(
            "roomy",
            "showarrow",
            "showgrid",
            "showline",
            "showscale",
            "side",
            "size",
            "solidity",
            "standoff",
            "textangle",
        ),
        *("textfont", "textposition", "thick", "tickfont", "tickmode", "ticks", "tickvals", "top", "type", "up"),
        *("value_at", "visible", "width", "xanchor", "xaxis", "xref", "xshift", "yanchor", "yaxis", "yref", "yshift"),
        *("zeroline", "above", "below", "bargap", "cornerradius", "dash", "side", "sort", "arrangement", "snap"),
    )
)
"""Keys of plotly and of the house's drawing functions whose values are sizes, sides or looks."""

PLACED = frozenset(
    (
        *("_sides", "_overlap", "bound", "steps", "heading", "axis", "ticked", "layout", "height_of", "ends", "geo"),
        *("label", "_ends", "_layout", "_thinned", "_centres", "spread", "_lines"),
    )
)
"""Functions that do nothing but find a place, a size or a round end of an axis."""
