"""What stands before the cases: how many they are, how to read them, where they are, the same five facts of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from jamp.charts.cases import FACTS, STATE_WORDS, facts
from jamp.documents.model import Block, Figures, Heading, Lead, PageBreak, Paragraph
from jamp.documents.tables import Column, Table
from jamp.languages import mark
from jamp.reports.collection.gathered import Known
from jamp.reports.collection.paper import begun
from jamp.reports.written import written_or_blank

READ = (
    mark("Each case tells of one project of one city, on two pages: the claim, the problem before, what was done, what made it work and what did not, what was measured, and what another city needs to repeat it."),
    mark("What was measured stands as a value before and a value after, each with its date, its group and its source. A case is cleared for publication only where each figure of its claim is among them, and where a second person has read it."),
    mark("The figures of a cleared case are those of the day on which it was cleared, whatever the records say since. Those of a draft are as recorded today, and may change."),
    mark("A figure is not shown where it counts so few persons that they could be recognised. “–” means that nothing is recorded. A photo or a quote is shown only while those concerned agree; a document made again later leaves out what was withdrawn."),
    mark("A text that is longer than its place goes on in the annex, whole; “→ annex” stands where it breaks off. Texts are in the language in which they were written where there is no translation; nothing is translated by a machine."),
)  # fmt: skip
NONE = {
    False: mark("No case study is cleared for publication yet. A case study is cleared on its page, after a second person has read it; a collection of drafts can be made now."),
    True: mark("No case study is a draft or in review."),
}  # fmt: skip
AT_ONCE = 7  # themes side by side
SENTENCE = 100  # letters of a fact in the comparison, about


def blocks(known: Known, written: Mapping[str, str]) -> list[Block]:
    """From the first sentence to the comparison."""
    words = known.words
    foreword: list[Block] = [Heading(1, words.text("Foreword")), *written_or_blank(written.get("foreword", ""), words)]
    reading: list[Block] = [Heading(1, words.text("How to read it")), *(Paragraph(words.text(text)) for text in READ)]
    return [*answer(known), PageBreak(), *foreword, *reading, *matrix(known), *comparison(known)]


def answer(known: Known) -> list[Block]:
    """How many, from where, in which state."""
    words, told, cases = known.words, known.told, known.cases
    found: list[Block] = [Lead(lead(known))]
    if cases:
        cities, countries = ({value for case in cases if (value := getattr(case, name))} for name in ("city_id", "country"))
        evidence = sum(figure.value is not None for case in cases for figure in case.figures)
        items = [(told.same("cases", len(cases), len(known.lines)), words.text("Case studies"), ""),
                 (told.same("cities", len(cities), len({line.city_id for line in known.lines if line.city_id})), words.text("Cities"), ""),
                 (told.same("countries", len(countries), len({line.country for line in known.lines if line.country})), words.text("Countries"), ""),
                 (words.number(evidence), words.text("Figures as evidence"), words.text("with date and source"))]  # fmt: skip
        found.append(Figures(tuple(items)))
    if known.drafts:
        found.append(Paragraph(words.text("DRAFT. None of these cases is cleared for publication: their figures may change, and each says what is missing and whom to ask.")))
    if known.left_out:
        found.append(Paragraph(words.text("Chosen, and not in this collection, because they are withdrawn, unknown, elsewhere or in another state: {codes}.", codes=words.joined(known.left_out))))
    return found


def lead(known: Known) -> str:
    """The first sentence."""
    words, told = known.words, known.told
    if not known.cases:
        return words.text(NONE[known.drafts])
    states = Counter(case.state for case in known.cases)
    parts = [words.text("{state}: {n}", state=words.text(STATE_WORDS[state]), n=told.number(f"cases, {state}", states[state], state=state)) for state in STATE_WORDS if states[state]]
    cases = told.plural("{n} case study", "{n} case studies", "cases", len(known.cases), len(known.lines))
    cities = told.plural("{n} city", "{n} cities", "cities of cases", len({case.city_id for case in known.cases if case.city_id}), len({line.city_id for line in known.lines if line.city_id}))
    return words.text("{cases} from {cities}. {states}.", cases=cases, cities=cities, states=words.text("; ").join(parts))


def matrix(known: Known) -> list[Block]:
    """How many cases each city has on each theme; with many themes, in several tables."""
    words, told = known.words, known.told
    if not known.cases:
        return []
    cells = Counter((case.city_id, theme) for case in known.cases for theme in dict.fromkeys(case.themes or ("",)))
    totals = Counter(case.city_id for case in known.cases)
    order = {case.city_id: known.city(case) for case in sorted(known.cases, key=lambda case: (case.country, case.city_id))}
    themes = sorted({theme for _, theme in cells}, key=lambda theme: (not theme, theme))
    made: list[Block] = [Heading(1, words.text("Cases by city and theme"))]
    for at in range(0, len(themes), AT_ONCE):
        part = themes[at : at + AT_ONCE]
        head = [Column(words.text("City"), width=2.2), *(Column(known.theme(theme), "right") for theme in part), Column(words.text("All"), "right", 0.7)]
        rows = [
            (name, *(told.number(f"{city}, {theme or 'no theme'}", cells[city, theme], city_id=city, **({"themes": theme} if theme else {"themeless": True})) if cells[city, theme] else "–"
                     for theme in part), told.number(f"cases of {city}", totals[city], city_id=city))
            for city, name in order.items()
        ]  # fmt: skip
        made.append(Table("", tuple(head), tuple(rows)))
    return [*made, Paragraph(words.text("A case study with two themes stands in both columns, and counts once among all."))]


def comparison(known: Known) -> list[Block]:
    """The same five facts of every case."""
    words = known.words
    if not known.cases:
        return []
    head = (Column(words.text("Case"), width=1.5), *(Column(words.text(fact), width=width) for fact, width in zip(FACTS, (1.6, 1.6, 1.6, 1.3, 1.4), strict=True)))
    rows = []
    for case in known.cases:
        name = f"{known.title(case)}\n{known.city(case)}"
        rows.append((name, *(begun(text, SENTENCE) or "–" for text in facts(case, known.groups, words))))
    note = words.text("The first sentences; the whole text stands on the pages of the case.")
    return [Heading(1, words.text("The same five facts of all")), Table("", head, tuple(rows), note)]
