"""How much money is there, how much of it is spent, and does it keep pace with time?"""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from jamp.charts import funding as drawn
from jamp.languages import mark
from jamp.model.money import INTO, KINDS, Amounts, Spending
from jamp.model.subjects import SHEETS
from jamp.queries import money, projects
from jamp.queries.exchange_rates import rates
from jamp.queries.limits import limits
from jamp.queries.standing import projects_at
from jamp.reports.templates import holds
from jamp.ui import markup
from jamp.ui.computed import computed
from jamp.ui.exhibit import exhibit
from jamp.ui.frame import Frame, begin, in_words, undated
from jamp.ui.kept import kept
from jamp.ui.paged import paged

DRAWN = 12
EACH = 25
FUNDERS = 8
NAMES = {"JPY": mark("Japanese yen (JPY)"), "USD": mark("US dollars (USD)")}
YEARS = mark("Up to the end of each year: of budgets the last one of each organisation, commitments and payments added up. Each amount is converted at the "
             "newest rate recorded by {date}; the rates and the original amounts stand in the table of currencies.")  # fmt: skip
GAPS = mark("Time elapsed = days from the start to {date} / days from the start to the end. Money spent = payments / budget. Where a project has one currency "
            "nothing is converted; where it has several all are, or it is left out.")  # fmt: skip


def contents(frame: Frame, into: str) -> dict[str, Any]:
    """Everything the page shows but the list, in the target currency."""
    w, view, scheme = frame.words, frame.view, frame.scheme
    conditions, date = projects_at(view), view.as_at
    with frame.reading() as session:
        number = projects.count(session, view)
        years = money.by_year(session, conditions, date)
        known = rates(session, into, date)
        funders, all_ = money.by_funder(session, conditions, date, into, known, FUNDERS)
        limit = limits(session)["spend_gap_points"]
    spending = _spending(frame)
    sums = _sums(years)
    course = drawn.so_far(years, known)
    missing = [code for code in sums if code not in known]
    notice = ""
    if missing:
        notice = w.text("Not converted and not added, since no rate into {into} is recorded: {currencies}. The amounts stand in the table of currencies.",
                        into=into, currencies=w.joined(missing))  # fmt: skip
    return {
        "any": bool(years), "number": number, "projects": len(spending),
        "top": markup.rendered("block.html", title=w.text("Money, and whether it keeps pace with time"), lead=drawn.sentence(course, into, date, w),
                               quiet=in_words(undated(frame), number), notice=notice),
        "years": (w.text("Budget, commitments and payments at the end of each year, of the last one up to {date}, in {currency}", date=w.date(date), currency=w.text(NAMES[into])),
                  drawn.share_sentence(course, w), drawn.by_year(course, into, w, scheme), markup.table(*drawn.by_year_table(course, into, w))),
        "gaps": (w.text("Time elapsed and money spent, each of its whole; the {n} projects furthest apart", n=w.number(min(DRAWN, len(spending)))),
                 drawn.gap_sentence(spending, limit, w), drawn.time_and_money(spending[:DRAWN], w, scheme), ""),
        "funders": (w.text("By organisation: the {n} of {all} with the most money, in {currency}", n=w.number(len(funders)), all=w.number(all_), currency=w.text(NAMES[into])),
                    drawn.funder_sentence(funders, w), drawn.by_funder(funders, into, w, scheme), _funders(frame, funders, into)),
        "originals": markup.rendered("block.html", heading=w.text("Currencies: what was reported, and at which rate it is converted"),
                                     tables=[markup.table(*drawn.originals(sums, known, into, w))]),
        "rule_years": w.text(YEARS, date=w.date(date)), "rule_gaps": w.text(GAPS, date=w.date(date)),
    }  # fmt: skip


def _sums(years: list[Any]) -> dict[str, Amounts]:
    """{currency: what there is of it in all years}."""
    found: dict[str, Amounts] = {}
    for row in years:
        code = row.amounts.currency
        before = found.get(code, Amounts(code))
        found[code] = Amounts(code, *(getattr(before, kind) + getattr(row.amounts, kind) for kind in KINDS))
    return dict(sorted(found.items()))


def _spending(frame: Frame) -> list[Spending]:
    """Time against money, the projects that are furthest apart first."""

    def read() -> list[Spending]:
        with frame.reading() as session:
            rows = money.spending(session, projects_at(frame.view), frame.view.as_at)
        return sorted(rows, key=lambda row: (-abs(row.gap), row.project_id))

    return kept(f"spending {frame.key}", read)


