"""A figure that says why there is nothing to draw."""

from __future__ import annotations

import plotly.graph_objects as go

from jamp.charts import theme


def empty(message: str, scheme: str) -> go.Figure:
    """A low figure with one plain sentence."""
    figure = go.Figure(layout=theme.layout(scheme, 120))
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(text=theme.wrapped(message, 40), showarrow=False, font={"size": 14, "color": theme.QUIET[scheme]})
    return figure
