"""Rows and words in, a Plotly figure out. Nothing here reads a database or draws a page."""
