"""Case studies as they are shown: the state as a word, a shape and a colour, and the steps of an interest."""

from __future__ import annotations

from typing import NamedTuple

from jamp.charts.outcomes import BOUNDS, group_name
from jamp.charts.outcomes import STATE_WORDS as WHY_NONE
from jamp.charts.theme import FOCUS_WORDS
from jamp.languages import Words, mark
from jamp.model.alike import Alike
from jamp.model.cases import Case, CaseFigure
from jamp.model.found_cases import leading
from jamp.model.since_cleared import Moved
from jamp.model.suppression import SUPPRESSED

STATE_WORDS = {"draft": mark("Draft"), "in review": mark("In review"), "cleared": mark("Cleared for publication"), "withdrawn": mark("Withdrawn")}
# shapes as documents name them; the style sheet of the pages has the class s-… for each
STATE_SHAPES = {"draft": "hollow", "in review": "hatched", "cleared": "tick", "withdrawn": "cross"}
STATE_COLOURS = {
    "light": {"draft": "#5f6b78", "in review": "#8a5a00", "cleared": "#1a7f4b", "withdrawn": "#7a1f1f"},
    "dark": {"draft": "#93a1b0", "in review": "#ffb84d", "cleared": "#58c08a", "withdrawn": "#ff8a80"},
}
# how far the interest of another city has come
STEP_WORDS = {"stated": mark("Stated"), "matched": mark("Matched"), "visited": mark("Visited"), "adopted": mark("Adopted"), "closed": mark("Ended, not adopted")}
Names = dict[str, tuple[str, str]]  # code -> (title, Japanese title)
FACTS = (mark("The problem before"), mark("What was done"), mark("What came of it"), mark("Cost and time"), mark("Who was reached"))


class Facts(NamedTuple):
    """The same five facts of each case, as texts; "" where the record says nothing."""

    problem: str
    done: str
    result: str
    cost_and_time: str
    reached: str


def value(figure: CaseFigure, words: Words) -> str:
    """The value after as it is read, with its bound; why there is none where there is none."""
    if figure.value is None:
        return words.text(WHY_NONE[SUPPRESSED]) if figure.hidden else "–"
    return BOUNDS.get(figure.bound, "") + words.number(figure.value, 2)


def baseline(figure: CaseFigure, words: Words) -> str:
    """The value before; why there is none where there is none."""
    if figure.baseline is None:
        return words.text(WHY_NONE[SUPPRESSED]) if figure.baseline_hidden else "–"
    return words.number(figure.baseline, 2)


def first_figure(case: Case) -> CaseFigure | None:
    """The evidence that it is known by."""
    return leading(case.figures)


def in_short(figure: CaseFigure, names: Names, words: Words) -> str:
    """A piece of evidence in one line: before, after, unit, of whom, what is counted, when."""
    after = f"{value(figure, words)} {figure.unit}".strip()
    said = words.text("{before} → {after}", before=baseline(figure, words), after=after) if figure.baseline is not None else after
    when = [words.date(date) for date in (figure.baseline_as_at if figure.baseline is not None else "", figure.as_at) if date]
    what = [figure.title, *([group_name(figure.groups, names, words)] if figure.groups else []), " → ".join(when)]
    return words.text("{what} ({others})", what=said, others=" · ".join(part for part in what if part))


def cost(case: Case, words: Words) -> str:
    """What it cost, in which prices, and what that holds; "" where nothing is said."""
    if case.cost is None:
        return case.cost_note
    amount = f"{words.number(case.cost, 2)} {case.cost_currency}".strip()
    said = words.text("{what} ({others})", what=amount, others=words.date(case.cost_date)) if case.cost_date else amount
    return words.text("{first} {then}", first=said, then=case.cost_note).strip() if case.cost_note else said


def time(case: Case, words: Words) -> str:
    """From when to when; "" where nothing is said."""
    start, end = words.date(case.start_date), words.date(case.end_date)
    if start and end:
        return words.text("{start} to {end}", start=start, end=end)
    return words.text("since {date}", date=start) if start else words.text("until {date}", date=end) if end else ""


def facts(case: Case, names: Names, words: Words) -> Facts:
    """The five facts of one case, in the language of `words` where the case has it."""
    language, figure = words.language, first_figure(case)
    result = in_short(figure, names, words) if figure else case.text("results", language)
    spent = [part for part in (cost(case, words), time(case, words)) if part]
    return Facts(case.text("challenge", language), case.text("approach", language), result, " · ".join(spent), case.text("reached", language))


