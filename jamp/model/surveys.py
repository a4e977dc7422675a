"""What became of a Smart JAMP survey: how far along the chain it is known to be, and whether anybody still speaks of it."""

from __future__ import annotations

from dataclasses import dataclass

# the order in which they are told; where none of the others holds, a survey goes on
FATES = ("in service", "further on", "goes on", "stage not said", "silent", "ended")
FURTHER = ("decision", "financing")


@dataclass(frozen=True)
class Survey:
    """A project of the programme as at a date. `stage` is the last one that a source gave, "" where none did; `staged` the
    date of that word; `last_word` the date of the last word of any kind, of the project itself or of what it belongs to."""

    project_id: str
    title: str
    title_ja: str
    city: str
    fiscal_year: str
    sector: str
    stage: str
    staged: str
    status: str
    last_word: str
    source: str
    source_url: str
    part_of: str
    fate: str


def fate(stage: str, staged: str, last_word: str, silent_since: str) -> str:
    """What became of it. `silent_since` is the last day of two reporting periods ago: what is not later than that is too old
    to go by. Days are full dates or "".

    in service and ended: as the last stage says, however old. further on: decision or financing. Of an earlier stage: goes
    on where the word on the stage is recent; stage not said where the project is still spoken of, but not its stage; silent
    where nobody speaks of it.
    """
    if stage == "in service":
        return "in service"
    if stage == "ended without follow-up":
        return "ended"
    if last_word <= silent_since:
        return "silent"
    if stage in FURTHER:
        return "further on"
    return "goes on" if staged > silent_since else "stage not said"
