"""One slide per project: where it stands, what was promised and counted, what stands in its way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jamp.charts import barriers as barrier_words
from jamp.charts import funding, theme
from jamp.charts import outcomes as outcome_words
from jamp.charts import ratings as rating_words
from jamp.charts import reach as reach_words
from jamp.charts import results as result_words
from jamp.charts import timeline as timeline_words
from jamp.documents.model import Block, Figures, Heading
from jamp.languages import Words
from jamp.model.barriers import BarrierRow
from jamp.model.dates import end_of
from jamp.model.promises import Promise
from jamp.model.results import Result
from jamp.model.view import View
from jamp.queries import Session
from jamp.reports.frame import status_name, table
from jamp.reports.many_projects import read_many
from jamp.reports.one_project import OneProject, now_and_before, partner_names, source
from jamp.reports.promised import next_and_last
from jamp.reports.room import WIDE
from jamp.reports.since import since

# letters of a line; points that the table has, that a row takes, and each further line in it
LETTERS, ROOM, ROW, LINE = 105, 236.0, 23.6, 15.6
# lines of each part, and how many of the parts that can be spared are left out: the more there is to say, the less of each
LESS = ((5, 0), (4, 0), (3, 0), (3, 1), (2, 1), (2, 2), (1, 2), (1, 3), (1, 4))
PARTNERS, IN_FULL = 6, 100_000


def slides(session: Session, view: View, words: Words, codes: Sequence[str]) -> list[Block]:
    """In the order of the codes. KeyError for one that is not known."""
    return [block for found in read_many(session, view, words, codes) for block in (Heading(1, title(found, words)), *slide(found, view, words))]


def title(found: OneProject, words: Words) -> str:
    """What it is called, and how it stands."""
    late = sum(one.slip.outcome == "overdue" for one in found.milestones)
    said = status_name(found.one.status, words)
    if late:
        said = words.plural("{n} milestone past its date", "{n} milestones past their date", late)
    elif words.language == "en":
        said = said.lower()
    return words.text("{title}: {finding}", title=words.place(found.one.title, found.one.title_ja), finding=said)


def slide(found: OneProject, view: View, words: Words, asked: str = "", groups: Mapping[str, tuple[str, str]] | None = None) -> list[Block]:
    """What stands under the title. `asked`: the decision asked; `groups`: their names, where figures by group are told."""
    parts, lacking = lines(found, view, words, groups), words.joined(_lacking(found, words))
    spared = [words.text(name) for name in ("Status as said by", "What was reported", "Partners", "Who is reached")]
    fixed = [
        # what is asked is never cut; its writing is limited
        (words.text("Decision asked"), words.text("; ").join(part.strip() for part in asked.split(" | ")), 1 + (len(asked) + len(WIDE.findall(asked))) // LETTERS),
        (words.text("Where and when"), " · ".join(filter(None, (found.where, found.one.project_id, _dates(found, words)))), 1),
        (words.text("Purpose"), short(purpose(found), LETTERS * 2), 1 + (short(purpose(found), LETTERS) != purpose(found))),
        (words.text("Partners"), short(partners(found, words), LETTERS), 1), (words.text("Money"), money(found, words), 1),
    ]  # fmt: skip
    # a title that is too long is said in full above the rest
    room = ROOM - (2 * ROW if len(title(found, words)) > LETTERS else 0)
    rows: list[tuple[str, str]] = []
    for most, without in LESS:
        first = [(name, text, lines) for name, text, lines in fixed if text and name not in spared[:without]]
        told = [row for name, all in parts if name not in spared[:without] for row in _group(name, all, most, words)]
        rows = [*[row[:2] for row in first], *told, *([(words.text("Not on record"), lacking)] if lacking else [])]
        if len(rows) * ROW + sum(lines - 1 for *_, lines in first) * LINE <= room:
            break
    return [Figures(_figures(found, view, words)), table((words.text("What"), words.text("What is known")), rows, (1, 4.6))]


def lines(found: OneProject, view: View, words: Words, groups: Mapping[str, tuple[str, str]] | None = None, in_full: bool = False) -> list[tuple[str, list[str]]]:
    """(what, a line for each of it), all of them; of milestones the next and the last, unless `in_full`."""
    room = IN_FULL if in_full else LETTERS
    # what was said since is among what happened since
    said = [one for one in found.statements if (one.narrative or one.next_steps) and not (view.compared and end_of(one.as_at) > end_of(view.since))][:1]
    parts = [
        (words.text("Milestones"), [_milestone(row, words, room) for row in (found.milestones if in_full else next_and_last(found.milestones, 3, 2))]),
        (words.text("Outcomes"), [_outcome(row, words, room) for row in found.indicators]),
        (words.text("Who is reached"), [grouped(found, groups, words, room)] if groups and found.grouped else []),
        (words.text("Since {date}", date=words.date(view.since)), since(found, view, words) if view.compared else []),
        (words.text("Risks and barriers"), [_barrier(one, words, room) for one in found.barriers]),
        (words.text("What was reported"), [words.text("{what} ({others})", what=" ".join(filter(None, (one.narrative, one.next_steps))), others=words.date(one.as_at)) for one in said]),
        (words.text("Status as said by"), [words.text("{what} ({others})", what=source(found, words), others=words.date(found.one.as_at))] if source(found, words) else []),
    ]  # fmt: skip
    return [(name, told) for name, told in parts if told]


def _group(name: str, all: Sequence[str], most: int, words: Words) -> list[tuple[str, str]]:
    """The first lines of one name; the last of them says how many more there are."""
    kept = [short(line, LETTERS) for line in all[:most]]
    if len(all) > most:
        more = words.text("{n} more", n=words.number(len(all) - most))
        kept[-1] = words.text("; ").join((short(all[most - 1], LETTERS - 12), more))
    return [(name if not place else "", line) for place, line in enumerate(kept)]


def _figures(found: OneProject, view: View, words: Words) -> tuple[tuple[str, str, str], ...]:
    status, (rating, label, before) = now_and_before(found, view.compared, words)
    if found.rated is None:
        return (status, _area(found, words))
    if found.rated.set_by:
        by_rule = words.text("set by hand; the rule says: {rating}", rating=words.text(rating_words.RATING_WORDS[found.rated.by_rule]))
        before = words.text("; ").join(filter(None, (before, by_rule)))
    return (status, (rating, label, before), _area(found, words))


def _area(found: OneProject, words: Words) -> tuple[str, str, str]:
    return (words.text(theme.FOCUS_WORDS[found.one.focus_area]), words.text("Focus area"), found.belongs)


def purpose(found: OneProject) -> str:
    """What it is for, in the records' own words: one text."""
    return str(found.details.get("objective") or found.details.get("description") or "")


