"""One project on one page."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence

from jamp.charts import theme
from jamp.charts.barriers import BARRIER_WORDS, SEVERITY_WORDS, TREND_WORDS
from jamp.documents.model import Block, Chart, Document, Figures, Heading, PageBreak, Paragraph
from jamp.documents.pdf import pages
from jamp.documents.pictures import Series
from jamp.languages import Words
from jamp.model.view import View
from jamp.queries import Session, groups
from jamp.reports.city import facts_table
from jamp.reports.deck_projects import grouped
from jamp.reports.frame import cut, document, foot, sections
from jamp.reports.measured import measured_table
from jamp.reports.one_project import (
    OneProject,
    amounts,
    duration,
    now_and_before,
    partner_names,
    purpose,
    read,
    source,
    stage,
    why,
)
from jamp.reports.project_slide import on_slide
from jamp.reports.promised import next_and_last, promises_table
from jamp.reports.room import in_room
from jamp.reports.since import since
from jamp.reports.written import NOTHING, paragraphs

INDICATORS, RISKS, CHANGES = 4, 2, 3
WORDS, LINE, PARTNERS = 60, 35, 3


def project(session: Session, view: View, words: Words, project_id: str, written: Mapping[str, str] = NOTHING) -> Document:
    """What is decided on it, and what that rests on. A text too long for the page is in full on a second one. KeyError for
    an unknown code."""
    found = read(session, view, words, project_id)
    one, longer = found.one, dict[str, str]()

    def short(name: str, text: str, most: int) -> str:
        kept = in_room(text, most)
        if kept == text:
            return text
        longer[name] = text
        return words.text("{text} (in full on the next page)", text=kept)

    title = words.place(one.title, one.title_ja)
    blocks: list[Block] = [Figures((*now_and_before(found, view.compared, words), *_time(found, words)))]
    if found.rated:
        blocks.append(Paragraph(words.text("{what}: {said}", what=words.text("Why this rating"), said=short(words.text("Why this rating"), why(found.rated, words), WORDS))))
    facts = _facts(found, words)
    blocks += [facts_table(known, words)] if (known := [fact for fact in facts if fact[1]]) else []
    wanted = short(words.text("Purpose"), purpose(found), WORDS)
    asked = short(words.text("Decision asked"), written.get("decisions", "").strip(), WORDS)
    promised = next_and_last(found.milestones, 3, 2)
    changes = [short(words.text("Since {date}", date=words.date(view.since)), line, LINE) for line in since(found, view, words)[:CHANGES]] if view.compared else []
    parts = (
        (words.text("Decision asked"), paragraphs(asked)),
        (words.text("Purpose"), paragraphs(wanted)),
        (words.text("Time and money"), [dataclasses.replace(chart, subtitle="", source="") for chart in pace(found, words) if isinstance(chart, Chart)]),
        (words.text("Since {date}", date=words.date(view.since)), [Paragraph("\n".join(changes))] if changes else []),
        (words.text("Outcomes"), [*cut(min(INDICATORS, len(found.indicators)), len(found.indicators), words), measured_table(found.indicators[:INDICATORS], view.compared, words, False)]
         if found.indicators else []),
        (words.text("Milestones"), [*cut(len(promised), len(found.milestones), words), promises_table(promised, words, False)] if promised else []),
        (words.text("Who is reached"), [Paragraph(grouped(found, groups.names(session), words))] if found.grouped else []),
        (words.text("Risks and barriers"), _risks(found, words, lambda text: short(words.text("Risks and barriers"), text, LINE))),
    )  # fmt: skip
    subtitle = f"{one.project_id} · {found.where} · {words.text(theme.FOCUS_WORDS[one.focus_area])} · " + words.text("as at {date}", date=words.date(view.as_at))
    bare = dataclasses.replace(document(title, subtitle, blocks, foot(session, view, words, one.project_id), words), dense=True)
    here, there = _divided(bare, (*parts, *[(name, ()) for name, value in facts if not value]), words)
    more = [*sections(there, words), *[block for name, text in longer.items() for block in (Heading(1, name), *paragraphs(text))]]
    slide = on_slide(session, found, view, words, written.get("decisions", "").strip())
    return dataclasses.replace(bare, blocks=(*_page(bare, here, there, words), *([PageBreak(), *more] if more else [])), slides=(slide,))


Part = tuple[str, Sequence[Block]]
STAMP = ("-" * 60,)  # what is printed has its number at the foot


def _divided(bare: Document, parts: Sequence[Part], words: Words) -> tuple[list[Part], list[Part]]:
    """The parts that have room on the page, and those that go to the next one: from the last that has anything."""
    here, there = list(parts), list[Part]()
    tried = dataclasses.replace(bare, foot=(*bare.foot, *STAMP))
    while sum(bool(blocks) for _, blocks in here) > 1 and pages(dataclasses.replace(tried, blocks=_page(bare, here, there, words))) > 1:
        last = max(n for n, (_, blocks) in enumerate(here) if blocks)
        there.insert(0, here.pop(last))
    return here, there


def _page(bare: Document, here: Sequence[Part], there: Sequence[Part], words: Words) -> tuple[Block, ...]:
    """The first page, which says what stands on the next one."""
    pointer = [Paragraph(words.text("On the next page: {names}.", names=words.joined(name for name, _ in there)))] if there else []
    # a chart has a title of its own
    told = sections(here, words)
    untitled = [block for block, then in zip(told, [*told[1:], None], strict=True) if not (isinstance(block, Heading) and isinstance(then, Chart))]
    return (*bare.blocks, *untitled, *pointer)


def _facts(found: OneProject, words: Words) -> list[tuple[str, str]]:
    """Eight facts at most."""
    return [
        (words.text("Carried out by"), partner_names(found, ("implementing", "accountable"), PARTNERS, words)),
        (words.text("Partners, role not stated"), partner_names(found, ("not stated",), PARTNERS, words)),
        (words.text("Funded by"), partner_names(found, ("funding", "extending"), PARTNERS, words)), (words.text("Programme"), found.belongs),
        (words.text("Start and end"), duration(found, words)), (words.text("Smart JAMP stage"), stage(found, words)),
        (words.text("Budget and spent"), " / ".join(amounts(found.sums, kind, words) or "–" for kind in ("budget", "disbursement")) if found.sums else ""),
        (words.text("Status as said by"), words.text("{what} ({others})", what=source(found, words), others=words.date(found.one.as_at)) if source(found, words) else ""),
    ]  # fmt: skip


def _risks(found: OneProject, words: Words, short: Callable[[str], str]) -> list[Block]:
    """A line for each of the foremost; then the newest issue that a statement names."""
    lines = []
    for one in found.barriers[:RISKS]:
        due = words.text("by {date}", date=words.date(one.due_date)) + (f" ({words.text('overdue')})" if one.past else "") if one.due_date else ""
        known = (words.text(BARRIER_WORDS[one.barrier]), one.severity and words.text(SEVERITY_WORDS[one.severity]), one.owner, due, one.trend and words.text(TREND_WORDS[one.trend]))
        lines.append(words.text("{what}: {said}", what=one.title, said=words.text("; ").join(filter(None, known))))
    if issue := next((one for one in found.statements if one.issues), None):
        lines.append(words.text("{what} ({others})", what=short(issue.issues), others=words.date(issue.as_at)))
    return [Paragraph("\n".join(lines))] if lines else []


def _time(found: OneProject, words: Words) -> list[tuple[str, str, str]]:
    """What is complete, where a percentage is on record."""
    percent = found.one.percent_complete
    return [] if percent is None else [(words.percent(percent / 100), words.text("Percent complete"), words.date(found.one.as_at))]


def pace(found: OneProject, words: Words) -> list[Block]:
    """The time that has passed over the money that is spent, on one scale."""
    if found.pace is None:
        return []
    names = (words.text("Time elapsed"), words.text("Money spent"))
    said = words.text("{time} of the time has passed, {money} of the budget is spent.", time=words.percent(found.pace.passed), money=words.percent(found.pace.spent))
    series = (Series(words.text("Share of the whole"), (found.pace.passed, found.pace.spent), theme.ACCENT["light"]),)
    return [Chart(said, words.text("Share of the whole"), "bars", names, series, "", words.text("Source: the tracker's records"), said, number=".0%")]
