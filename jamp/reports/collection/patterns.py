"""What came up in several cases, and where each barrier, focus area, group and goal is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from jamp.charts.barriers import BARRIER_WORDS
from jamp.charts.cases import STEP_WORDS
from jamp.charts.theme import FOCUS_WORDS
from jamp.documents.model import Block, Heading, Paragraph
from jamp.documents.tables import Column, Table
from jamp.model.interests import CLOSED, STEPS
from jamp.reports.collection.gathered import Known, Line

LEAST = 3  # cases in which something is a pattern
Read = Callable[[Line], Iterable[str]]


def patterns(known: Known) -> list[Block]:
    """Barriers, themes, groups, focus areas, goals and partners of three cases or more, most first."""
    words, told = known.words, known.told
    if not known.cases:
        return []
    rows: list[tuple[str, ...]] = []
    for name, label, read, called in _kinds(known):
        counts = Counter(value for line in known.lines for value in set(read(line)) if value)
        for value in sorted((value for value, n in counts.items() if n >= LEAST), key=lambda value: (-counts[value], value)):
            rows.append((label, called(value), told.number(f"{name}: {value}", counts[value], **{name: value}), _where(known, value, read)))
    made: list[Block] = [Heading(1, words.text("Patterns across the cases")), Paragraph(words.text("What came up in three cases or more, counted over the records of the cases and of their projects."))]
    head = (Column(words.text("What kind"), width=1.2), Column(words.text("What"), width=2.6), Column(words.text("Cases"), "right", 0.6), Column(words.text("Numbers of the cases"), width=2.2))
    return [*made, Table("", head, tuple(rows))] if rows else [*made, Paragraph(words.text("Nothing came up in three cases or more."))]


def indexes(known: Known) -> list[Block]:
    """By barrier, focus area, group, SDG and theme: the numbers of the cases."""
    words, told = known.words, known.told
    if not known.cases:
        return []
    made: list[Block] = [Heading(1, words.text("Index"))]
    for name, label, read, called in _kinds(known):
        values = sorted({value for line in known.lines for value in read(line) if value}, key=_order)
        counts = Counter(value for line in known.lines for value in set(read(line)))
        if values and name != "partners":
            head = (Column(label, width=3), Column(words.text("Cases"), "right", 0.6), Column(words.text("Numbers of the cases"), width=3))
            rows = tuple((called(value), told.number(f"index, {name}: {value}", counts[value], **{name: value}), _where(known, value, read)) for value in values)
            made.append(Table("", head, rows))
    return made


def interests(known: Known) -> list[Block]:
    """How far the interest of other cities has come, case by case."""
    words, steps = known.words, (*STEPS, CLOSED)
    if not known.cases:
        return []
    heading = Heading(1, words.text("Interest of other cities"))
    stated = [case for case in known.cases if case.takers]
    if not stated:
        return [heading, Paragraph(words.text("No city has said yet that it wants to repeat one of these cases."))]
    head = (Column(words.text("Case"), width=3), *(Column(words.text(STEP_WORDS[step]), "right") for step in steps))
    rows = []
    for case in stated:
        counts = Counter(taker.step for taker in case.takers)
        rows.append((known.title(case), *(words.number(counts[step]) if counts[step] else "–" for step in steps)))
    totals = Counter(taker.step for case in known.cases for taker in case.takers)
    every = sum(len(case.takers) for case in stated)
    known.told.annex.same("interests", sum(totals.values()), every)
    rows.append((words.text("All"), *(words.number(totals[step]) for step in steps)))
    return [heading, Table("", head, tuple(rows), words.text("Each interest stands under the step that it has reached."))]


def _kinds(known: Known) -> list[tuple[str, str, Read, Callable[[str], str]]]:
    words = known.words
    return [
        ("barriers", words.text("Barrier"), lambda line: line.barriers, lambda value: words.text(BARRIER_WORDS.get(value, value))),
        ("focus_area", words.text("Focus area"), lambda line: (line.focus_area,), lambda value: words.text(FOCUS_WORDS[value])),
        ("groups", words.text("Group"), lambda line: line.groups, lambda value: words.place(*known.groups.get(value, (value, "")))),
        ("goals", words.text("SDG"), lambda line: line.goals, lambda value: words.text("SDG {n}", n=value)),
        ("themes", words.text("Theme"), lambda line: line.themes, known.theme),
        ("partners", words.text("Partner"), lambda line: line.partners, str),
    ]  # fmt: skip


def _order(value: str) -> tuple[int, str]:
    return (int(value), "") if value.isdecimal() else (0, value)


def _where(known: Known, value: str, read: Read) -> str:
    return known.words.text(", ").join(known.words.number(line.number) for line in known.lines if value in read(line))
