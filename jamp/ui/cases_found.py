"""Case studies that were found: as cards, by city and theme, and side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jamp.charts import cases as said
from jamp.model.cases import Case
from jamp.model.found_cases import Asked, CaseRow, matrix, states, steps
from jamp.queries import case_studies
from jamp.ui import markup
from jamp.ui.cases_asked import Known, told
from jamp.ui.filters import NOT_STATED
from jamp.ui.frame import Frame
from jamp.ui.kept import kept

EACH = 20


def top(frame: Frame, known: Known, rows: list[CaseRow]) -> str:
    """What there is, and how far it is; HTML."""
    w = frame.words
    if not known.rows:
        return markup.rendered(
            "block.html", title=w.text("Case studies"), lead=w.text("No case study is recorded yet."),
            paragraphs=[w.text("Next step: write one by form, or send many in the sheet case_studies; the templates have its columns. A case study tells of a project that is recorded.")],
            more=[(w.text("Write a case study"), frame.link("write-case")), (w.text("Templates and Upload"), frame.link("upload"))],
        )  # fmt: skip
    counted, cities = states(rows), len({row.city_id for row in rows})
    parts = [(markup.case_state(w, frame.scheme, state, w.number(number)), frame.link("cases", case_state=state)) for state, number in counted.items()]
    lead = w.text("{cases} from {cities}.", cases=w.plural("{n} case study", "{n} case studies", len(rows)), cities=w.plural("{n} city", "{n} cities", cities))
    return markup.rendered("block.html", title=w.text("Case studies"), lead=lead, answers=[(w.text("State:"), parts)] if parts else [], comma=w.text(", "),
                           more=[(w.text("Write a case study"), frame.link("write-case")), (w.text("Make a collection"), frame.link("collection")), (w.text("What everybody can read"), markup.address("public/cases", lang=w.language))])  # fmt: skip


def nothing(frame: Frame) -> str:
    """That nothing was found, and what to do; HTML."""
    w = frame.words
    return markup.rendered("block.html", notice=w.text("No case study matches. Try fewer words, or take a filter away."),
                           more=[(w.text("All case studies"), markup.address("cases", lang=w.language))])  # fmt: skip


def cards(frame: Frame, known: Known, rows: Sequence[CaseRow]) -> str:
    """These case studies, in their order; HTML. Each card is made once."""
    made: dict[str, dict[str, Any]] = kept(f"case cards {frame.key}", dict)
    lacking = [row.case_id for row in rows if row.case_id not in made]
    if lacking:
        with frame.reading() as session:
            whole = {case.case_id: case for case in case_studies.whole(session, lacking)}
        # one that is gone since is not shown: the next run knows it
        made |= {row.case_id: _card(frame, known, row, whole[row.case_id]) for row in rows if row.case_id in whole}
    return markup.rendered("cases.html", cases=[made[row.case_id] for row in rows if row.case_id in made])


def _card(frame: Frame, known: Known, row: CaseRow, case: Case) -> dict[str, Any]:
    w = frame.words
    language, figure = w.language, said.first_figure(case)
    shown = row.state != "withdrawn"
    themes = [w.place(*known.themes.get(code, (code, ""))) for code in row.themes]
    languages = [w.language_name(code) for code in row.languages]
    foot = [w.joined(themes), w.text("in {languages}", languages=w.joined(languages)), row.case_id]
    if not shown:
        foot = [w.text("Withdrawn on {date}: {reason}", date=w.date(case.withdrawn_on) or w.text("not stated"), reason=case.withdrawn_reason or w.text("not stated")), row.case_id]
    return {
        "link": frame.link("case", case=row.case_id), "title": row.title(language), "title_lang": _other(language, language if language in row.titles else row.language),
        "place": " · ".join(part for part in (w.place(row.city, row.city_ja), w.country(row.country)) if part),
        "claim": row.claim(language), "claim_lang": _other(language, case.spoken("claim", language)),
        "evidence": said.in_short(figure, frame.choices.groups, w) if figure and shown else "",
        "marks": [markup.case_state(w, frame.scheme, row.state), markup.area(w, frame.scheme, row.focus_area)], "foot": " · ".join(part for part in foot if part),
    }  # fmt: skip


def _other(language: str, spoken: str) -> str:
    return spoken if spoken != language else ""


def by_city_and_theme(frame: Frame, known: Known, rows: list[CaseRow], asked: Asked) -> str:
    """How many of these there are in each city on each theme, each number with the way to them; HTML."""
    w, made = frame.words, matrix(rows)
    # the panel of themes is of this table: what else is asked for stays
    more = {"q": asked.text, "group": asked.groups, "barrier": asked.barriers, "sdg": asked.goals, "case_state": asked.states}
    names = frame.choices.cities
    body: list[list[Any]] = []
    for city in made.cities:
        name = w.place(*names[city][:2]) if city in names else w.text("No city named")
        line: list[Any] = [(name, frame.link("cases", city=city, **more)) if city else name]
        for theme in made.themes:
            number = made.cells.get((city, theme), 0)
            line.append((w.number(number), frame.link("cases", city=city, theme=theme or NOT_STATED, **more)) if number else "–")
        body.append([*line, w.number(made.totals[city])])
    head = [w.text("City"), *(w.place(*known.themes.get(theme, (theme, ""))) if theme else w.text("No theme named") for theme in made.themes), w.text("All")]
    return markup.rendered("block.html", heading=w.text("By city and theme"), quiet=w.text("A case study with two themes stands in both columns, and counts once among all."),
                           tables=[markup.table(head, body)])  # fmt: skip


def side_by_side(frame: Frame, codes: Sequence[str]) -> str:
    """The same five facts of two to four case studies; HTML."""
    w = frame.words
    with frame.reading() as session:
        found = [case for case in case_studies.whole(session, codes) if case.state != "withdrawn"]
    head, body = said.facts_table(found, frame.choices.groups, w)
    rows: list[list[Any]] = [
        [w.text("City"), *(w.place(case.city, case.city_ja) for case in found)],
        [w.text("State"), *(markup.case_state(w, frame.scheme, case.state) for case in found)],
        *body,
        [w.text("To read"), *((case.case_id, frame.link("case", case=case.case_id)) for case in found)],
    ]
    return markup.rendered("block.html", heading=w.text("The same five facts"), tables=[markup.table(head, rows, numbers=False)])


def learning(frame: Frame, rows: Sequence[CaseRow]) -> str:
    """How far the interest of other cities in these case studies has come; HTML."""
    w, counted = frame.words, steps(rows)
    silent = w.text("No city has said yet that it wants to repeat one. Next step: open a case study, and state the interest of a city there.") if not counted["stated"] else ""
    figures = [{"value": w.number(counted[step]), "label": w.text(said.STEP_WORDS[step]), "note": "", "colour": "", "link": ""} for step in ("stated", "matched", "visited", "adopted")]
    return markup.rendered("block.html", heading=w.text("Mutual learning: interests of other cities, by the steps that they reached"), figures=[] if silent else figures, quiet=silent)


def page_of(frame: Frame, known: Known, rows: list[CaseRow], asked: Asked, number: int) -> str:
    """One page of what was found, from 1 on; HTML."""
    return kept(f"cases {asked!r} {number} {frame.key}", lambda: markup.rendered("block.html", quiet=told(frame, asked, len(rows)))
                + cards(frame, known, rows[(number - 1) * EACH : number * EACH]))  # fmt: skip
