"""One slide per project: where it stands, what was promised and counted, what stands in its way."""

from __future__ import annotations

from collections.abc import Sequence

from jamp.charts import barriers as barrier_words
from jamp.charts import funding, theme
from jamp.charts import outcomes as outcome_words
from jamp.charts import ratings as rating_words
from jamp.charts import results as result_words
from jamp.documents.model import Block, Figures, Heading
from jamp.languages import Words
from jamp.model.dates import end_of
from jamp.model.ratings import Rated
from jamp.model.results import Result
from jamp.model.rows import MilestoneRow, Standing
from jamp.model.view import View
from jamp.queries import Session, milestones, portfolio, projects, ratings, results, standing
from jamp.queries import barriers as barrier_rows
from jamp.queries import money as money_rows
from jamp.reports.deck_frame import japanese, places
from jamp.reports.frame import status_name, table

EVERY, AT_ONCE = 100_000, 400
# rows of the table; lines of each part, the fewer the more there is to say; letters of a line: the brief has all in full
MOST, LINES, LETTERS = 9, (3, 2, 1), 105


def slides(session: Session, view: View, words: Words, codes: Sequence[str]) -> list[Block]:
    """In the order of the codes. KeyError for one that is not known."""
    if not codes:
        return []
    found = {row.project_id: row for start in range(0, len(codes), AT_ONCE) for row in projects.some(session, view, codes[start : start + AT_ONCE])}
    one = _Slides(session, view, words, sorted(codes))
    return [block for code in sorted(codes) for block in one.slide(found[code])]


