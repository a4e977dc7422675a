"""Every rule of clearing has its sentence, in both languages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from jamp.languages import LANGUAGES, words
from jamp.model import clearing
from jamp.model.clearing import Lack
from jamp.reports.lacks import ASKED, SENTENCES, asked, place, told

VALUES = {"text": "claim", "language": "ja", "n": 1200, "most": 200, "title": "Riders", "figure": "1,250", "quote": "Q-1", "photo": "F-1", "reader": "A"}


def rules() -> set[str]:
    tree = ast.parse(Path(clearing.__file__).read_text(encoding="utf-8"))
    made = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Lack"]
    return {node.args[0].value for node in made if isinstance(node.args[0], ast.Constant)}  # type: ignore[misc]


def test_every_rule_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert rules() == set(SENTENCES) and len(ASKED) == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sentence_says_what_where_and_whom(language: str) -> None:
    w = words(language)
    for rule in SENTENCES:
        for ask in ASKED:
            lack = Lack(rule, "claim", ask, VALUES)
            assert told(lack, w) and "{" not in told(lack, w) and asked(lack, w) and place(lack, w)
    assert "1,200" in told(Lack("too long", "claim", clearing.AUTHOR, VALUES), w)
