"""For which groups figures are there, and what is missing of cities: words, marks, sentences, tables."""

from __future__ import annotations

from collections.abc import Mapping

from jamp.languages import Words, mark
from jamp.model.groups import KINDS, OTHER
from jamp.model.suppression import SUPPRESSED

Table = tuple[list[str], list[list[str]]]
# state -> (word, class of the style sheet's mark)
STATES = {
    "reported": (mark("reported"), "ongoing"), SUPPRESSED: (mark("not shown"), "completed"), "not applicable": (mark("not applicable"), "dash"),
    "not reported": (mark("none"), "none"),
}  # fmt: skip
LEGEND = {
    "reported": mark("Reported, with the date of the newest figure"),
    SUPPRESSED: mark("Reported, but not shown: a small number of persons, or a figure that would give one away"),
    "not applicable": mark("Not applicable, as the office says"), "not reported": mark("None: no figure has been reported"),
}  # fmt: skip
COLOURS = {
    "light": {"reported": "#1a7f4b", SUPPRESSED: "#0b5c8a", "not applicable": "#6b7785", "not reported": "#a66a00"},
    "dark": {"reported": "#58c08a", SUPPRESSED: "#7ab8ff", "not applicable": "#93a1b0", "not reported": "#ffb84d"},
}
KIND_WORDS = {
    "gender": mark("Gender"), "age": mark("Age"), "residence": mark("Rural or urban"), "disability": mark("Disability"), "migration": mark("Migrants"),
    "livelihood": mark("Informal work, low income"), "enterprises": mark("MSMEs and startups"), OTHER: mark("Other groups"),
}  # fmt: skip
REASON_WORDS = {
    "no project": mark("no project"), "no report since the last meeting": mark("no report since"), "no outcome values": mark("no figures on results"),
    "no group data": mark("no figures by group"),
}  # fmt: skip


def kinds_of(groups: Mapping[str, object]) -> dict[str, list[str]]:
    """{question: the groups that answer it} of the known groups, without questions that have none."""
    found = {kind: [group for group in members if group in groups] for kind, members in KINDS.items()}
    found[OTHER] = [group for group in groups if not any(group in members for members in KINDS.values())]
    return {kind: members for kind, members in found.items() if members}


def coverage_sentence(cities: int, all_cities: int, groups: int, all_groups: int, words: Words) -> str:
    """How far the figures by group go."""
    if not cities:
        return words.text("No city has reported a figure for any group yet: who is reached cannot be said.")
    return words.text("{n} of {all} cities have reported figures by group, for {groups} of {known} groups.", n=words.number(cities),
                      all=words.number(all_cities), groups=words.number(groups), known=words.number(all_groups))  # fmt: skip


def left_behind_sentence(reasons: Mapping[str, int], cities: int, words: Words) -> str:
    """How many cities lack what; "" where nothing is missing."""
    parts = {
        "no project": words.plural("{n} city without a project", "{n} cities without a project", reasons.get("no project", 0)),
        "no report since the last meeting": words.plural("{n} that has not reported", "{n} that have not reported", reasons.get("no report since the last meeting", 0)),
        "no outcome values": words.plural("{n} without figures on results", "{n} without figures on results", reasons.get("no outcome values", 0)),
        "no group data": words.plural("{n} without figures by group", "{n} without figures by group", reasons.get("no group data", 0)),
    }  # fmt: skip
    told = [part for reason, part in parts.items() if reasons.get(reason)]
    if not told:
        return words.text("No city is left behind: each has a project, a report, figures on results and figures by group.")
    return words.text("Of {all}: {parts}.", all=words.plural("{n} city", "{n} cities", cities), parts=words.joined(told))
