"""Ratings as they are shown: a word, a shape and a colour; and what each condition of the rule says."""

from __future__ import annotations

from typing import Any

from jamp.charts import theme
from jamp.languages import Words, mark
from jamp.model.ratings import Condition, Rated

RATING_WORDS = {
    "on track": mark("On track"), "watch": mark("Watch"), "off track": mark("Off track"), "no recent data": mark("No recent data"),
    "not started": mark("Not started"), "completed": mark("Completed"), "suspended": mark("Suspended"), "cancelled": mark("Cancelled"),
}  # fmt: skip
COLOURS = {
    "light": {"on track": "#1a7f4b", "watch": "#a66a00", "off track": "#b3261e", "no recent data": "#6b7785",
              "not started": "#8494a6", "completed": "#0f5132", "suspended": "#b35c00", "cancelled": "#7a1f1f"},
    "dark": {"on track": "#58c08a", "watch": "#ffb84d", "off track": "#ff8a80", "no recent data": "#93a1b0",
             "not started": "#8fa3b8", "completed": "#7ad9a6", "suspended": "#ffb05c", "cancelled": "#ff8a80"},
}  # fmt: skip
# beside the colours in bars
PATTERNS = {"watch": "/", "not started": "-", "suspended": "x", "cancelled": "\\"}
HOLLOW = ("no recent data", "not started")
RULES = {
    "status cancelled": mark("The project is cancelled"),
    "status suspended": mark("The project is suspended"),
    "end milestone reached and final values in": mark("The end milestone is reached and the final figures are in"),
    "days that a milestone is late": mark("A milestone is late by more than the limit, in days"),
    "severe risks open past their date": mark("A severe risk or barrier is open past its date"),
    "status planning, not started": mark("In planning, not started yet"),
    "days since the last value, two periods": mark("No figure for two reporting periods, in days"),
    "share of what is due": mark("Less than the limit of what is due by the date has been reached"),
    "headline figures due and missing": mark("Headline indicators of which something is due have no figure"),
    "points between time and money": mark("Time elapsed and money spent are apart, in points of 100"),
    "days since the last value, one period": mark("The last figure is older than one reporting period, in days"),
    "no milestone kept and no share to go by": mark("Neither a promised milestone that is reached nor a share of what is due to go by"),
}
# the rule in words, beside what it says of the conditions
RULE = mark("The rule looks at the conditions from the top; the first that holds sets the rating, and a project of which none holds is on "
            "track. What is due by a date lies on straight lines from the baseline through the targets. Without figures nothing is green. Small numbers of persons that are not shown "
            "to everybody are not gone by. A rating set by hand holds until another one is set; on track for two reporting periods at most.")  # fmt: skip
HOLDS = {True: mark("yes"), False: mark("no"), None: mark("cannot be said")}


def bar(scheme: str, rating: str) -> dict[str, Any]:
    """How a bar of a rating is drawn; what is not on record is hollow, and patterns stand out from the fill."""
    colour = COLOURS[scheme][rating]
    filled = theme.PAPER[scheme] if rating in HOLLOW else colour
    drawn = colour if rating in HOLLOW else theme.PAPER[scheme]
    marker: dict[str, Any] = {"color": filled, "line": {"color": colour, "width": 1.5}}
    if rating in PATTERNS:
        marker["pattern"] = {"shape": PATTERNS[rating], "fgcolor": drawn, "fillmode": "overlay", "size": 7, "solidity": 0.12}
    return marker


def number(condition: Condition, value: float | None, words: Words) -> str:
    """A value or a limit of a condition as it is read; "–" where there is none."""
    if value is None:
        return "–"
    return words.percent(value) if condition.rule == "share of what is due" else words.number(value, 0)


def conditions_table(rated: Rated, words: Words) -> tuple[list[str], list[list[str]]]:
    """A row per condition, in the order in which the rule looks at them."""
    head = [words.text("Condition"), words.text("Value"), words.text("Limit"), words.text("Holds"), words.text("Leads to")]
    return head, [
        [words.text(RULES[one.rule]), number(one, one.value, words), number(one, one.limit, words), words.text(HOLDS[one.holds]),
         words.text(RATING_WORDS[one.sets])]
        for one in rated.conditions
    ]  # fmt: skip


def reason(rated: Rated, words: Words) -> str:
    """Why a project is rated so, in one sentence."""
    if rated.set_by:
        return words.text("Set by hand by {author}: {reason} The rule says: {rating}.", author=rated.set_by, reason=rated.reason,
                          rating=words.text(RATING_WORDS[rated.by_rule]))  # fmt: skip
    found = [words.text(RULES[one.rule]) for one in rated.deciding]
    if not found:
        said = {one.rule for one in rated.conditions if one.holds is not None}
        if "share of what is due" not in said:
            return words.text("Nothing is late, and the figures are recent. How much of what is due has been reached cannot be said.")
        if "days that a milestone is late" not in said:
            return words.text("The figures are recent, and enough of what is due has been reached. There is no dated milestone.")
        return words.text("Nothing is late, the figures are recent, and enough of what is due has been reached.")
    return words.text("{reasons}.", reasons=words.joined(found))

