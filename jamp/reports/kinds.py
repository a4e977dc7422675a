"""The kinds of reports: what each is about, which formats make sense for it, what people write into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from jamp.documents.formats import MEDIA
from jamp.documents.model import Document
from jamp.documents.workbook import Workbook
from jamp.imports.export import export_all
from jamp.languages import Words, mark
from jamp.model.view import View
from jamp.queries import Session, projects
from jamp.reports import city, country, portfolio, project, workbook
from jamp.reports.annual import annual
from jamp.reports.collection import collection
from jamp.reports.collection.gathered import CLEARED, Chosen
from jamp.reports.data_sheets import TABS
from jamp.reports.deck import project_slides, short_deck
from jamp.reports.status_report import status_report
from jamp.store.reports import Kept

PAGED = tuple(MEDIA)


@dataclass(frozen=True)
class Asked:
    """What a report is to be about. `project` is the code of one that exists, where the kind is about one; `meeting` the
    code of the meeting that it is made for, or "". `earlier` are the reports of this kind about the same project as at earlier
    dates, newest first. A collection has its `cases` by their codes in their order, all that the view holds where none is named;
    `status` is "cleared" or "draft", and `collection` the name that the choice is saved under, or ""."""

    kind: str
    view: View
    project: str = ""
    meeting: str = ""
    cases: tuple[str, ...] = ()
    status: str = ""
    collection: str = ""
    earlier: tuple[Kept, ...] = ()

    @property
    def scope(self) -> dict[str, object]:
        """What tells reports of one kind from each other, besides their dates."""
        view = self.view
        return {"countries": list(view.countries), "cities": list(view.cities), "programmes": list(view.programmes),
                "focus_areas": list(view.focus_areas), "statuses": list(view.statuses), "project": self.project, "meeting": self.meeting,
                "cases": list(self.cases), "status": self.status, "collection": self.collection}  # fmt: skip

    @property
    def texts_of(self) -> dict[str, object]:
        """What the texts that people write belong to: the scope; of a collection with a name that name, whatever it holds."""
        return {"collection": self.collection} if self.collection else self.scope


class Section(NamedTuple):
    """A text that people write for a report; `most` letters at most."""

    name: str
    label: str
    help: str
    most: int


class Kind(NamedTuple):
    """`holds` says what is in it. `of` says what it is about: "" the view, or one "country", "city" or "project". The first
    format is the usual one; `paper` is its own where none is chosen."""

    label: str
    holds: str
    of: str
    formats: tuple[str, ...]
    sections: tuple[Section, ...]
    build: Callable[[Session, Asked, Words, Mapping[str, str]], Document | Workbook]
    paper: str = "a4"


def _workbook(session: Session, asked: Asked, words: Words, written: Mapping[str, str]) -> Workbook:
    contents = export_all(session, TABS, asked.view, projects.codes(session, asked.view))
    return workbook.workbook(session, asked.view, contents, words)


def _deck(session: Session, asked: Asked, words: Words, written: Mapping[str, str]) -> Document:
    """With the slides of its projects where they are few."""
    return short_deck(session, asked.view, words, written, projects.matching(session, asked.view))


SLIDES = ("pptx", "pdf", "html")
OBSERVED = Section("observations", mark("Observations"), mark("What the figures do not say. A project's code gets its number in the annex."), 4000)
FOREWORD = Section("foreword", mark("Foreword"), mark("Who signs it, and what for."), 3000)
RECOMMENDED = Section("recommendations", mark("Recommendations"), mark("A line for each, with the codes of the projects that it rests on."), 4000)
DECISIONS = Section("decisions", mark("Decisions asked of the meeting"), mark("A line for each: what | who | by when."), 1500)
FOLLOWED = Section("followed", mark("What became of the decisions of the meeting before"), mark("A line for each: what | who | how it stands."), 1500)
SUPPORT = Section("decisions", mark("Support wanted"), mark("What the city asks for, and of whom."), 1500)
ONE_DECISION = Section("decisions", mark("Decision asked"), mark("One sentence: what, from whom, by when."), 400)
DECIDED = Section("decisions", mark("Decisions"), mark("Those since the last report, and those asked for."), 2000)
PRODUCTS = Section("products", mark("Products delivered"), mark("Manuals, courses, equipment: kind, number, link."), 2000)
INPUTS = Section("inputs", mark("Inputs"), mark("Experts, trainees, equipment and local cost by year."), 2000)

KINDS: dict[str, Kind] = {
    "portfolio": Kind(mark("Portfolio summary"), mark("Two pages: headline figures now and before, what changed, who is silent; an annex with every change."),
                      "", PAGED, (), lambda s, a, w, t: portfolio.portfolio(s, a.view, w)),
    "deck": Kind(mark("Meeting deck"), mark("Twelve slides: the answer, what changed, progress by city, outcomes, who is reached, money, risks, decisions. With few projects, a slide for each."),
                 "", SLIDES, (DECISIONS, FOLLOWED), _deck, "slides"),
    "slides": Kind(mark("Project slides"), mark("One slide for each project."), "", SLIDES, (),
                   lambda s, a, w, t: project_slides(s, a.view, w, projects.matching(s, a.view)), "slides"),
    "annual": Kind(mark("Annual monitoring report"), mark("Definitions and counts, a card for each city, a chart for each country, six chapters, observations, and annexes with every project."),
                   "", ("docx", "pdf", "html"), (FOREWORD, OBSERVED, RECOMMENDED), lambda s, a, w, t: annual(s, a.view, w, t)),
    "country": Kind(mark("Country brief"), mark("One country: its cities now and before, its projects, what was achieved, who is silent."), "country", PAGED, (OBSERVED,),
                    lambda s, a, w, t: country.country(s, a.view, w, t)),
    "city": Kind(mark("City brief"), mark("One city on one or two pages: facts, map, projects, outcomes, money, groups, what is due."), "city", PAGED, (OBSERVED, SUPPORT),
                 lambda s, a, w, t: city.city(s, a.view, w, t)),
    "project": Kind(mark("Project brief"), mark("One project on one page."), "project", PAGED, (ONE_DECISION,),
                    lambda s, a, w, t: project.project(s, a.view, w, a.project, t)),
    "status": Kind(mark("Project status report"), mark("One project in thirteen parts: ratings now and before, results, plan of operation, money, risks, decisions."), "project", ("docx", "pdf", "html"),
                   (OBSERVED, DECIDED, PRODUCTS, INPUTS), lambda s, a, w, t: status_report(s, a.view, w, a.project, t, a.earlier)),
    "collection": Kind(mark("Collection of case studies"), mark("How to read it, cases by city and theme, the same five facts of all, two pages for each case, patterns, indexes, sources."),
                       "", ("docx", "pdf", "pptx", "html"), (FOREWORD,), lambda s, a, w, t: collection(s, a.view, w, t, Chosen(a.cases, a.status or CLEARED, a.collection))),
    "workbook": Kind(mark("Data workbook"), mark("Figures as formulas over the records, charts, every reconciliation, and what each column means."),
                     "", ("xlsx",), (), _workbook),
}  # fmt: skip
