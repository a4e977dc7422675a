"""Findings of the checks on the page: the rules with their counts, what is open, what was accepted."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from jamp.charts import checks as told
from jamp.model.checks import NOT_HERE, RULES, SEVERITIES, Finding
from jamp.queries import checks
from jamp.queries.targets import of_programmes_too
from jamp.ui import markup
from jamp.ui.frame import Frame
from jamp.ui.kept import kept


def weight(frame: Frame, severity: str) -> Markup:
    """A severity as a table shows it: mark, word, colour."""
    return Markup('<span class="status" style="--c:{}"><i class="dot {}" aria-hidden="true"></i> {}</span>').format(
        told.SEVERITY_COLOURS[frame.scheme][severity], severity, frame.words.text(told.SEVERITY_WORDS[severity]))  # fmt: skip


def top(frame: Frame, found: list[Finding], quiet: str) -> str:
    """Title, sentence and figures by weight; HTML."""
    w = frame.words
    opened = [one for one in found if one.accepted is None]
    counts = {severity: sum(one.severity == severity for one in opened) for severity in SEVERITIES}
    figures = [
        {"value": w.number(counts[severity]), "label": weight(frame, severity), "note": "", "link": "", "colour": told.SEVERITY_COLOURS[frame.scheme][severity]}
        for severity in SEVERITIES
    ]  # fmt: skip
    if len(opened) < len(found):
        figures.append({"value": w.number(len(found) - len(opened)), "label": w.text("Accepted"), "note": "", "link": "", "colour": ""})
    left_out = [] if of_programmes_too(frame.view) else [w.text("The cities' own targets are of no programme, focus area or status: with such a filter they are left out.")]
    if frame.view.statuses:
        left_out.append(w.text("What has left the list has no status: it is left out, too."))
    return markup.rendered("block.html", title=w.text("Checks"), lead=told.open_sentence(counts, len(found) - len(opened), w), quiet=quiet, figures=figures,
                           foot=" ".join(left_out))  # fmt: skip


def rules(frame: Frame, found: list[Finding]) -> str:
    """Every rule with what it looks for and how often it holds; HTML. Each leads to its findings."""
    w = frame.words
    head = [w.text("Check"), w.text("Weight"), w.text("Open"), w.text("Accepted"), w.text("When it holds")]
    rows: list[list[Any]] = []
    for name, rule in RULES.items():
        mine = [one for one in found if one.rule == name]
        opened = sum(one.accepted is None for one in mine)
        title = w.text(rule.title)
        link = frame.link("checks", rule=name)
        rows.append([(title, link) if mine else title, weight(frame, rule.severity), w.number(opened), w.number(len(mine) - opened) if opened < len(mine) else "", w.text(rule.finds)])
    return markup.table(*markup.lean(head, rows))


def not_here(frame: Frame) -> str:
    """What reports made by hand get wrong and these pages cannot, with the reason; HTML."""
    w = frame.words
    return markup.table([w.text("What goes wrong elsewhere"), w.text("Why it cannot occur here")], [[w.text(one.title), w.text(one.finds)] for one in NOT_HERE], numbers=False)


def listing(frame: Frame, found: list[Finding], one_rule: bool) -> str:
    """Findings that are open as a table, each with the way to where it is mended and to its acceptance; HTML."""
    w = frame.words
    with frame.reading() as session:
        names = checks.named(session, found)
        cited = checks.cited(session, {code for one in found for code in one.sources if code})
    head = [w.text("Project or city"), w.text("Check"), w.text("What was found"), w.text("Sources"), w.text("Settle")]
    rows: list[list[Any]] = [
        [_where(frame, one, names), told.title(one.rule, w), told.sentence(one, w),
         w.text("; ").join(code or w.text("The office itself") for code in one.sources) or "–",
         (markup.whole(w.text("Accept, because …")), frame.link("checks", rule=one.rule if one_rule else "", accept=f"{one.rule} {one.subject}"))]
        for one in found
    ]  # fmt: skip
    if one_rule:
        head, rows = [head[0], *head[2:]], [[row[0], *row[2:]] for row in rows]
    more = [(w.text("{code}: {title}", code=code, title=source.title), markup.web(source.url)) for code, source in sorted(cited.items()) if markup.web(source.url)]
    return markup.rendered("block.html", tables=[markup.table(head, rows, numbers=False)], more=more)


def _where(frame: Frame, one: Finding, names: dict[str, tuple[str, str]]) -> tuple[str, str]:
    code = one.project_id or one.city_id
    link = frame.link("project", project=code) if one.project_id else frame.link("targets", city=code)
    return frame.words.place(*names.get(code, (code, ""))), link


def accepted(frame: Frame, found: list[Finding]) -> str:
    """What was accepted, because of what, by whom and when, as a table; HTML."""
    w = frame.words
    with frame.reading() as session:
        names = checks.named(session, found)
    head = [w.text("Project or city"), w.text("Check"), w.text("What was found"), w.text("Accepted because"), w.text("Who"), w.text("When")]
    rows: list[list[Any]] = [
        [_where(frame, one, names), told.title(one.rule, w), told.sentence(one, w), one.accepted.reason, one.accepted.author, markup.whole(w.date(one.accepted.as_at))]
        for one in found if one.accepted
    ]  # fmt: skip
    return markup.table(head, rows, numbers=False)


def before_handing_out(frame: Frame) -> None:
    """What the checks find open, and the way there."""
    w = frame.words
    counts = kept(f"open findings {frame.key}", lambda: _open(frame))
    markup.show("block.html", **{"notice" if counts["error"] else "quiet": told.open_sentence(counts, 0, w)},
                more=[(w.text("Look at the checks before you hand it out"), frame.link("checks"))])  # fmt: skip


def _open(frame: Frame) -> dict[str, int]:
    with frame.reading() as session:
        return checks.open_findings(session, frame.view)
