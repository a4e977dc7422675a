"""Tables as HTML: names of columns for narrow screens, whatever a person wrote; columns that say nothing left out."""

from __future__ import annotations

from jamp.ui import markup, widths


def test_the_names_of_the_columns_go_along() -> None:
    shown = markup.table(["City", "Projects", "Last report"], [["Hà Nội", "4", "2025"]])
    assert '<td role="cell" class="right">4</td>' in shown
    assert "--l2:&#34;Projects&#34;;--l3:&#34;Last report&#34;" in shown
    assert "--l1" not in shown


def test_a_column_of_line_numbers_is_named_too() -> None:
    shown = markup.table(["Line", "Value"], [["2", "x"], ["", "y"]], numbers=False)
    assert "--l1:&#34;Line&#34;" in shown and "numbered" in shown


def test_a_name_cannot_leave_its_string() -> None:
    assert markup.quoted('a";}</style>\\\n') == '"a\\22 \\3b \\7d \\3c \\2f style\\3e \\5c \\a "'


def test_wider_tables_stack_earlier() -> None:
    few, many = ["A", "B"], [f"Column {i}" for i in range(9)]
    sizes = [widths.size(head, [["text"] * len(head)], [False] * len(head)) for head in (few, many)]
    assert sizes[0] < sizes[1] and set(sizes) <= set(widths.SIZES)
    assert all(f"(max-width:{size}rem)" in markup.style() for size in widths.SIZES)


def test_a_telephone_holds_three_pieces_where_no_word_breaks() -> None:
    short = [["Hà Nội", "Việt Nam", "4", "2025-09-30"]]
    assert widths.least(3, short) < widths.least(4, short) == widths.least(3, [["x", "Telecommunications", "", ""]])
    assert widths.least(3, [["x", "percent_complete", "A sentence that has a whole line for itself.", ""]]) == widths.least(3, short)
    assert markup.parted("as_<at") == "as_<wbr>&lt;at"


def test_empty_columns_are_left_out() -> None:
    assert markup.lean(["A", "B", "C"], [["1", "–", ""], ["2", "", "x"]]) == (["A", "C"], [["1", ""], ["2", "x"]])


def test_a_mark_that_turns_what_follows_is_shown_and_turns_nothing() -> None:
    assert markup.rendered("block.html", lead="a\u202eb\u2066").count("\ufffd") == 2
    assert "\u202e" not in markup.table(["a\u202eb", "c"], [["1", "\u202ed"]]) and "\\202e" not in markup.table(["x", "a\u202eb"], [["1", "2"]])
    assert markup.plain("a\u202eb") == "a\ufffdb"


def test_a_column_of_a_very_long_name_leaves_room_for_the_others() -> None:
    assert markup.parted("x" * 400) == "x" * 59 + "…" and markup.cut("x" * 60) == "x" * 60
