"""Page text as HTML, from templates that escape everything: what a person typed is shown as typed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from jamp.charts import theme


@cache
def environment() -> Environment:
    """The templates, with escaping on for all of them."""
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    found.globals |= {"marks": theme.STATUS_MARKS, "letters": theme.FOCUS_LETTERS, "style": style}
    return found


@cache
def style() -> Markup:
    """Our own style sheet; it holds no user text."""
    return Markup((Path(__file__).parent / "templates" / "style.css").read_text())  # noqa: S704


def rendered(template: str, **values: Any) -> str:
    """A template filled in."""
    return environment().get_template(template).render(**values)


def show(template: str, **values: Any) -> None:
    """A template filled in, on the page."""
    st.html(rendered(template, **values))


def table(head: list[str], rows: list[list[Any]], numbers: bool = True) -> str:
    """A table as HTML. A cell is text, or (text, address) for a link; columns of figures stand to the right."""
    right = []
    for i in range(len(head)):
        cells = [str(row[i]) for row in rows if not isinstance(row[i], tuple)]
        right.append(numbers and bool(cells) and all(c[:1].isdigit() and c.rstrip("%").replace(",", "").replace(".", "").isdigit() for c in cells if c))
    return rendered("table.html", head=head, rows=rows, right=right)


def address(page: str, **parameters: Any) -> str:
    """A relative address with its parameters; empty ones are left out."""
    kept = {name: value for name, value in parameters.items() if value not in (None, "", ())}
    return f"/{page}?{urlencode(kept, doseq=True)}" if kept else f"/{page}"


def web(url: str) -> str:
    """The address when it is one for the web, else ""."""
    return url if url.startswith(("https://", "http://")) else ""
