"""What one office confirms does not bind another, cannot take a name away, and ends when it is taken back. All rows are made up."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

import pytest
from sqlalchemy import Engine

from jamp.imports.apply import StalePlan, Taken, apply, undo
from jamp.imports.check import check
from jamp.imports.plan import Plan, Upload
from jamp.imports.withdraw import withdraw
from jamp.queries.spellings import confirmed
from jamp.store.profiles import Profile, forget, of_batch, of_office, rename
from jamp.store.scope import LOCAL, Person, proposing, seeing
from jamp.store.turns import taking_turn

SOKHA = Person("Sokha", "city", cities=("SRP",))
DARA = Person("Dara", "city", cities=("PNH",))
WORDS = "project_id,as_at,status\nASCN-SRP-01,2026-03-31,läuft\n"
SAID = {"status": {"läuft": "completed"}}


def sent(engine: Engine, text: str, person: Person = LOCAL, name: str = "q.csv", **options: Any) -> Plan:
    return check(engine, person, [Upload(name, text.encode(), options=options)])


def applied(engine: Engine, plan: Plan) -> int:
    assert plan.fit, plan.files[0].issues
    return apply(engine, plan.person, plan, plan.person.name).batch or 0


def profiles(engine: Engine, person: Person = LOCAL) -> list[Profile]:
    with seeing(engine, person) as session:
        return of_office(session, person)


def listed(city: str, code: str) -> str:
    return f"project_id,title,city\n{code},Made up,{city}\n"


def city_of(plan: Plan) -> Any:
    return plan.changes()[0].fields["city"][1]


def test_a_word_that_is_taken_back_meanwhile_is_not_applied_nor_remembered_again(loaded: Engine) -> None:
    applied(loaded, sent(loaded, WORDS, meanings=SAID))
    waiting = sent(loaded, WORDS.replace("03-31", "06-30"))
    assert waiting.fit
    assert forget(loaded, LOCAL, [one.confirmed for profile in profiles(loaded) for one in profile.entries]) == 1
    with pytest.raises(StalePlan) as stale:
        apply(loaded, LOCAL, waiting, LOCAL.name)
    assert not stale.value.plan.fit and profiles(loaded) == []


def test_a_reading_that_is_taken_back_meanwhile_is_compared_anew(loaded: Engine) -> None:
    rows = "project_id,as_at,narrative\nASCN-SRP-01,2026-03-31,café\n"

    def compared(day: str, **options: Any) -> Plan:
        return check(loaded, LOCAL, [Upload("q.csv", rows.replace("31", day).encode("cp1252"), options=options)])

    assert not compared("31").fit
    applied(loaded, compared("31", encoding="cp1252"))
    waiting = compared("30")
    assert waiting.fit and waiting.changes()
    forget(loaded, LOCAL, [one.confirmed for profile in profiles(loaded) for one in profile.entries])
    with pytest.raises(StalePlan) as stale:
        apply(loaded, LOCAL, waiting, LOCAL.name)
    assert not stale.value.plan.fit and profiles(loaded) == []


def test_two_offices_may_say_opposite_things_of_one_word(loaded: Engine) -> None:
    applied(loaded, sent(loaded, WORDS, SOKHA, meanings=SAID))
    other = WORDS.replace("SRP", "PNH")
    assert not sent(loaded, other, DARA).fit
    applied(loaded, sent(loaded, other, DARA, meanings={"status": {"läuft": "suspended"}}))
    later = [sent(loaded, text.replace("03-31", "06-30"), person) for text, person in ((WORDS, SOKHA), (other, DARA))]
    assert [[one.read for one in plan.files[0].conversions] for plan in later] == [["completed"], ["suspended"]]
    assert not sent(loaded, WORDS).fit


def test_a_colleague_who_says_otherwise_at_the_same_time_is_shown_it(loaded: Engine) -> None:
    bora = Person("Bora", "city", cities=("SRP",))
    first, second = sent(loaded, WORDS, SOKHA, meanings=SAID), sent(loaded, WORDS.replace("01,", "02,"), bora, meanings={"status": {"läuft": "suspended"}})
    applied(loaded, first)
    with pytest.raises(StalePlan) as stale:
        apply(loaded, bora, second, bora.name)
    plan = stale.value.plan
    assert [one.text for one in plan.files[0].issues if one.severity == "warning"] == [
        "läuft was completed so far, as Sokha confirmed it. Once this is applied, it is suspended for your office."]  # fmt: skip
    applied(loaded, plan)
    (profile,) = profiles(loaded, SOKHA)
    assert [(one.answer, one.by) for one in profile.entries] == [("suspended", "Bora")]


def test_two_offices_may_call_their_cities_alike(loaded: Engine) -> None:
    first = sent(loaded, listed("Capital", "NEW-1"), SOKHA, meanings={"city": {"Capital": "SRP"}})
    assert first.spelled() == [("Capital", "SRP")]
    applied(loaded, first)
    second = sent(loaded, listed("Capital", "NEW-2"), DARA, meanings={"city": {"Capital": "PNH"}})
    assert second.spelled() == [] and city_of(second) == "PNH"
    applied(loaded, second)
    # each office is understood the next time, and everybody else as the first one said
    assert [city_of(sent(loaded, listed("Capital", "NEW-3"), person)) for person in (SOKHA, DARA, LOCAL)] == ["SRP", "PNH", "SRP"]
    with proposing(loaded, DARA) as session:
        assert confirmed(session) == []
    assert withdraw(loaded, DARA, [("city", "Capital", "SRP")], DARA.name) is None


@pytest.mark.parametrize("name", ["プノンペン", "phnom-penh", "ＰＮＨ"])
def test_the_name_of_another_city_stays_its_name(loaded: Engine, name: str) -> None:
    plan = sent(loaded, listed(name, "NEW-1"), SOKHA, meanings={"city": {name: "SRP"}})
    assert plan.spelled() == []
    everybody = sent(loaded, listed(name, "NEW-1"), meanings={"city": {name: "SRP"}})
    assert not everybody.fit and everybody.spelled() == []
    assert [one.values["near"] for one in everybody.files[0].issues if one.blocks] == ["Phnom Penh"]
    assert city_of(sent(loaded, listed(name, "NEW-1"), meanings={"city": {name: "Phnom Penh"}})) == "PNH"


def test_two_files_sent_together_cannot_call_two_cities_alike(loaded: Engine) -> None:
    files = [Upload(f"{code}.csv", listed("Capital", f"NEW-{code}").encode(), options={"meanings": {"city": {"Capital": code}}}) for code in ("SRP", "PNH")]
    plan = check(loaded, LOCAL, files)
    assert not plan.fit and plan.spelled() == [("Capital", "SRP")]
    assert [one.text for file in plan.files for one in file.issues if one.blocks] == [
        "Capital is a name of Siem Reap already, and is said to mean Phnom Penh here. Is Siem Reap meant?"]  # fmt: skip


@pytest.mark.parametrize("name", ["\u202e_", "__", "x" * 301])
def test_what_no_city_is_called_is_kept_for_the_office_alone(loaded: Engine, name: str) -> None:
    plan = sent(loaded, listed(name, "NEW-1"), meanings={"city": {name: "SRP"}})
    assert plan.spelled() == []
    applied(loaded, plan)
    assert city_of(sent(loaded, listed(name, "NEW-2"))) == "SRP"
    assert not sent(loaded, listed("-_-", "NEW-2"), profile="").fit


def test_a_city_written_in_parts_of_letters_is_remembered(loaded: Engine) -> None:
    name = "Xiêm Riệp phố"
    plan = sent(loaded, listed(unicodedata.normalize("NFD", name), "NEW-1"), meanings={"city": {name: "SRP"}})
    assert plan.spelled() == [(name, "SRP")]


def test_a_city_is_known_however_many_words_are_said_to_mean_it(loaded: Engine) -> None:
    written = ["Siem Rep", "Siem Rip", "Siem Rap", "Siem Ryp", "Siem Rup", "Siem Reap"]
    rows = "".join(f"NEW-{number},Made up,{city}\n" for number, city in enumerate(written))
    plan = sent(loaded, f"project_id,title,city\n{rows}", meanings={"city": dict.fromkeys(written[:-1], "Siem Reap")})
    assert plan.fit and {change.fields["city"][1] for change in plan.changes()} == {"SRP"} and len(plan.spelled()) == 5


def test_a_name_within_a_longer_one_is_not_its_line(loaded: Engine) -> None:
    text = "project_id,title,city\nNEW-1,Made up,Siem Reap\nNEW-2,Made up,Siem\n"
    plan = sent(loaded, text, meanings={"city": {"Siem": "SRP"}})
    assert [operations.new_lines for operations in plan.operations if operations.sheet == "aliases"] == [[3]]


def test_taking_names_back_waits_for_its_turn_and_happens_once(loaded: Engine) -> None:
    applied(loaded, sent(loaded, listed("Capital", "NEW-1"), meanings={"city": {"Capital": "SRP"}}))
    keys = [("city", "Capital", "SRP")]
    with taking_turn(loaded, LOCAL, "Sokha", ("values.csv",)), pytest.raises(Taken, match="Sokha"):
        withdraw(loaded, LOCAL, keys, LOCAL.name, patience=0.2)
    assert withdraw(loaded, LOCAL, keys, LOCAL.name) == 3
    assert withdraw(loaded, LOCAL, keys, LOCAL.name) is None
    assert not sent(loaded, listed("Capital", "NEW-2")).fit


def test_the_undo_of_an_undo_brings_names_back_and_words_stay_until_they_are_forgotten(loaded: Engine) -> None:
    text = "project_id,title,city,as_at,status\nNEW-1,Made up,Capital,2026-03-31,läuft\n"
    batch = applied(loaded, sent(loaded, text, meanings={"city": {"Capital": "SRP"}} | SAID))
    known = listed("Capital", "NEW-2")
    undone = undo(loaded, LOCAL, batch, LOCAL.name).batch or 0
    assert not sent(loaded, known).fit
    with seeing(loaded, LOCAL) as session:
        assert of_batch(session, LOCAL, batch) == 1 and of_batch(session, SOKHA, batch) == 0
    undo(loaded, LOCAL, undone, LOCAL.name)
    assert city_of(sent(loaded, known)) == "SRP"
    with proposing(loaded, LOCAL) as session:
        assert [one.alias for one in confirmed(session)] == ["Capital"]


def test_signs_that_a_database_cannot_hold_are_no_part_of_a_name(loaded: Engine) -> None:
    text = json.dumps([{"project_id": "ASCN-SRP-01", "as_at": "2026-03-31", "Be\x00fu\x07nd": "made up"}])
    plan = sent(loaded, text, name="q.json", columns={"Befund": "issues"})
    assert [one.written for one in plan.files[0].matched] == ["project_id", "as_at", "Befund"]
    applied(loaded, plan)
    assert [one.text for one in profiles(loaded)[0].entries] == ["Befund"]


def test_a_profile_is_renamed_within_its_office(loaded: Engine) -> None:
    applied(loaded, sent(loaded, WORDS, meanings=SAID))
    applied(loaded, sent(loaded, WORDS.replace("status", "status,Befund").replace("03-31,läuft", "04-30,läuft,x"), meanings=SAID, columns={"Befund": ""}))
    newest, oldest = profiles(loaded)
    assert (newest.name, oldest.name) == ("q (2)", "q")
    assert rename(loaded, LOCAL, newest.profile, "  Monthly \n sheet ") == "Monthly sheet"
    for wrong in ("q", "x" * 101, "a\u202eb"):
        with pytest.raises(ValueError, match=re.escape(wrong)):
            rename(loaded, LOCAL, newest.profile, wrong)
    with pytest.raises(ValueError, match="^$"):
        rename(loaded, LOCAL, newest.profile, " ")
    rename(loaded, SOKHA, newest.profile, "taken over")
    assert [one.name for one in profiles(loaded)] == ["Monthly sheet", "q"]
    assert sent(loaded, WORDS.replace("03-31", "06-30"), profile="q").files[0].memory.profile == oldest


def test_of_two_columns_alike_the_confirmed_one_is_remembered(loaded: Engine) -> None:
    text = "project_id,as_at,Befund,BEFUND\nASCN-SRP-01,2026-03-31,made up,other\n"
    applied(loaded, sent(loaded, text, columns={"Befund": "issues"}))
    again = sent(loaded, text.replace("03-31", "06-30"))
    assert again.fit and [one.field for one in again.files[0].matched] == ["project_id", "as_at", "issues", ""]


def test_a_title_that_became_another_projects_is_asked_about_anew(loaded: Engine) -> None:
    title = "Made-up title"
    text = f"Project,City,Status,As at\n{title},Siem Reap,completed,2026-03-31\n"
    applied(loaded, sent(loaded, text, meanings={"project_id": {title: "ASCN-SRP-01"}}))
    later = text.replace("03-31", "06-30")
    assert sent(loaded, later).changes()[0].key == "ASCN-SRP-01"
    applied(loaded, sent(loaded, f"project_id,title\nASCN-SRP-01,Another title\nASCN-SRP-02,{title}\n"))
    asked = sent(loaded, later)
    assert not asked.fit and [one.values["near"] for one in asked.files[0].issues if one.blocks] == ["ASCN-SRP-02"]
    assert sent(loaded, later, meanings={"project_id": {title: "ASCN-SRP-02"}}).changes()[0].key == "ASCN-SRP-02"


def test_a_profile_that_does_not_fit_is_said(loaded: Engine) -> None:
    applied(loaded, sent(loaded, WORDS, meanings=SAID))
    plan = sent(loaded, "project_id,as_at,narrative\nASCN-SRP-01,2026-03-31,made up\n", profile="q")
    assert [(one.severity, one.text) for one in plan.files[0].issues if one.severity != "note"] == [
        ("warning", "The profile q was made for other columns; it is not used.")]  # fmt: skip
    assert not any(one.severity == "warning" for one in sent(loaded, WORDS, profile="q").files[0].issues)
