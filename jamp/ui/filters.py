"""The filters of a page: kept in its address, chosen in one small panel, told in words."""

from __future__ import annotations

from contextlib import nullcontext
from functools import lru_cache

import streamlit as st

from jamp.charts import theme
from jamp.languages import Words
from jamp.model.dates import end_of, is_partial
from jamp.model.focus_areas import FOCUS_AREAS
from jamp.model.view import View
from jamp.ui import address
from jamp.ui.choices import Choices

ALL = ("country", "city", "programme", "focus_area", "status", "as_at", "since")
DATES = ("as_at", "since")
# an empty value would be lost in an address
NOT_STATED = "not-stated"
WRONG = "filter_wrong"


def _forget() -> None:
    st.session_state.pop(WRONG, None)


def _seed(name: str, options: dict[str, str], wrong: list[str]) -> None:
    """Take the codes of `options` (code -> name) that the address asks for, by code or name, unless already taken."""
    key = f"filter_{name}"
    if key not in st.session_state:
        asked = st.query_params.get_all(name)
        codes = {text.casefold(): code for code, text in options.items()} | {code.casefold(): code for code in options}
        wrong += [value for value in asked if value.casefold() not in codes]
        st.session_state[key] = list(dict.fromkeys(codes[v.casefold()] for v in asked if v.casefold() in codes))
    elif any(code not in options for code in st.session_state[key]):
        # after a change of the records a code may be gone
        st.session_state[key] = [code for code in st.session_state[key] if code in options]


def _several(name: str, label: str, options: dict[str, str], shown: bool) -> tuple[str, ...]:
    key = f"filter_{name}"
    if shown:
        st.multiselect(label, list(options), format_func=lambda code: options.get(code, code), key=key,
                       placeholder="–", on_change=_forget)  # fmt: skip
    chosen: list[str] = st.session_state[key]
    address.write(name, chosen)
    return tuple(chosen)


def _seed_date(name: str, wrong: list[str]) -> None:
    key = f"filter_{name}"
    if key not in st.session_state:
        asked = st.query_params.get(name, "")
        if asked and not is_partial(asked):
            wrong.append(asked)
            asked = ""
        st.session_state[key] = asked


def _date(name: str, label: str, options: dict[str, str], shown: bool) -> str:
    """A chosen date; "" is the usual one, which the address leaves out."""
    key = f"filter_{name}"
    chosen: str = st.session_state[key]
    if shown:
        codes = list(options) if chosen in options else [*options, chosen]
        chosen = st.selectbox(label, codes, format_func=lambda date: options.get(date, date), key=key, on_change=_forget)
    address.write(name, [chosen] if chosen else [])
    return chosen


def day(w: Words, choices: Choices, date: str) -> str:
    """A date in words, with the meeting that ended on it."""
    number = choices.meetings.get(date)
    if number is None:
        return w.date(date)
    return w.text("{date} (High Level Meeting no. {n})", date=w.date(date), n=number)


def choose(w: Words, choices: Choices, names: tuple[str, ...] = ALL) -> View:
    """The view of the address, and the panel to change it. `names` are the filters that the panel shows; the others
    stay as the address has them. Without any there is no panel: the page draws `fields` itself."""
    wrong: list[str] = []
    several = _offered(w, choices)
    for name, (_, options) in several.items():
        _seed(name, options, wrong)
    for name in DATES:
        _seed_date(name, wrong)
    chosen_now = chosen(names)
    label = w.text("Filters ({n})", n=chosen_now) if chosen_now else w.text("Filters")
    with st.popover(label, key="filters") if names else nullcontext():
        kept = {name: _several(name, text, options, name in names) for name, (text, options) in several.items()}
        days = _reporting(w, choices)
        as_at = _date("as_at", w.text("Reporting date"), days | _asked("as_at", days, w), "as_at" in names) or choices.default.as_at
        before, days = choices.since(as_at), _compared(w, choices, as_at)
        since = _date("since", w.text("Compared with"), days | _asked("since", days, w), "since" in names) or before
    if end_of(since) >= end_of(as_at) and since != before:
        wrong.append(since)
        since = before
    if wrong:
        st.session_state[WRONG] = wrong
    statuses = tuple("" if word == NOT_STATED else word for word in kept["status"])
    return View(as_at, since, kept["country"], kept["city"], kept["programme"], kept["focus_area"], statuses)


def fields(w: Words, choices: Choices, names: tuple[str, ...]) -> None:
    """The fields of some filters that have no dates, for a panel of the page's own; `choose` came before."""
    for name, (text, options) in _offered(w, choices).items():
        if name in names:
            _several(name, text, options, True)


def chosen(names: tuple[str, ...]) -> int:
    """How many of these filters say something."""
    return sum(1 for name in names if st.session_state[f"filter_{name}"])


@lru_cache(maxsize=32)
def _offered(w: Words, choices: Choices) -> dict[str, tuple[str, dict[str, str]]]:
    """name of a filter -> (its label, code -> name of what it offers)."""
    places = {code: w.place(name, name_ja) for code, (name, name_ja, _) in choices.cities.items()}
    return {
        "country": (w.text("Country"), {code: w.country(code) for code in choices.countries}),
        "city": (w.text("City"), places),
        "programme": (w.text("Programme"), {code: w.place(*both) for code, both in choices.programmes.items()}),
        "focus_area": (w.text("Focus area"), {area: w.text(theme.FOCUS_WORDS[area]) for area in FOCUS_AREAS}),
        "status": (w.text("Status"), {word or NOT_STATED: w.text(text) for word, text in theme.STATUS_WORDS.items()}),
    }


@lru_cache(maxsize=32)
def _reporting(w: Words, choices: Choices) -> dict[str, str]:
    """Reporting dates to choose from, in words."""
    usual = choices.default.as_at
    return {"": w.text("{date} (newest)", date=w.date(usual))} | {
        date: day(w, choices, date) for date in _newest_first(choices) if end_of(date) < end_of(usual)
    }  # fmt: skip


@lru_cache(maxsize=128)
def _compared(w: Words, choices: Choices, as_at: str) -> dict[str, str]:
    """Dates to compare `as_at` with, in words."""
    before = choices.since(as_at)
    return {"": w.text("{date} (the usual one)", date=day(w, choices, before))} | {
        date: day(w, choices, date) for date in _newest_first(choices) if end_of(date) < end_of(as_at) and date != before
    }  # fmt: skip


def _newest_first(choices: Choices) -> list[str]:
    return sorted({*choices.dates, *choices.meetings}, key=end_of, reverse=True)


def _asked(name: str, options: dict[str, str], w: Words) -> dict[str, str]:
    """A date that the address asks for and the panel does not offer."""
    date = st.session_state.get(f"filter_{name}") or st.query_params.get(name, "")
    return {date: w.date(date)} if date and date not in options and is_partial(date) else {}


def complaints(w: Words, place: str = WRONG) -> str:
    """What the address asked for in vain, in plain words; "" when all was understood."""
    wrong: list[str] = st.session_state.get(place, [])
    message = "The address asks for “{value}”, which is not known here or does not fit; it is left out."
    return " ".join(w.text(message, value=value[:80]) for value in wrong[:6])
