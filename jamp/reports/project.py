"""One project on a page."""

from __future__ import annotations

from jamp.charts import outcomes as outcome_words
from jamp.charts import theme
from jamp.documents.model import Block, Document, Figures, Heading, Paragraph
from jamp.languages import Words
from jamp.model.view import View
from jamp.queries import Session, cities, milestones, outcomes, programmes, projects
from jamp.reports.frame import cut, document, foot, status_name, table
from jamp.reports.portfolio import rules


def project(session: Session, view: View, words: Words, project_id: str) -> Document:
    """Status, statements with their sources, milestones, figures, partners. KeyError for an unknown code."""
    one = projects.one(session, view, project_id)
    if one is None:
        raise KeyError(project_id)
    details = projects.details(session, one.project_id)
    listed, japanese = programmes.names(session), {name: name_ja for name, name_ja, _ in cities.names(session).values()}
    belongs = words.joined([words.place(*listed[code]) for code in one.programme.split("; ") if code in listed])
    where = words.joined([words.place(name, japanese.get(name, "")) for name in one.city.split("; ") if name])
    blocks: list[Block] = [
        Figures(((status_name(one.status, words), words.text("Status"), words.date(one.as_at)),
                 (words.text(theme.FOCUS_WORDS[one.focus_area]), words.text("Focus area"), belongs))),
        *[Paragraph(str(details[name])) for name in ("objective", "description", "note") if details.get(name)],
        Heading(1, words.text("Updates, newest first")),
        table(
            (words.text("As at"), words.text("Status"), words.text("What was done"), words.text("Source")),
            tuple((words.date(s.as_at), status_name(s.status, words), " ".join(t for t in (s.narrative, s.issues, s.next_steps) if t),
                   s.source_title or words.text("The office itself")) for s in projects.statements(session, view, one.project_id)),
            (1.1, 0.9, 3.2, 1.8),
        ),
    ]  # fmt: skip
    promised = milestones.of_project(session, view, one.project_id)
    if promised:
        columns, body = outcome_words.milestones_table(promised, words)
        blocks += [Heading(1, words.text("Milestones: promised and actual")), table(columns, body, (2.2, 1.2, 1.2, 1.2, 2.2))]
    counted, number = outcomes.of_project(session, view, one.project_id)
    if counted:
        lines = tuple((row.title, outcome_words.values_sentence(row, words)) for row in counted)
        blocks += [Heading(1, words.text("What was counted")), *cut(len(counted), number, words), table((words.text("Indicator"), words.text("Last figure")), lines)]
    named = projects.partners(session, one.project_id)
    if named:
        rows = tuple((organisation, "" if role == "not stated" else words.text(role)) for organisation, role, _, _ in named)
        blocks += [Heading(1, words.text("Partners")), table((words.text("Organisation"), words.text("Role")), rows, (3, 1))]
    subtitle = f"{one.project_id} · {where or words.country(one.country)} · " + words.text("as at {date}", date=words.date(view.as_at))
    return document(words.place(one.title, one.title_ja), subtitle, blocks + rules(words), foot(session, view, words, one.project_id), words)
