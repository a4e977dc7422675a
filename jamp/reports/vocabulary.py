"""What the words of lists mean, for readers who choose one."""

from __future__ import annotations

from jamp.charts import outcomes, theme
from jamp.languages import Words, mark

MEANINGS = {
    "yes": mark("yes"), "no": mark("no"), "high": mark("high"), "medium": mark("medium"), "low": mark("low"),
    "merged": mark("merged with another project"), "handed over": mark("handed over to somebody else"),
    "project": mark("a project"), "city": mark("a city"),
    "former name": mark("a former name"), "spelling": mark("another spelling or language"), "code in another list": mark("its code in another list"),
    "rising": mark("more is better"), "falling": mark("less is better"),
    "cumulative": mark("the total since the beginning"), "per period": mark("what came in the period"), "level": mark("the state at the date"),
    "planned": mark("planned, not reached"), "not stated": mark("not stated"),
    "exact": mark("exactly this figure"), "at least": mark("this figure or more"), "about": mark("roughly this figure"),
    "funding": mark("gives the money"), "accountable": mark("answers for the project"), "extending": mark("passes the money on"),
    "implementing": mark("carries the project out"),
    "budget": mark("money planned"), "commitment": mark("money promised"), "disbursement": mark("money paid out"),
    "draft": mark("not yet for publication"), "cleared": mark("may be published"),
}  # fmt: skip
WORDS = {**MEANINGS, **outcomes.QUALITY_WORDS, **outcomes.STATE_WORDS, **theme.STATUS_WORDS, **theme.STAGE_WORDS, **theme.FOCUS_WORDS}


def meaning(word: str, words: Words) -> str:
    """What a word of a list means, in the reader's language; "" where the word says it itself."""
    said = words.text(WORDS[word])
    return "" if said.casefold() == word.casefold() else said
