"""One city on one or two pages."""

from __future__ import annotations

from jamp.charts import outcomes as outcome_words
from jamp.charts import status, theme
from jamp.documents.model import Block, Document, Figures, Heading, Lead, Paragraph
from jamp.languages import Words
from jamp.model.view import View
from jamp.queries import Session, cities, milestones, outcomes, projects
from jamp.reports.frame import cut, document, foot, status_name, table
from jamp.reports.portfolio import rules

MOST = 200


def city(session: Session, view: View, words: Words) -> Document:
    """The first city of the view: facts, projects, milestones, what was counted."""
    code = view.cities[0]
    name, name_ja, country = cities.names(session)[code]
    standing = next(iter(cities.standings(session, view)), None)
    listed = projects.page(session, view, 0, MOST)
    blocks: list[Block] = [Lead(status.city_sentence(standing, words))]
    if standing:
        figures = [(words.number(standing.projects), words.text("Projects"), words.text("before: {n}", n=words.number(standing.before)))]
        figures += [(words.number(n), status_name(word, words), "") for word, n in standing.statuses.items() if n]
        figures.append((words.number(standing.overdue), words.text("Milestones overdue"), ""))
        blocks.append(Figures(tuple(figures)))
    rows = tuple((words.place(p.title, p.title_ja), words.text(theme.FOCUS_WORDS[p.focus_area]), status_name(p.status, words), words.date(p.as_at)) for p in listed)
    head = (words.text("Project"), words.text("Focus area"), words.text("Status"), words.text("As at"))
    blocks.append(Heading(1, words.text("Projects")))
    blocks += cut(len(rows), projects.count(session, view), words)
    blocks.append(table(head, rows, (3, 1.7, 1.1, 1.4)) if rows else Paragraph(words.text("No project of this city is listed in this view.")))
    promised = milestones.of_city(session, view, code)
    if promised:
        columns, body = outcome_words.milestones_table(promised, words)
        blocks += [Heading(1, words.text("Milestones: promised and actual")), table(columns, body, (2.2, 1.2, 1.2, 1.2, 2.2))]
    counted, number = outcomes.of_city(session, view, code)
    blocks.append(Heading(1, words.text("What was counted")))
    if counted:
        lines = tuple((row.project_title, row.title, outcome_words.values_sentence(row, words)) for row in counted)
        blocks += cut(len(counted), number, words)
        blocks.append(table((words.text("Project"), words.text("Indicator"), words.text("Last figure")), lines, (1.6, 2, 2.6)))
    else:
        blocks.append(Paragraph(words.text("No figure on results has been reported for this city.")))
    subtitle = words.text("{country}, as at {date}", country=words.country(country), date=words.date(view.as_at))
    return document(words.place(name, name_ja), subtitle, blocks + rules(words), foot(session, view, words), words)
