"""Case studies as they are shown: the state as a word, a shape and a colour, and the steps of an interest."""

from __future__ import annotations

from jamp.languages import mark

STATE_WORDS = {"draft": mark("Draft"), "in review": mark("In review"), "cleared": mark("Cleared for publication"), "withdrawn": mark("Withdrawn")}
# shapes as documents name them; the style sheet of the pages has the class s-… for each
STATE_SHAPES = {"draft": "hollow", "in review": "hatched", "cleared": "tick", "withdrawn": "cross"}
STATE_COLOURS = {
    "light": {"draft": "#5f6b78", "in review": "#8a5a00", "cleared": "#1a7f4b", "withdrawn": "#7a1f1f"},
    "dark": {"draft": "#93a1b0", "in review": "#ffb84d", "cleared": "#58c08a", "withdrawn": "#ff8a80"},
}
# how far the interest of another city has come
STEP_WORDS = {"stated": mark("Stated"), "matched": mark("Matched"), "visited": mark("Visited"), "adopted": mark("Adopted"), "closed": mark("Ended, not adopted")}
