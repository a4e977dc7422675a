"""What the words of lists mean, for readers who choose one."""

from __future__ import annotations

from jamp.charts import barriers, outcomes, ratings, theme
from jamp.languages import Words, mark
from jamp.model.case_studies import LANGUAGES

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
    "risk": mark("may come"), "issue": mark("is there"), "moderate": mark("moderate"), "severe": mark("severe"),
    "worse": mark("getting worse"), "same": mark("unchanged"), "better": mark("getting better"),
    "between cities": mark("cities with each other"), "of persons": mark("persons who travel, study or teach"),
    "by the rule": mark("as the rule says from here on"),
    "days_late_watch": mark("days late from which a milestone is to be watched"),
    "days_late_off_track": mark("days late from which a project is off track"),
    "share_on_track": mark("share of what is due below which a project is to be watched"),
    "share_off_track": mark("share of what is due below which a project is off track"),
    "spend_gap_points": mark("points between time and money"), "reporting_period_months": mark("months from one report to the next"),
    "smallest_group": mark("smallest number of persons that is shown"),
    "draft": mark("not yet for publication"), "cleared": mark("may be published"),
    "in review": mark("being read by a second person"), "withdrawn": mark("shown no more"),
    "given": mark("the person agrees"), "asked": mark("asked, no answer yet"), "not asked": mark("nobody has asked"),
}  # fmt: skip
WORDS = {**MEANINGS, **outcomes.QUALITY_WORDS, **outcomes.STATE_WORDS, **theme.STATUS_WORDS, **theme.STAGE_WORDS, **theme.FOCUS_WORDS,
         **ratings.RATING_WORDS, **barriers.BARRIER_WORDS}  # fmt: skip


def meaning(word: str, words: Words) -> str:
    """What a word of a list means, in the reader's language; "" where the word says it itself."""
    if word in LANGUAGES:
        return words.language_name(word)
    said = words.text(WORDS[word])
    return "" if said.casefold() == word.casefold() else said
