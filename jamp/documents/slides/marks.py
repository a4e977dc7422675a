"""Marks as shapes; bars, lines and marks in the patterns of the documents."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE, MSO_PATTERN, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from jamp.documents.slides.paper import Box, emu

KINDS = {"disc": MSO_SHAPE.OVAL, "ring": MSO_SHAPE.OVAL, "dotted": MSO_SHAPE.OVAL, "triangle": MSO_SHAPE.ISOSCELES_TRIANGLE,
         "square": MSO_SHAPE.RECTANGLE}  # fmt: skip
SOLID = ("filled", "framed", "disc", "square", "triangle")


def rgb(colour: str) -> Any:
    return RGBColor.from_string(colour[1:].upper())


def paint(properties: Any, pattern: str, colour: str) -> None:
    """A bar or a mark in one of the patterns: `properties` has a fill and a line."""
    fill, line = properties.fill, properties.line
    if pattern == "hatched":
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb = rgb(colour)
        fill.back_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    elif pattern in SOLID:
        fill.solid()
        fill.fore_color.rgb = rgb(colour)
    else:
        fill.solid()
        fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    line.width = Pt(1.5)
    if pattern == "framed":
        line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    elif pattern == "filled":
        line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
        line.width = Pt(0.5)
    else:
        line.color.rgb = rgb(colour)
    if pattern == "dotted":
        line.dash_style = MSO_LINE.ROUND_DOT


def unstyled(shape: Any) -> None:
    """Without the shadow and the letters that the theme gives to shapes."""
    shape._element.remove(shape._element.find(qn("p:style")))


def draw(shapes: Any, shape: str, colour: str, at: Box) -> Any:
    """The mark as a shape. A tick, a dash, bars and a cross, which are lines, are left to text (see marks.GLYPHS)."""
    made = shapes.add_shape(KINDS.get(shape, MSO_SHAPE.ROUNDED_RECTANGLE), *emu(at))
    unstyled(made)
    paint(made, shape, colour)
    return made
