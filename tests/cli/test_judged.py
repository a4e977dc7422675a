"""Dates that are no dates, or of which nothing is known, asked of what the rules say."""

from __future__ import annotations

import json
from typing import Any

import pytest

COMMANDS = ("ratings", "checks", "coverage")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("text", ["", " ", "someday", "0000", "2025-13", "2025-02-30", "2025-9", "20250930", "٢٠٢٥", "-1", "'; DROP TABLE project", "2025-09-30T00:00", "\udcff"])
def test_what_is_no_date_is_refused_in_plain_words(command: str, text: str, run: Any) -> None:
    found = run(command, f"--as-at={text}", "--json")
    assert found.exit_code == 2 and not found.stdout
    assert "is not a date: write 2025, 2025-09 or 2025-09-30." in found.stderr and "Traceback" not in found.stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("date", "said"),
    [("0001-01-01", "Nothing on record speaks of 0001-01-01 or a day before it."), ("2099-02", "how it would stand on 2099-02-28 if nothing more came"),
     ("9999", "how it would stand on 9999-12-31 if nothing more came"), ("2025-09-30", "")],
)  # fmt: skip
def test_a_date_of_which_nothing_is_known_says_so_beside_the_answer(command: str, date: str, said: str, run: Any) -> None:
    found = run(command, "--as-at", date, "--json")
    assert found.exit_code == 0 and json.loads(found.stdout)["as_at"] == date
    assert said in found.stderr and bool(said) == bool(found.stderr)
