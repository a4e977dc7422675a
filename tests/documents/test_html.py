"""The page for the browser, read as a program reads it: one file, all text escaped, headings in order, tables as tables."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from jamp.documents.html import render_html
from jamp.documents.model import Block, Document, Heading, Paragraph
from jamp.documents.pictures import Chart, Series
from jamp.documents.tables import Cell, Column, Table
from jamp.documents.web.plots import plot
from tests.documents.samples import BLUE, GREEN, chart, document, everything, table
from tests.documents.test_pptx import HOSTILE, UNSEEN, hostile


class Read(HTMLParser):
    """Elements with their attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.within: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.within and self.within.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.within):
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def made(value: Document) -> str:
    return render_html(value).decode("utf-8")


def read(*blocks: Block, language: str = "en") -> Read:
    return Read(made(document(*blocks, language=language)))


def carried(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="charts">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_nothing_is_fetched() -> None:
    page = made(everything())
    found = Read(page)
    assert all(str(attributes.get("href", "")).startswith("#") for attributes in found.all("a"))
    assert not found.all("link") and not found.all("img") and not any("src" in attributes for attributes in found.all("script"))
    (policy,) = [a["content"] for a in found.all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    assert str(policy).startswith("default-src 'none'; script-src 'sha256-") and "unsafe" not in str(policy).split(";")[1]


def test_a_document_without_charts_carries_no_script() -> None:
    page = made(document(Paragraph("Words.")))
    assert "<script" not in page and len(page) < 20_000


def test_headings_are_in_order_and_the_language_is_said() -> None:
    found = read(Heading(1, "One"), Heading(3, "Deep"), Paragraph("x"), Heading(1, "Two"), language="ja")
    assert [tag for tag, _ in found.elements if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h3", "h2"]
    assert found.all("html")[0]["lang"] == "ja" and found.all("a")[0] == {"class": "skip", "href": "#content"}
    targets = {attributes.get("id") for _, attributes in found.elements}
    assert all(str(attributes["href"])[1:] in targets for attributes in found.all("a"))


def test_pictures_are_described() -> None:
    found = Read(made(everything()))
    pictures = [attributes for _, attributes in found.elements if attributes.get("role") == "img"]
    assert len(pictures) == 5 and all(attributes["aria-label"] for attributes in pictures)
    assert "State: 2" in found.text and "1 A word" in found.text


def test_tables_are_tables() -> None:
    found = read(table(300))
    assert len(found.all("tr")) == 301 and [a["scope"] for a in found.all("th")] == ["col"] * 3
    assert "Thing number 299" in found.text and "▲ Late" in found.text and "A note under the table." in found.text


def test_a_chart_carries_its_numbers_and_its_table() -> None:
    exact = 0.1 + 0.2
    block = Chart("T", "u", "bars", ("a", "b"), (Series("S", (exact, None), BLUE), Series("N", (1.0, 2.0), GREEN)), "S.", "Src.", "alt")
    page = made(document(block))
    (drawn,) = carried(page)
    assert [trace["x"] for trace in drawn["data"]] == [[exact, None], [1.0, 2.0]]
    assert "a 0.3 1 b – 2" in Read(page).text


def test_a_missing_value_is_a_gap_in_a_line() -> None:
    (drawn,) = carried(made(document(chart("lines"))))
    assert drawn["data"][1]["y"][1] is None and drawn["data"][1]["connectgaps"] is False


def test_hostile_text_is_text() -> None:
    page = made(hostile())
    found = Read(page)
    assert HOSTILE in found.text and not found.all("b")
    assert not set(UNSEEN) - set("abc ") & set(page)
    # plotly.js reads a kind of HTML in every label
    assert all("<b>" not in label and "&lt;b&gt;" in label for label in (carried(page)[0]["data"][0]["customdata"]))


def test_text_cannot_end_what_it_stands_in() -> None:
    words = "</script></style><script>alert(1)</script>"
    block = Chart(words, words, "bars", (words,), (Series(words, (1.0,), BLUE),), words, words, words)
    value = Document(words, words, "en", (block, Table(words, (Column(words),), ((Cell(words),),))), (words, '"} body {display: none} /*'))
    page = made(value)
    assert len(Read(page).all("script")) == 3 and "alert(1)</script>" not in page
    assert "body {display: none}" not in re.findall(r"<style>(.*?)</style>", page, re.DOTALL)[0]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert made(everything()) == made(everything())


@pytest.mark.parametrize("across", [False, True])
def test_a_single_bar_does_not_fill_the_chart(across: bool) -> None:
    one = plot(chart("bars", across, categories=1), screen=True)["layout"]["xaxis" if across else "yaxis"]["range"]
    many = plot(chart("bars", across, categories=9), screen=True)["layout"]["xaxis" if across else "yaxis"]["range"]
    assert abs(one[1] - one[0]) == 5 and abs(many[1] - many[0]) == 9


def test_contents_of_very_many_headings_are_those_of_the_first_level() -> None:
    for many, linked in ((12, 12), (60, 20)):
        page = render_html(document(*[Heading(1 + n % 3, f"Part {n}") for n in range(many)])).decode()  # type: ignore[arg-type]
        assert page.partition("<nav")[2].partition("</nav>")[0].count("<li>") == linked
