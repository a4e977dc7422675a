"""The words of the checks: which texts tell that work has stopped, or how a figure is counted. The sentences are made up."""

from __future__ import annotations

import pytest

from jamp.imports.vocabulary import LANGUAGES
from jamp.model.checks import RULES, SEVERITIES, moved
from jamp.model.telling_words import CUMULATIVE, STOPPED, YEARLY, told


@pytest.mark.parametrize("words", [STOPPED, CUMULATIVE, YEARLY])
def test_every_language_of_the_offices_has_words(words: dict[str, tuple[str, ...]]) -> None:
    assert set(words) == set(LANGUAGES) and all(every and all(word == word.strip() and word for word in every) for every in words.values())


@pytest.mark.parametrize(("text", "found"), [
    ("The works were Postponed for lack of funds.", ("Postponed",)),
    ("Put on hold; the tender was cancelled.", ("on hold", "cancelled")),
    ("財源の都合で工事を延期し、一部は中止した。", ("延期", "中止")),
    ("Pekerjaan ditunda karena anggaran.", ("ditunda",)),
    ("Dự án bị hoãn vì thiếu vốn.", ("bị hoãn",)),
    ("โครงการถูกระงับชั่วคราว", ("ระงับ",)),
    ("ໂຄງການຖືກໂຈະ", ("ໂຈະ",)),
    ("គម្រោងត្រូវបានផ្អាក", ("ផ្អាក",)),
    ("စီမံကိန်းကို ရပ်ဆိုင်းထားသည်", ("ရပ်ဆိုင်း",)),
    ("Itinigil ang proyekto.", ("Itinigil",)),
    ("The new bus terminal opened; nothing else to report.", ()),
    ("Households withholding fees; installed pumps.", ()),
    ("", ()),
])  # fmt: skip
def test_texts_that_say_work_has_stopped(text: str, found: tuple[str, ...]) -> None:
    assert told("stopped", text) == found


@pytest.mark.parametrize(("text", "cumulative", "yearly"), [
    ("cumulative 2021-2025", ("cumulative",), ()), ("approximate annual average", (), ("annual",)), ("累計", ("累計",), ()),
    ("年間の利用者", (), ("年間",)), ("Calendar year", (), ("Calendar year",)), ("stock", (), ()),
])  # fmt: skip
def test_comments_that_say_how_a_figure_is_counted(text: str, cumulative: tuple[str, ...], yearly: tuple[str, ...]) -> None:
    assert (told("cumulative", text), told("yearly", text)) == (cumulative, yearly)


def test_a_note_tells_which_area_a_project_left() -> None:
    note = "Made up; Focus area changed: Civic & Social > Built Infrastructure; made up"
    assert moved(note) == ("Civic & Social", "Built Infrastructure")
    assert moved("Focus area changed: Parks > Roads") is None and moved("") is None


def test_every_rule_has_a_weight_and_all_its_words() -> None:
    for name, rule in RULES.items():
        assert rule.name == name and rule.severity in SEVERITIES and rule.title and rule.finds.endswith(".") and rule.mend.endswith(".")
