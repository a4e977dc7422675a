"""One source of colours and marks, for pages, charts and documents. Colour is never alone: each has a word and a mark."""

from __future__ import annotations

from typing import Any

from jamp.languages import mark
from jamp.model.focus_areas import FOCUS_AREAS

STATUS_WORDS = {
    "planning": mark("Planning"),
    "ongoing": mark("Ongoing"),
    "completed": mark("Completed"),
    "suspended": mark("Suspended"),
    "cancelled": mark("Cancelled"),
    "": mark("Not stated"),
}
EXIT_WORDS = {
    "not given": mark("Reason not given"),
    "completed": mark("Completed"),
    "merged": mark("Merged"),
    "cancelled": mark("Cancelled"),
    "handed over": mark("Handed over"),
}
STAGE_WORDS = {
    "proposed": mark("Proposed"),
    "selected": mark("Selected"),
    "survey": mark("Survey"),
    "trial": mark("Trial"),
    "decision": mark("Decision"),
    "financing": mark("Financing"),
    "in service": mark("In service"),
    "ended without follow-up": mark("Ended without follow-up"),
}
FOCUS_WORDS = {
    "Civic & Social": mark("Civic & Social"),
    "Health & Well-Being": mark("Health & Well-Being"),
    "Safety & Security": mark("Safety & Security"),
    "Quality Environment": mark("Quality Environment"),
    "Built Infrastructure": mark("Built Infrastructure"),
    "Industry & Innovation": mark("Industry & Innovation"),
    "": mark("Focus area not stated"),
}
# two letters stand for the area wherever a mark is small
FOCUS_LETTERS = {
    "Civic & Social": "CS", "Health & Well-Being": "HW", "Safety & Security": "SS", "Quality Environment": "QE",
    "Built Infrastructure": "BI", "Industry & Innovation": "II", "": "–",
}  # fmt: skip
INK = {"light": "#1c2733", "dark": "#e8edf2"}
# the page as Streamlit draws it
PAPER = {"light": "#ffffff", "dark": "#171614"}
QUIET = {"light": "#6b7785", "dark": "#93a1b0"}
LINE = {"light": "#dbe1e7", "dark": "#313a45"}
LAND = {"light": "#e6eaee", "dark": "#28313b"}
ACCENT = {"light": "#0b5c8a", "dark": "#7ab8ff"}
ALERT = {"light": "#b3261e", "dark": "#ff8a80"}
STATUS_COLOURS = {
    "light": {"planning": "#8494a6", "ongoing": "#1f77b4", "completed": "#0f5132", "suspended": "#b35c00",
              "cancelled": "#7a1f1f", "": "#80878f"},
    "dark": {"planning": "#8fa3b8", "ongoing": "#4aa3e0", "completed": "#58c08a", "suspended": "#ffb05c",
             "cancelled": "#ff8a80", "": "#98a0a8"},
}  # fmt: skip
# the hues that readers of the yearly report know, moved until each has 3:1 against the page
FOCUS_COLOURS = {
    "light": dict(zip((*FOCUS_AREAS, ""), ("#d81e45", "#d4551f", "#9a7d0a", "#4b9412", "#2a9d78", "#1f5c43", "#80878f"), strict=True)),
    "dark": dict(zip((*FOCUS_AREAS, ""), ("#ff5c78", "#ff845e", "#f6dc85", "#a6ec6a", "#50bf94", "#3f9a76", "#98a0a8"), strict=True)),
}
FONT = "'Noto Sans', 'Noto Sans JP', 'Source Sans', sans-serif"
# how a status is drawn on paper
PRINTED = {"planning": "hatched", "ongoing": "filled", "completed": "framed", "suspended": "hatched", "cancelled": "hollow", "": "hollow"}
# what differs without colour too: in planning hollow, not stated dotted; what has stopped is crossed
HOLLOW = ("planning", "")
PATTERNS = {"suspended": "x", "cancelled": "\\", "": "."}


def plain(text: str) -> str:
    """User text for Plotly, which reads a kind of HTML in every label."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _wide(text: str) -> int:
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)


def short(text: str, width: int = 24) -> str:
    """Plain text of one line, cut where it is far too long for a label; the full text stands in the table beside."""
    while _wide(text) > width:
        text = text.removesuffix("…")[:-1].rstrip() + "…"
    return plain(text)


def wrapped(text: str, width: int = 22, most: int = 3) -> str:
    """Plain text broken at blanks (inside a word where there are none, as in Japanese) for a narrow label; what does
    not fit into `most` lines is left to the table beside."""
    pieces = [piece for word in text.split() for piece in _pieces(word, width)]
    lines: list[str] = []
    for piece in pieces:
        if lines and _wide(lines[-1]) + _wide(piece) < width:
            lines[-1] = f"{lines[-1]} {piece}"
        else:
            lines.append(piece)
    if len(lines) > most:
        lines[most - 1 :] = [lines[most - 1] + "…"]
    return "<br>".join(plain(line) for line in lines)


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces of about one length, none wider than the label; a little too wide is left whole."""
    number = -(-_wide(word) // (width + 2))
    each = -(-len(word) // max(number, 1))
    return [word[i : i + each] for i in range(0, len(word), max(each, 1))]


def on(colour: str) -> str:
    """The colour of text on `colour`: black or white, whichever stands out more; it is 4.5:1 or better on any colour."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return "#ffffff" if 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179 else "#000000"


def bar(scheme: str, status: str) -> dict[str, Any]:
    """How a bar of a status is drawn; a number in it stays readable."""
    colour, paper = STATUS_COLOURS[scheme][status], PAPER[scheme]
    filled, drawn = (paper, colour) if status in HOLLOW else (colour, paper)
    marker: dict[str, Any] = {"color": filled, "line": {"color": colour, "width": 1.5}}
    if status in PATTERNS:
        marker["pattern"] = {"shape": PATTERNS[status], "fillmode": "overlay", "fgcolor": drawn, "size": 7, "solidity": 0.12}
    return marker


def layout(scheme: str, height: int, **more: Any) -> dict[str, Any]:
    """What all figures share: no frame, no tools, nothing that moves under a thumb."""
    axis = {"fixedrange": True, "automargin": True, "showgrid": False, "gridcolor": LINE[scheme], "zerolinecolor": LINE[scheme]}
    axis |= {"tickfont": {"size": 13}, "tickangle": 0, "title": None}
    base: dict[str, Any] = {
        "height": height,
        "margin": {"l": 4, "r": 12, "t": 30, "b": 8},
        "font": {"family": FONT, "size": 13, "color": INK[scheme]},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "legend": {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "traceorder": "normal",
                   "font": {"size": 13}, "itemclick": False, "itemdoubleclick": False},
        "hoverlabel": {"font": {"size": 13}},
        "xaxis": dict(axis),
        "yaxis": dict(axis),
        "barmode": "stack",
        "bargap": 0.12,
        # a number that does not fit its bar at a readable size is left to the table
        "uniformtext": {"minsize": 12, "mode": "hide"},
        "dragmode": False,
    }
    return base | more
