"""Page text as HTML, from templates that escape everything: what a person typed is shown as typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from jamp.charts import cases, theme
from jamp.languages import Words
from jamp.ui import widths

# what would be markup in a label: signs anywhere, those that begin a line, names of icons and colours, addresses
SIGNS = re.compile(r"[\\`*\[\]$~<|^&]|(?<!\w)_|_(?!\w)|^[#>+-]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
NAMES = re.compile(r":(?=[a-z/])", re.IGNORECASE)
LABEL = 80  # letters
COLUMN = 60  # letters of the name of a column
# marks that turn the direction of all that follows them, our own words too
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")

# light letters turn dark and keep their hues
DARK_ON_PAPER = "@media print{[data-testid=stMainBlockContainer]{filter:invert(1) hue-rotate(180deg)}}"


@cache
def environment() -> Environment:
    """The templates, with escaping on for all of them."""
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    return found


@cache
def style() -> Markup:
    """Our own style sheet; it holds no user text. The rules for narrow tables are there once for each width."""
    folder = Path(__file__).parent / "templates"
    texts = [(folder / name).read_text() for name in ("style.css", "icons.css")]
    stacked = (folder / "stacked.css").read_text()
    return Markup("".join(texts + [stacked.replace("SIZE", str(size)) for size in widths.SIZES]))


def show_style(scheme: str) -> None:
    """The style sheet, once for all blocks of a page."""
    st.html(f"<style>{style()}{DARK_ON_PAPER if scheme == 'dark' else ''}</style>")


def rendered(template: str, **values: Any) -> str:
    """A template filled in. Marks that turn the direction of a text are shown as signs of their own."""
    return TURNING.sub("\ufffd", environment().get_template(template).render(**values))


def show(template: str, **values: Any) -> None:
    """A template filled in, on the page."""
    st.html(rendered(template, **values))


def status(words: Words, scheme: str, word: str) -> Markup:
    """A status as a table shows it: mark, word, colour; `word` is one of the model's, "" for not stated."""
    return Markup('<span class="status" style="--c:{}"><i class="dot {}" aria-hidden="true"></i> {}</span>').format(
        theme.STATUS_COLOURS[scheme][word], word or "none", words.text(theme.STATUS_WORDS[word]))  # fmt: skip


def marked(colour: str, shape: str, text: str) -> Markup:
    """A mark of the style sheet in a colour, and its word."""
    return Markup('<span class="status" style="--c:{}"><i class="dot {}" aria-hidden="true"></i> {}</span>').format(colour, shape, text)


def case_state(words: Words, scheme: str, state: str, number: str = "") -> Markup:
    """The state of a case study: mark, word, colour; and how many have it."""
    said = words.text(cases.STATE_WORDS[state])
    return Markup('<span class="status" style="--c:{}"><i class="rate s-{}" aria-hidden="true"></i> {}</span>').format(
        cases.STATE_COLOURS[scheme][state], state.replace(" ", "-"), words.text("{state}: {n}", state=said, n=number) if number else said)  # fmt: skip


def area(words: Words, scheme: str, name: str) -> Markup:
    """A focus area as a table shows it: icon, word, colour; `name` is one of the model's, "" for not stated."""
    return Markup('<span class="status" style="--c:{}"><i class="icon {}" aria-hidden="true"></i> {}</span>').format(
        theme.FOCUS_COLOURS[scheme][name], icon(name), words.text(theme.FOCUS_WORDS[name]))  # fmt: skip


def icon(area: str) -> str:
    """The style-sheet class of a focus area's icon: "civic", ..., "none"."""
    return area.split(" ")[0].lower() if area else "none"


def whole(text: str) -> Markup:
    """A date or a code, which is not to be broken over two lines."""
    return Markup('<span class="whole">{}</span>').format(text)


def named(code: str, name: str) -> Markup:
    """A code with the name of what it stands for below it."""
    return Markup('{}<br><span class="quiet">{}</span>').format(code, name)


def quiet(text: str) -> Markup:
    """A text that stands behind the one before it."""
    return Markup('<span class="quiet">{}</span>').format(text)


def plain(text: str) -> str:
    """What a person wrote, as part of the label of a control: Streamlit reads labels as Markdown."""
    text = cut(TURNING.sub("\ufffd", " ".join(text.split())), LABEL)
    return NAMES.sub(":\u2060", SIGNS.sub(r"\\\g<0>", text))


def cut(text: str, most: int = COLUMN) -> str:
    """The first letters of a text, for where the whole of it would fill the page."""
    return text if len(text) <= most else text[: most - 1] + "…"


def parted(name: str) -> Markup:
    """The name of a column, which may break after an underscore."""
    return Markup("_<wbr>").join(cut(name).split("_"))


def beside(parts: Sequence[str]) -> Markup:
    """Texts in one line with a dot between; what is markup of this module stays so, all else is escaped."""
    return Markup(" · ").join(parts)


def table(head: list[str], rows: list[list[Any]], numbers: bool = True) -> str:
    """A table as HTML. A cell is text, (text, address) for a link, or markup of this module; columns of figures
    stand to the right."""
    right = []
    for i in range(len(head)):
        cells = [str(row[i]) for row in rows if not isinstance(row[i], tuple)]
        right.append(numbers and bool(cells) and all(c[:1].isdigit() and c.rstrip("%").replace(",", "").replace(".", "").isdigit() for c in cells if c))
    numbered = bool(rows) and all(widths.plain(row[0]).isdigit() or not row[0] for row in rows)
    # the style sheet shows these where a row is a block of its own; the first column stands for itself, unless a number
    labels = [f"--l{i}:{quoted(name)}" for i, name in enumerate(head, 1) if i > 1 or numbered]
    others = max(len(head) - (not numbered), 1)
    told = ";".join([f"--n:{others};--w:{widths.least(others, rows)}rem", *labels])
    return rendered("table.html", head=head, rows=rows, right=right, size=widths.size(head, rows, right), labels=told, numbered=numbered, long=widths.long)


def quoted(text: str) -> str:
    """A text as a string of a style sheet, whatever a person wrote into it."""
    text = TURNING.sub("\ufffd", text)
    return '"' + "".join(letter if letter.isalnum() or letter in " -.%" else f"\\{ord(letter):x} " for letter in text) + '"'


def lean(head: list[str], rows: list[list[Any]]) -> tuple[list[str], list[list[Any]]]:
    """A table without the columns that say nothing in any row."""
    kept = [i for i in range(len(head)) if any(row[i] not in ("", "–", None) for row in rows)]
    return [head[i] for i in kept], [[row[i] for i in kept] for row in rows]


def address(page: str, **parameters: Any) -> str:
    """An address beside the present one, with its parameters; empty ones are left out."""
    kept = {name: value for name, value in parameters.items() if value not in (None, "", ())}
    return f"{page or './'}?{urlencode(kept, doseq=True)}" if kept else page or "./"


def web(url: str) -> str:
    """The address when it is one for the web, else ""."""
    return url if url.startswith(("https://", "http://")) else ""
