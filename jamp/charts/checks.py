"""Findings of the checks in words: the weight of a rule, and the sentence that each finding makes of its facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jamp.charts import theme
from jamp.languages import Words, mark
from jamp.model.checks import RULES, Finding

SEVERITY_WORDS = {"error": mark("Error"), "warning": mark("Warning"), "note": mark("Note")}
# the style sheet draws them under these names; colour is never alone
SEVERITY_COLOURS = {
    "light": {"error": "#b3261e", "warning": "#a66a00", "note": "#6b7785"},
    "dark": {"error": "#ff8a80", "warning": "#ffb84d", "note": "#93a1b0"},
}
MEASURE_WORDS = {"cumulative": mark("cumulative"), "per period": mark("per period")}
# (rule, case) -> the sentence
SENTENCES = {
    ("promised_date_passed", "milestone"): mark("“{what}” was promised for {date} and is not reported as reached ({days} late); the status still says {status}."),
    ("promised_date_passed", "end"): mark("The project was to end by {date} ({days} ago); the status still says {status}."),
    ("text_contradicts_status", ""): mark("The text as at {date} says {words}; the status says {status}."),
    ("sources_disagree", ""): mark("{status} as at {date}, which counts; another publisher said {other} as at {earlier}."),
    ("dropped_without_trace", ""): mark("Not on the list since {date}; the reason is not given."),
    ("dropped_without_trace", "absent"): mark("Missing from the newest report ({date}) of a publisher that spoke of it before; nobody says why."),
    ("cumulative_and_yearly_mixed", "comment"): mark("“{what}” is on record as {measure}; the comment on its figure of {date} says {words}."),
    ("cumulative_and_yearly_mixed", "falls"): mark("“{what}” is cumulative, and falls from {before} to {value} {unit} as at {date}."),
    ("cumulative_and_yearly_mixed", "shared"): mark("“{what}” is on record as {measure}; others that count the same ({shared}) are not."),
    ("target_due_without_actual", "indicator"): mark("“{what}”: the target of {target} {unit} was due by {date}, and there is no figure at all."),
    ("target_due_without_actual", "indicator_old"): mark("“{what}”: the target of {target} {unit} was due by {date}, and the last figure is of {seen}."),
    ("target_due_without_actual", "city"): mark("The city's own target “{what}” ({said}) was due by {date}, and no later report has a figure on it."),
    ("same_status_every_report", ""): mark("{status} in each of the last {reports} reports that state its status: since {since}, {days}."),
    ("status_missing", ""): mark("No status as at {date}. Why: {why}"),
    ("status_missing", "plain"): mark("No status as at {date}."),
    ("status_missing", "never"): mark("No statement about the project is on record."),
    ("renamed_without_trace", ""): mark("Listed before as {names}."),
    ("renamed_without_trace", "edited"): mark("Listed before as {names}; renamed here by batch {batch}, and the former name is not kept among the other names."),
    ("focus_area_changed", ""): mark("Moved from {area} to {area_now}."),
    ("focus_area_changed", "edited"): mark("Moved from {area} to {area_now}, here by batch {batch}."),
    ("no_narrative_ever", ""): mark("{status}, and no statement says what was done."),
}  # fmt: skip


def _quoted(words: Words, several: tuple[str, ...]) -> str:
    return words.joined(words.text("“{text}”", text=text) for text in several)


def _told(words: Words, table: dict[str, str]) -> Callable[[str], str]:
    return lambda word: words.text(table.get(word, word))


def sentence(finding: Finding, words: Words) -> str:
    """What was found, in one sentence."""
    status, area, date = _told(words, theme.STATUS_WORDS), _told(words, theme.FOCUS_WORDS), words.date
    spoken: dict[str, Callable[[Any], str]] = {
        "date": date, "since": date, "seen": date, "earlier": date, "status": status, "other": status, "area": area, "area_now": area,
        "measure": _told(words, MEASURE_WORDS), "words": lambda several: _quoted(words, several), "names": lambda several: _quoted(words, several),
        "target": lambda number: words.number(number, 2), "value": lambda number: words.number(number, 2), "before": lambda number: words.number(number, 2),
        "reports": words.number, "batch": words.number,
    }  # fmt: skip
    facts = {name: spoken[name](value) if name in spoken else str(value) for name, value in finding.facts.items()}
    if "n" in finding.facts:
        facts["days"] = words.plural("{n} day", "{n} days", finding.facts["n"])
    return words.text(SENTENCES[finding.rule, finding.case], **facts)


def open_sentence(counts: dict[str, int], accepted: int, words: Words) -> str:
    """How many findings are open, by weight, and how many were accepted. `counts`: severity -> open ones."""
    number = sum(counts.values())
    put = words.plural("{n} was accepted with a reason.", "{n} were accepted with a reason.", accepted) if accepted else ""
    if not number:
        return " ".join(part for part in (words.text("The checks find nothing open in this view."), put) if part)
    said = {
        "error": words.plural("{n} error", "{n} errors", counts.get("error", 0)),
        "warning": words.plural("{n} warning", "{n} warnings", counts.get("warning", 0)),
        "note": words.plural("{n} note", "{n} notes", counts.get("note", 0)),
    }
    parts = words.joined(text for severity, text in said.items() if counts.get(severity))
    first = words.plural("The checks find {n} thing to look at: {parts}.", "The checks find {n} things to look at: {parts}.", number, parts=parts)
    return " ".join(part for part in (first, put) if part)


def title(rule: str, words: Words) -> str:
    """The name of a rule as it is read; a rule that is no more keeps its code."""
    return words.text(RULES[rule].title) if rule in RULES else rule