def partners(found: OneProject, words: Words) -> str:
    """The first few, whatever they do."""
    return partner_names(found, tuple(dict.fromkeys(role for _, role in found.partners)), PARTNERS, words)


def _dates(found: OneProject, words: Words) -> str:
    start, end = (str(found.details.get(name) or "") for name in ("start_date", "end_date"))
    return " – ".join(words.date(date) or words.text("Not stated") for date in (start, end)) if start or end else ""


def money(found: OneProject, words: Words) -> str:
    """What is spent of what, beside the time that has passed."""
    row = found.pace
    if row is not None:
        spent = funding.money(row.disbursed, row.currency, words)
        return words.text("{spent} of {budget} spent ({share}); {passed} of the time has passed: {gap}", spent=spent, gap=funding.gap_text(row, words),
                          budget=funding.money(row.budget, row.currency, words), share=words.percent(row.spent), passed=words.percent(row.passed))  # fmt: skip
    held = found.sums.values()
    parts = [words.text("budget {money}", money=funding.money(one.budget, one.currency, words)) for one in held if one.budget]
    return words.joined([*parts, *[words.text("{money} spent", money=funding.money(one.disbursement, one.currency, words)) for one in held if one.disbursement]])


def _milestone(row: Promise, words: Words, room: int) -> str:
    due, later = words.date(row.planned) or words.text("no date promised"), words.date(timeline_words.expected(row))
    if row.actual:
        then = [words.text("done {date}", date=words.date(row.actual))]
    else:
        then = [words.text("expected {date}", date=later) if later else "", words.text("overdue") if row.slip.outcome == "overdue" else ""]
    told = words.text(", ").join(filter(None, (*then, timeline_words.slip_text(row, words))))
    return words.text("{title}: promised {date}", title=short(row.title, room // 2), date=due) + (words.text("; {then}", then=told) if told else "")


def _outcome(row: Result, words: Words, room: int) -> str:
    """The figure that counts, its target, and how far it is."""
    one = row.progress
    if one.hidden:
        figure = words.text(result_words.REASON_WORDS[one.way.why])
    elif one.actual is None:
        figure = words.text("no figure")
    else:
        figure = words.text("{n} {unit}, {date}", n=outcome_words.BOUNDS.get(one.bound, "") + words.number(one.actual, 2), unit=one.unit, date=words.date(one.actual_at))
    if one.end is not None:
        figure += words.text(", target {n}", n=words.number(one.end.value, 2))
    if one.way.value is not None:
        figure += words.text(", {share} of the way", share=result_words.share(one.way, words))
    return words.text("{title}: {finding}", title=short(one.title, room // 2), finding=figure)


def grouped(found: OneProject, names: Mapping[str, tuple[str, str]], words: Words, room: int = IN_FULL) -> str:
    """The figures by group of the first indicator that has any."""
    first = found.grouped[0]
    told = [f"{outcome_words.group_name(point.groups, dict(names), words)} {outcome_words.figure_of(point, words)}" for point in reach_words.newest(first)]
    title = short(words.text("{what} ({others})", what=first.title, others=first.unit), room // 2)
    return words.text("{title}: {finding}", title=title, finding=words.text("; ").join(told))


def _barrier(one: BarrierRow, words: Words, room: int) -> str:
    """What it is, how severe, whose, by when."""
    parts = [words.text(barrier_words.SEVERITY_WORDS[one.severity]) if one.severity else "", one.owner,
             words.text("by {date}", date=words.date(one.due_date)) if one.due_date else ""]  # fmt: skip
    known = words.text(", ").join(part for part in parts if part)
    return words.text("{what} ({others})", what=short(one.title, room // 2), others=known) if known else one.title


def _lacking(found: OneProject, words: Words) -> list[str]:
    there = {words.text("milestones"): found.milestones, words.text("outcomes"): found.indicators, words.text("money"): found.sums,
             words.text("risks and barriers"): found.barriers}  # fmt: skip
    return [name for name, rows in there.items() if not rows]


def short(text: str, most: int) -> str:
    """One line of at most so many letters (wide ones count twice), cut at a blank, with an ellipsis."""
    said = " ".join(text.split())
    room = most
    for place, letter in enumerate(said):
        room -= 2 if ord(letter) > 0x2E7F else 1
        if room < 0:
            kept = said[:place]
            return (kept.rsplit(" ", 1)[0] if " " in kept[place // 2 :] else kept).rstrip(" ,;:") + "…"
    return said
