"""Which of several statements counts.

The rule: the later reporting date counts; for one date the office's own update (an empty source) before published
sources, then the source published last, then the source code. A published source that lists a project without a
status says "not stated"; an own update without one leaves the last stated status as it is.
"""

from __future__ import annotations

from jamp.model.dates import end_of


def precedence(as_at: str, source: str, published: str | None) -> tuple[str, bool, str, str]:
    """A key that sorts statements: the greatest one counts. The same rule as `jamp.queries.standing`."""
    return (end_of(as_at), source == "", end_of(published) if published else "", source)


def speaks_of_status(status: str | None, source: str) -> bool:
    """True when a statement settles the status of its date, be it as "not stated"."""
    return bool(status) or source != ""


ORDER = ("planning", "ongoing", "completed")


def disagree(earlier: str, earlier_at: str, counts: str, counts_at: str) -> bool:
    """True where another publisher's status, at its date, is not the one that counts nor a step before it."""
    moved_on = earlier in ORDER and counts in ORDER and end_of(earlier_at) < end_of(counts_at) and ORDER.index(earlier) < ORDER.index(counts)
    return earlier != counts and not moved_on
