"""What stands behind the cases: texts that had no room, the cases of the Guidebook, sources, rules."""

from __future__ import annotations

from jamp.documents.model import Block, Heading, Paragraph
from jamp.documents.tables import Column, Table
from jamp.languages import mark
from jamp.queries import Session
from jamp.queries.checks import cited as named
from jamp.reports.collection import measured
from jamp.reports.collection.gathered import Known

ANNEX = mark("Annex: texts in full")
BLANKS = 5  # lines to be filled in for cases of the Guidebook
GUIDEBOOK = mark("The ASEAN Smart City Planning Guidebook (2022) holds cases of its own. Their texts are not in these records: this list has their places, title, city and page, to be filled in from the Guidebook. Those that are named here were entered with their page.")
RULES = (
    mark("Cleared for publication is what lacks nothing: every part is written and within its length, each figure of the claim is among the evidence, value before and after are of the same indicator and group, cost has its currency and its date, those on photos and in quotes agreed, an office can be asked, and the second reader is another person than the author."),
    mark("Counts are counted again from the cases when the document is made; one that differs would stop it. A case counts once in each barrier, theme, group and goal that it has; barriers and partners are those of its project."),
    mark("Cases stand in the order chosen, else by country, city and code."),
)  # fmt: skip


def annex(known: Known, longer: list[tuple[str, list[tuple[str, str]]]]) -> list[Block]:
    """The whole of every text that breaks off on the pages of its case, and the evidence that has no room there."""
    words = known.words
    if not known.cases:
        return []
    rows = [(title, label, text) for title, texts in longer for label, text in texts]
    none = ("–", "–", words.text("No text is longer than its place."))
    head = (Column(words.text("Case"), width=1.2), Column(words.text("What"), width=1), Column(words.text("The whole text"), width=5))
    made: list[Block] = [Heading(1, words.text(ANNEX)), Table("", head, tuple(rows) or (none,))]
    for case in known.cases:
        if further := measured.further(known, case):
            made += [Heading(2, known.title(case)), further]
    return made


def guidebook(known: Known) -> list[Block]:
    """Places for the cases of the Guidebook, and those that are known."""
    words = known.words
    named = [(case.text("title", words.language), known.city(case), case.guidebook_page) for case in known.cases if case.guidebook_page]
    head = (Column(words.text("Title"), width=3.5), Column(words.text("City"), width=2), Column(words.text("Page of the Guidebook"), width=1.5))
    blank = [("…", "…", "…")] * BLANKS
    return [Heading(1, words.text("Cases of the ASEAN Smart City Planning Guidebook (2022)")), Paragraph(words.text(GUIDEBOOK)), Table("", head, (*named, *blank))]


def sources(session: Session, known: Known) -> list[Block]:
    """Who said what stands in the cases, each source once with the cases that rest on it; and the rules."""
    words = known.words
    cited: dict[str, dict[int, None]] = {}
    for number, case in enumerate(known.cases, start=1):
        for code in (case.source, *(source for figure in case.figures for source in (figure.source, figure.baseline_source))):
            if code:
                cited.setdefault(code, {})[number] = None
    titles = named(session, set(cited))
    head = (Column(words.text("Source"), width=4), Column(words.text("Address"), width=3), Column(words.text("Numbers of the cases"), width=1.4))
    rows = tuple((titles.get(code, (code, ""))[0] or code, titles.get(code, ("", ""))[1], words.text(", ").join(words.number(n) for n in cited[code])) for code in sorted(cited))
    table: list[Block] = [Table("", head, rows)] if rows else []
    return [Heading(1, words.text("Sources and rules")), *table, *(Paragraph(words.text(rule)) for rule in RULES)]
