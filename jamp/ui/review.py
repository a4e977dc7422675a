"""What a person sees of files before they are applied: how they were read, what to mend, what would change; and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import streamlit as st

from jamp.imports.apply import Refused, undo
from jamp.imports.places import Places
from jamp.imports.plan import Plan, RecordChange
from jamp.imports.reading.decode import ENCODINGS
from jamp.imports.rehearsal import long
from jamp.languages import mark
from jamp.model.subjects import SHEETS
from jamp.queries import batches
from jamp.store.drafts import Draft
from jamp.ui import confirmed, markup, problems, refusal, sent
from jamp.ui.differences import changes
from jamp.ui.frame import Frame
from jamp.ui.reading import DELIMITERS

EACH = 50


def read(frame: Frame, plan: Plan) -> None:
    w = frame.words
    rows = [
        [f.file, w.text(SHEETS[f.sheet].label) if f.sheet else w.text("Not known"), w.text(ENCODINGS.get(f.encoding, f.encoding)) or "–", w.text(DELIMITERS.get(f.delimiter, f.delimiter)) or "–",
         *[w.number(n) for n in (f.rows, f.new, f.changed, f.unchanged, f.missing)]]
        for f in plan.files
    ]  # fmt: skip
    head = [w.text(text) for text in (mark("File"), mark("Sheet"), mark("Encoding"), mark("Delimiter"), mark("Lines"),
                                      mark("New"), mark("Changed"), mark("Unchanged"), mark("Missing from the file"))]  # fmt: skip
    markup.show("block.html", heading=w.text("What was read"), tables=[markup.table(*markup.lean(head, rows))])


def mended(frame: Frame, plan: Plan) -> None:
    w = frame.words
    if not problems.number(plan.files):
        return
    lead, counted = problems.headline(frame, plan)
    markup.show("block.html", heading=w.text("Problems and notes"), lead=lead, quiet=counted)
    severity, found = "", {name: n for name in problems.SEVERITIES if (n := problems.number(plan.files, name))}
    if len(found) > 1:
        labels = {"": w.text("All")} | {name: w.text(text) for name, text in problems.SEVERITIES.items()}
        severity = st.segmented_control(w.text("Show"), ["", *found], default="", key="_".join(["problems", *found]), label_visibility="collapsed",
                                        format_func=lambda name: labels[name]) or ""  # fmt: skip
    kinds, count = problems.by_kind(frame, plan, severity), problems.number(plan.files, severity)
    if kinds:
        markup.show("block.html", tables=[kinds])
    with st.expander(w.text("Line by line")) if kinds else st.container():
        pages = -(-count // EACH)
        number = st.pagination(pages, key=f"problem_page_{severity}") if pages > 1 else 1
        markup.show("block.html", tables=[problems.one_by_one(frame, plan, (number - 1) * EACH, EACH, severity)])


def compared(frame: Frame, plan: Plan) -> None:
    w = frame.words
    count = sum(file.new + file.changed for file in plan.files)
    spelled = _spelled(frame, plan)
    if not count:
        if plan.fit and not spelled:
            markup.show("block.html", lead=w.text("Nothing would change: all of it is stored already."))
        return
    markup.show("block.html", heading=w.text("What would change"))
    of, city = _of_city(frame, plan)
    counts = {"": count, "new": sum(file.new for file in plan.files), "changed": sum(file.changed for file in plan.files)}
    if of:
        counted = Counter(change.kind for change in plan.changes(of=of))
        counts = {"": counted.total(), "new": counted["new"], "changed": counted["changed"]}
    kind = ""
    if counts["new"] and counts["changed"]:
        labels = {"": w.text("All"), "new": w.text("New"), "changed": w.text("Changed")}
        kind = st.segmented_control(w.text("Show"), list(counts), default="", key="_".join(["diff_kind", *filter(None, [city])]), label_visibility="collapsed",
                                    format_func=lambda name: w.text("{heading}: {n}", heading=labels[name], n=w.number(counts[name]))) or ""  # fmt: skip
    pages = -(-counts[kind] // EACH)
    number = st.pagination(pages, key=f"diff_page_{kind}_{city}") if pages > 1 else 1
    st.html(changes(frame, plan.changes((number - 1) * EACH, EACH, kind, of)))


def _spelled(frame: Frame, plan: Plan) -> bool:
    """Other names of cities that would be added; False where there are none."""
    w, cities = frame.words, frame.choices.cities
    rows = [[alias, w.place(*cities[code][:2]) if code in cities else code] for alias, code in plan.spelled()]
    if rows:
        markup.show("block.html", heading=w.text("Other names of cities"), quiet=w.text("Once applied, they hold for the files of everybody; they can be taken back."),
                    tables=[markup.table([w.text("Written"), w.text("City")], rows, numbers=False)])  # fmt: skip
    return bool(rows)


def _of_city(frame: Frame, plan: Plan) -> tuple[Callable[[RecordChange], bool] | None, str]:
    """Where changes speak of several cities: (what holds of those of the city that is wanted, its code)."""
    w = frame.words
    if long(plan):
        return None, ""
    places = _places(frame, plan)
    if len(places.counts) < 2:
        return None, ""
    names = {code: w.place(*known[:2]) for code, known in frame.choices.cities.items()}
    counted = {code: w.text("{heading}: {n}", heading=names.get(code, code), n=w.number(n)) for code, n in places.counts.items()}
    with st.container(width=360):
        city = st.selectbox(w.text("City"), sorted(counted, key=counted.__getitem__), index=None, key="_".join(["diff_city", *sorted(counted)]),
                            placeholder=w.text("All"), format_func=lambda code: counted[code])  # fmt: skip
    return (lambda change: city in places.of(change)) if city else None, city or ""


def _places(frame: Frame, plan: Plan) -> Places:
    """Looked up once as long as the Plan is the same."""
    kept: tuple[Plan, Places] | None = st.session_state.get("upload_places")
    if not kept or kept[0] is not plan:
        with frame.reading() as session:
            kept = (plan, Places(session, plan))
        st.session_state["upload_places"] = kept
    return kept[1]


def good_rows(frame: Frame, draft: Draft, plan: Plan) -> None:
    """Where lines alone have problems: the choice to go on without them."""
    w, issues = frame.words, [issue for file in plan.files for issue in file.issues if issue.blocks]
    if not issues or any(issue.severity == "file" for issue in issues):
        return
    bad = sum(len(file.bad_lines) for file in plan.files)
    label = w.plural("Leave {n} line with problems out and apply the others", "Leave {n} lines with problems out and apply the others", bad)
    wanted = st.checkbox(label, value=plan.good_rows_only, key=f"good_{draft.draft}_{plan.good_rows_only}")
    if wanted != plan.good_rows_only:
        sent.decide(frame, draft, good_rows_only=wanted or None)
        st.rerun()


def done(frame: Frame, draft: Draft) -> None:
    """What came of an applied draft, with links and the way back."""
    w, batch, counts = frame.words, draft.batch or 0, draft.options.get("counts", {})
    with frame.reading() as session:
        touched, number = batches.projects(session, batch)
        undone = batches.undone_by(session, batch)
    read_back = w.text(", ").join(w.text("{heading}: {n}", heading=w.text(SHEETS[name].label), n=w.number(n)) for name, n in counts.items())
    rows = [[(w.place(title, title_ja), frame.link("project", project=code)), code] for code, title, title_ja in touched]
    told = w.plural("{n} project was touched.", "{n} projects were touched.", number)
    if number > len(rows):
        told = w.text("{told} The first {n}:", told=told, n=w.number(len(rows)))
    markup.show(
        "block.html", heading=w.text("Done"), lead=w.text("Applied as batch {n}.", n=batch),
        quiet=w.text("Records now stored, read back: {counts}", counts=read_back), paragraphs=[text for text in (told, "" if undone else confirmed.kept(frame, batch)) if text],
        notice=w.text("Batch {n} is undone.", n=batch) + confirmed.still(frame, batch) if undone else "",
        tables=[markup.table([w.text("Project"), w.text("Code")], rows, numbers=False)] if rows else [],
        more=[(w.text("What the batch changed"), frame.link("history", batch=batch)), (w.text("Overview"), frame.link("")),
              (w.text("Send another file"), frame.link("upload"))],
    )  # fmt: skip
    if not undone and st.button(w.text("Undo"), key="undo"):
        try:
            left = undo(frame.engine, frame.person, batch, frame.person.name, patience=frame.patience).left
            st.session_state["upload_message"] = "".join(w.text("Left as it is: {key}", key=key) + " " for key in left)
        except Refused as problem:
            st.session_state["upload_message"] = refusal.told(frame, problem)
        st.rerun()
