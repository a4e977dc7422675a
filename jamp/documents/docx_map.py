"""A map in Word: drawn shapes with labels that are text."""

from __future__ import annotations

from typing import Any

from jamp.documents.docx_shapes import (
    ELLIPSE,
    NO_EDGE,
    NOTHING,
    RECTANGLE,
    edge,
    group,
    outline,
    shape,
    solid,
)
from jamp.documents.pictures import Map
from jamp.documents.places import drawn

LAND = "E6EAEE"


def drawing(block: Map, number: int) -> tuple[Any, str]:
    """(a run with the map, what the numbers on it mean or ""); `number` is that of the drawing in the document."""
    chart = drawn(block)
    white = edge("FFFFFF", 0.6)
    shapes = [outline(points, solid(LAND), white) for points in chart["outlines"]]
    for disc in chart["discs"]:
        (x, y), size = disc["at"], disc["size"]
        shapes.append(shape((x - size / 2, y - size / 2, size, size), ELLIPSE, solid(disc["color"]), white))
    for label in chart["labels"]:
        # a little wider than measured: the typeface is the reader's
        (x, y), more = label["at"], label["width"] * 0.1
        x -= {"left": 0, "center": more / 2, "right": more}[label["align"]]
        box = (x, y, label["width"] + more, label["height"])
        shapes.append(shape(box, RECTANGLE, NOTHING, NO_EDGE, label["text"], chart["letters"], align=label["align"]))
    return group(number, chart["width"], chart["height"], block.alt, shapes), "   ".join(chart["key"])
