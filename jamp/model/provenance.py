"""Who says so: the columns that every sheet ends with, but those of the words that we keep ourselves."""

from __future__ import annotations

from jamp.model.sheets import Column, Kind
from jamp.model.statuses import CONFIDENCE

FROM = (
    Column("source", Kind.REFERENCE, "Source", help="Short code of the source; empty for the office itself", refers_to="sources"),
    Column("source_url", Kind.URL, "Source address"),
)
READ = (Column("confidence", Kind.CHOICE, "Confidence", help="How sure the reading of the source is", choices=CONFIDENCE),)
SAID = FROM + READ
