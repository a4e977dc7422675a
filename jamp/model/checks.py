"""The checks: what reports made by hand get wrong, each as a rule with its words. The queries find where it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jamp.model.focus_areas import FOCUS_AREAS

ERROR, WARNING, NOTE = "error", "warning", "note"
SEVERITIES = (ERROR, WARNING, NOTE)


@dataclass(frozen=True)
class Rule:
    """One check. `title` names it, `finds` says when it holds, `mend` what to do; texts that the catalogues translate."""

    name: str
    severity: str
    title: str
    finds: str
    mend: str = ""


RULES = {
    rule.name: rule
    for rule in (
        Rule("promised_date_passed", ERROR, "Promised date passed",
             "A promised date has passed, nothing says that it was kept, and the status still says planning or ongoing.",
             "Enter the date that it was reached, or the new date and who gave it."),
        Rule("text_contradicts_status", ERROR, "Text contradicts the status",
             "The text of the statement that counts says postponed, halted or cancelled, in any of our languages, while its status says planning, ongoing or completed.",
             "Read the text: set the status to suspended or cancelled, or put the text right."),
        Rule("sources_disagree", ERROR, "Sources disagree about the status",
             "Another publisher's newest statement gives another status than the one that counts, and it is not just an earlier step.",
             "Ask the office which is right, and enter its own update."),
        Rule("dropped_without_trace", ERROR, "Left the list without a reason",
             "A project left the list, or is missing from a publisher's newest report though it stood in an earlier one, and nobody says why.",
             "Enter the reason for leaving: completed, merged, cancelled or handed over; or an update that says where it stands."),
        Rule("cumulative_and_yearly_mixed", ERROR, "Cumulative and yearly figures mixed",
             "Projects count one shared indicator in different ways, an indicator's comments contradict how it is measured, or a cumulative figure falls.",
             "Say of the indicator how it is measured, and send figures that follow it."),
        Rule("target_due_without_actual", WARNING, "Target due without a figure",
             "The date of a target that can be measured has passed, and no figure is known of that date or after it.",
             "Enter the figure reached, or a later target with its reason."),
        Rule("same_status_every_report", WARNING, "Same status in every report",
             "The last three reports that state a project's status all say ongoing, or all say planning.",
             "Ask what has been done since, and enter an update with a text or a percentage."),
        Rule("status_missing", WARNING, "Status not stated",
             "A project is listed, and the statement that counts gives no status.",
             "Enter an update with a status."),
        Rule("renamed_without_trace", NOTE, "Carries another name than before",
             "An earlier report, or the history of changes, has the project under another name, and no source says that it is the same.",
             "Check that it is the same project. The former name is kept where it is listed among the other names."),
        Rule("focus_area_changed", NOTE, "Focus area changed",
             "A project has moved from one focus area to another, so that counts by focus area of two dates differ for that reason alone.",
             "Say beside any comparison that it moved; or put the focus area right."),
        Rule("no_narrative_ever", NOTE, "No word on what was done",
             "A project is listed, and no statement up to the reporting date says what was done.",
             "Ask the office for two sentences, and enter them as its update."),
    )
}  # fmt: skip
# what reports made by hand get wrong too, and cannot occur here: each with the reason
NOT_HERE = (
    Rule("shares_recomputed", ERROR, "Printed shares that do not follow from the list",
         "Every number of projects and every share is counted from the rows when it is shown, never typed. The records hold no share that a report prints, so there is none to compare."),
    Rule("icons_from_rows", ERROR, "Icons that differ from the list",
         "Marks of status and focus area are drawn from the same rows as the lists."),
    Rule("members_counted", NOTE, "Sources that disagree about the number of members",
         "The members are the cities on record, each with the year in which it joined; no number that a source prints is kept."),
)  # fmt: skip
REPORTS = 3  # that must agree before a status counts as standing still
LIVE = ("planning", "ongoing")


@dataclass(frozen=True)
class Accepted:
    """Why a finding was accepted, by whom, and on which day."""

    reason: str
    author: str
    as_at: str


@dataclass(frozen=True)
class Finding:
    """Where a rule holds. `subject` is the code of what it was found in: a project, milestone, indicator, shared
    indicator or city target; with the rule it is what an acceptance names. `case` chooses the sentence, whose places
    `facts` fills: dates are ISO dates, statuses and focus areas the model's words. `sources` are codes."""

    rule: str
    subject: str
    project_id: str = ""
    city_id: str = ""
    case: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)
    sources: tuple[str, ...] = ()
    accepted: Accepted | None = None

    @property
    def severity(self) -> str:
        """That of the rule."""
        return RULES[self.rule].severity


_AREA = "|".join(re.escape(area) for area in FOCUS_AREAS)
MOVED = re.compile(rf"Focus area changed: ({_AREA}) > ({_AREA})")


def moved(note: str) -> tuple[str, str] | None:
    """(focus area before, after), where the note on a record says so."""
    found = MOVED.search(note)
    return (found[1], found[2]) if found else None