def facts_table(cases: list[Case], names: Names, words: Words) -> tuple[list[str], list[list[str]]]:
    """The same five facts side by side: a column for each case, in the order given."""
    columns = [facts(case, names, words) for case in cases]
    head = [words.text("Fact"), *(case.text("title", words.language) for case in cases)]
    return head, [[words.text(fact), *(column[n] or "–" for column in columns)] for n, fact in enumerate(FACTS)]


def evidence_table(case: Case, names: Names, words: Words) -> tuple[list[str], list[list[str]]]:
    """What was measured: before, after, of whom, when, from where."""
    head = [words.text("Indicator"), words.text("Unit"), words.text("Group"), words.text("Value before"), words.text("Value after"), words.text("As at"), words.text("Source"), words.text("Note")]
    body = []
    for one in case.figures:
        before = baseline(one, words)
        if one.baseline_as_at and one.baseline is not None:
            before = words.text("{what} ({others})", what=before, others=words.date(one.baseline_as_at))
        sources = dict.fromkeys(source for source in (one.source, one.baseline_source) if source)
        said = words.text("; ").join(sources) or (words.text("The office itself") if one.value is not None else "–")
        body.append([one.title, one.unit, group_name(one.groups, names, words), before, value(one, words), words.date(one.as_at) or "–", said, one.note])
    return head, body


def why_alike(one: Alike, case: Case, words: Words) -> list[str]:
    """Why a case may be of use to a city: size, focus area, what is lacking there, each with its figures; also what does not hold."""
    area = words.text(FOCUS_WORDS[case.focus_area])
    people = words.text("Its number of people is not recorded.") if one.population is None else words.text("{n} people.", n=words.number(one.population))
    if one.population is not None and one.ratio is not None and case.population:
        people = words.text("{n} people, {share} times as many as in {city}.", n=words.number(one.population), share=words.significant(float(f"{one.ratio:.2g}")),
                            city=words.place(case.city, case.city_ja))  # fmt: skip
    works = words.plural("{n} project of the same focus area ({area}).", "{n} projects of the same focus area ({area}).", one.projects, area=area)
    found = [people, works if one.projects else words.text("No project of the same focus area ({area}).", area=area)]
    if one.projects:
        found.append(words.text("None of them is ongoing or completed.") if not one.active else words.plural("{n} of them is ongoing or completed.", "{n} of them are ongoing or completed.", one.active))
    if one.measured is not None:
        found.append(words.text("No project there counts what the evidence counts.") if not one.measured else
                     words.plural("{n} project there counts what the evidence counts.", "{n} projects there count what the evidence counts.", one.measured))  # fmt: skip
    return found


class Move(NamedTuple):
    """A piece of evidence before and after, as bars that begin at zero: (when, value, width in per cent) each."""

    name: str
    second: str
    before: tuple[str, str, float]
    after: tuple[str, str, float]


def moves(case: Case, names: Names, words: Words) -> list[Move]:
    """The evidence that can be drawn: both values are known, and none is below zero."""
    drawn = []
    for one in case.figures:
        if one.baseline is None or one.value is None or min(one.baseline, one.value) < 0 or not (most := max(one.baseline, one.value)):
            continue
        then, now = words.short_date(one.baseline_as_at) or words.text("Value before"), words.short_date(one.as_at) or words.text("Value after")
        second = " · ".join(part for part in (one.unit, group_name(one.groups, names, words) if one.groups else "") if part)
        drawn.append(Move(one.title, second, (then, baseline(one, words), round(100 * one.baseline / most, 1)), (now, value(one, words), round(100 * one.value / most, 1))))
    return drawn


def since_cleared(one: Moved, names: Names, words: Words) -> str:
    """What the record says of a piece of evidence now, and what was published."""
    figure = one.now or one.then
    assert figure is not None
    what = words.text("{what} ({others})", what=figure.title, others=group_name(figure.groups, names, words)) if figure.groups else figure.title
    if one.then is None:
        return words.text("{what}: evidence that was added since; the record says {now}.", what=what, now=_at(figure, words))
    if one.now is None:
        return words.text("{what}: no evidence any more; published: {then}.", what=what, then=_at(figure, words))
    return words.text("{what}: the record now says {now}; published: {then}.", what=what, now=_at(one.now, words), then=_at(one.then, words))


def _at(figure: CaseFigure, words: Words) -> str:
    after = words.text("{what} ({others})", what=value(figure, words), others=words.date(figure.as_at)) if figure.as_at else value(figure, words)
    if figure.baseline is None:
        return after
    before = words.text("{what} ({others})", what=baseline(figure, words), others=words.date(figure.baseline_as_at)) if figure.baseline_as_at else baseline(figure, words)
    return words.text("{before} → {after}", before=before, after=after)