def _funders(frame: Frame, rows: list[Any], into: str) -> str:
    w = frame.words
    head = [w.text("Organisation"), w.text("Projects"), w.text("Budget"), w.text("Committed"), w.text("Spent"), w.text("Not converted")]
    body = [
        [row.organisation, w.number(row.projects), *[drawn.money(getattr(row.amounts, kind), into, w) for kind in KINDS],
         w.joined(one.currency for one in row.left_out) if row.left_out else "–"]
        for row in rows
    ]  # fmt: skip
    return markup.table(*markup.lean(head, body), numbers=False)


def listed(frame: Frame, number: int) -> str:
    """One page of the projects with their original amounts."""
    w = frame.words
    head = [w.text("Project"), w.text("Time elapsed"), w.text("Money spent"), w.text("Money against time"), w.text("Budget as reported"), w.text("Spent as reported"),
            w.text("Compared in")]  # fmt: skip
    body = [
        [(w.place(row.title, row.title_ja), frame.link("project", project=row.project_id)), w.percent(row.passed), w.percent(row.spent), drawn.gap_text(row, w),
         _originals(frame, row, "budget"), _originals(frame, row, "disbursement"), row.currency]
        for row in _spending(frame)[(number - 1) * EACH : number * EACH]
    ]  # fmt: skip
    return markup.table(head, body)


def _originals(frame: Frame, row: Spending, kind: str) -> str:
    w = frame.words
    return w.joined(f"{one.currency} {w.number(getattr(one, kind), 0)}" for one in row.originals if getattr(one, kind)) or "–"


def _list(frame: Frame, count: int) -> None:
    w = frame.words
    markup.show("block.html", heading=w.text("Time and money, project by project"), quiet=w.text("Those furthest apart stand first."))
    paged(frame, "spending", count, EACH, partial(listed, frame))


def _currency(frame: Frame) -> str:
    """What amounts are converted into: asked for in the address, or yen."""
    asked = st.query_params.get("currency", "").upper()
    asked = asked if asked in INTO else INTO[0]
    w = frame.words
    chosen = st.selectbox(w.text("Convert into"), INTO, index=INTO.index(asked), format_func=lambda code: w.text(NAMES[code]), key=f"currency_of_{asked}", width=260)
    if chosen != asked:
        st.query_params["currency"] = chosen
        st.rerun()
    return chosen


def _nothing(frame: Frame, number: int) -> None:
    """What is missing, who can send it, and with what."""
    w = frame.words
    steps = [
        w.text("Take the template “Funding” from Upload, filled with the codes of your projects or blank."),
        w.text("One row for each budget, commitment and payment: of which project, from whom, on which date, how much, in which currency."),
        w.text("Send exchange rates with their dates and sources as well, where there are several currencies: nothing is converted without one."),
    ]
    columns = [column for column in SHEETS["funding"].columns if column.name not in ("source", "source_url", "confidence")]
    rows = [[w.text(column.label), holds(column, w), w.text("yes") if column.required else w.text("no")] for column in columns]
    markup.show(
        "block.html", title=w.text("Money, and whether it keeps pace with time"),
        lead=w.plural("No budget, commitment or payment is recorded for the {n} project of this view.", "No budget, commitment or payment is recorded for any of the {n} projects of this view.", number),
        quiet=in_words(undated(frame), number),
        paragraphs=[w.text("The city offices, the funding organisations and the secretariat can send the amounts."),
                    w.text("With them this page shows money by year and by organisation, and which projects spend slower than time goes by; the rating takes that in too.")],
    )  # fmt: skip
    left, right = st.columns(2, gap="large")
    with left:
        markup.show("block.html", heading=w.text("How to send it"), steps=steps, more=[(w.text("Upload"), frame.link("upload"))])
    with right:
        markup.show("block.html", heading=w.text("What a row says"), tables=[markup.table([w.text("Column"), w.text("What it holds"), w.text("Needed")], rows, numbers=False)])


def page() -> None:
    """Draw it."""
    frame = begin(filters=("country", "city", "programme", "focus_area", "status", "as_at"))
    if frame is None:
        return
    w = frame.words
    asked = st.query_params.get("currency", "").upper()
    shown = kept(f"funding {asked if asked in INTO else INTO[0]} {frame.key}", lambda: contents(frame, asked if asked in INTO else INTO[0]))
    if not shown["any"]:
        _nothing(frame, shown["number"])
        return
    st.html(shown["top"])
    _currency(frame)
    left, right = st.columns(2, gap="large")
    with left:
        exhibit(*shown["years"], w, "years")
        computed(w, shown["rule_years"], [], [], "how_years")
        exhibit(*shown["funders"], w, "funders")
    with right:
        exhibit(*shown["gaps"], w, "gaps")
        computed(w, shown["rule_gaps"], [], [], "how_gaps")
    st.html(shown["originals"])
    if shown["projects"]:
        _list(frame, shown["projects"])