class _Slides:
    """What is read once for all of them."""

    def __init__(self, session: Session, view: View, words: Words, codes: Sequence[str]) -> None:
        self.view, self.words = view, words
        self.details, self.partners = projects.details_of(session, codes), projects.partners_of(session, codes)
        self.known = japanese(session)
        self.promised = milestones.of_projects(session, view, codes)
        conditions = standing.projects_at(view)
        self.rated = ratings.of_view(session, view)
        self.spending = {row.project_id: row for row in money_rows.spending(session, conditions, view.as_at)}
        self.money = money_rows.by_project(session, conditions, view.as_at)
        self.before = {row.project_id: row.before for row in standing.everything(session, view)}
        self.changes: dict[str, list[str]] = {}
        for change in portfolio.changes(session, view, EVERY)[0]:
            if change.kind == "slipped":
                later = words.date(change.expected) or words.text("No new date given")
                self.changes.setdefault(change.project_id, []).append(f"{change.detail}: {words.date(change.promised)} → {later}")
        self.counted: dict[str, list[Result]] = {}
        for row in results.page(session, view, 0, EVERY):
            self.counted.setdefault(row.progress.project_id, []).append(row)
        self.barriers: dict[str, list[str]] = {}
        for one in barrier_rows.foremost(session, view, EVERY):
            self.barriers.setdefault(one.project_id, []).append(self._barrier(one.title, one.severity, one.owner, one.due_date))

    def slide(self, one: Standing) -> list[Block]:
        words, details = self.words, self.details[one.project_id]
        promised = self.promised.get(one.project_id, [])
        named = self.partners.get(one.project_id, [])
        title = words.text("{title}: {finding}", title=words.place(one.title, one.title_ja), finding=self._finding(one, promised))
        fixed = [
            (words.text("Where"), " · ".join(part for part in (places(one.city, self.known, words), words.country(one.country), one.project_id) if part)),
            (words.text("Start and end"), " – ".join(words.date(str(details[name] or "")) or words.text("Not stated") for name in ("start_date", "end_date"))
             if details.get("start_date") or details.get("end_date") else ""),
            (words.text("Money"), self._money(one.project_id)),
        ]  # fmt: skip
        purpose, partners = str(details.get("objective") or details.get("description") or ""), words.joined(name for name, *_ in named)
        lacking = words.joined(self._lacking(one.project_id, promised))
        for lines in LINES:
            rows = [
                fixed[0], (words.text("Purpose"), short(purpose, LETTERS * 2)), (words.text("Partners"), short(partners, LETTERS)), *fixed[1:],
                *_group(words.text("Milestones"), self._milestones(promised)[:lines]),
                *_group(words.text("Outcomes"), self._outcomes(one.project_id)[:lines]),
                *_group(words.text("Slipped since {date}", date=words.date(self.view.since)), self.changes.get(one.project_id, [])[: max(1, lines - 1)]),
                *_group(words.text("Risks and barriers"), self.barriers.get(one.project_id, [])[: max(1, lines - 1)]),
                (words.text("Not on record"), lacking),
            ]
            body = [row for row in rows if row[1]]
            if len(body) <= MOST:
                break
        made = table((words.text("What"), words.text("What is known")), body, (1, 4.6))
        return [Heading(1, title), Figures(self._figures(one)), made]

    def _finding(self, one: Standing, promised: list[MilestoneRow]) -> str:
        late = sum(row.overdue for row in promised)
        if late:
            return self.words.plural("{n} milestone past its date", "{n} milestones past their date", late)
        return status_name(one.status, self.words).lower() if self.words.language == "en" else status_name(one.status, self.words)

    def _figures(self, one: Standing) -> tuple[tuple[str, str, str], ...]:
        words, before = self.words, self.before.get(one.project_id)
        was = words.text("before: {n}", n=status_name(before, words)) if before is not None else words.text("before: not on the list")
        figures = [(status_name(one.status, words), words.text("Status"), was)]
        rated: Rated | None = self.rated.get(one.project_id)
        if rated is not None:
            hand = words.text("set by hand; the rule says: {rating}", rating=words.text(rating_words.RATING_WORDS[rated.by_rule])) if rated.set_by else ""
            figures.append((words.text(rating_words.RATING_WORDS[rated.rating]), words.text("Rating"), hand))
        figures.append((words.text(theme.FOCUS_WORDS[one.focus_area]), words.text("Focus area"), one.programme))
        return tuple(figures)

    def _money(self, code: str) -> str:
        words, row = self.words, self.spending.get(code)
        if row is not None:
            spent = funding.money(row.disbursed, row.currency, words)
            return words.text("{spent} of {budget} spent ({share}); {passed} of the time has passed: {gap}", spent=spent, gap=funding.gap_text(row, words),
                              budget=funding.money(row.budget, row.currency, words), share=words.percent(row.spent), passed=words.percent(row.passed))  # fmt: skip
        parts = [words.text("budget {money}", money=funding.money(one.budget, one.currency, words)) for one in self.money.get(code, {}).values() if one.budget]
        parts += [words.text("{money} spent", money=funding.money(one.disbursement, one.currency, words)) for one in self.money.get(code, {}).values() if one.disbursement]
        return words.joined(parts)

    def _milestones(self, promised: list[MilestoneRow]) -> list[str]:
        """The last that is done or late, and the next."""
        now = end_of(self.view.as_at)
        told = [row for row in promised if row.actual_date or row.overdue][-1:]
        coming = [row for row in promised if not row.actual_date and not row.overdue and end_of(row.revised_date or row.planned_date or "9999") >= now]
        return [self._milestone(row, self.words) for row in (*told, *coming)]

    def _milestone(self, row: MilestoneRow, words: Words) -> str:
        due = words.date(row.planned_date) or words.text("no date promised")
        after = words.text("done {date}", date=words.date(row.actual_date)) if row.actual_date else words.text("overdue") if row.overdue else ""
        if row.revised_date and not row.actual_date:
            after = words.text(", ").join(part for part in (words.text("revised: {date}", date=words.date(row.revised_date)), after) if part)
        return words.text("{title}: promised {date}", title=short(row.title, LETTERS - 40), date=due) + (words.text("; {then}", then=after) if after else "")

    def _outcomes(self, code: str) -> list[str]:
        words, told = self.words, []
        for row in self.counted.get(code, [])[: LINES[0]]:
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
            told.append(words.text("{title}: {finding}", title=short(one.title, LETTERS // 2), finding=figure))
        return told

    def _barrier(self, title: str, severity: str, owner: str, due: str) -> str:
        words = self.words
        parts = [words.text(barrier_words.SEVERITY_WORDS[severity]) if severity else "", owner, words.text("by {date}", date=words.date(due)) if due else ""]
        known = words.text(", ").join(part for part in parts if part)
        return words.text("{what} ({others})", what=short(title, LETTERS // 2), others=known) if known else title

    def _lacking(self, code: str, promised: list[MilestoneRow]) -> list[str]:
        words = self.words
        there = {words.text("milestones"): promised, words.text("outcomes"): self.counted.get(code), words.text("money"): self.money.get(code),
                 words.text("risks and barriers"): self.barriers.get(code)}  # fmt: skip
        return [name for name, found in there.items() if not found]


def _group(name: str, lines: Sequence[str]) -> list[tuple[str, str]]:
    """Rows of one name."""
    return [(name if not place else "", short(line, LETTERS)) for place, line in enumerate(lines)]


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
