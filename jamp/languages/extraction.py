"""Finds every text that the code shows, by reading the code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from jamp.languages.words import CATALOGUES

ROOT = Path(__file__).resolve().parent.parent.parent
CALLS = {"text": 1, "mark": 1, "plural": 2, "_": 1}


def _strings(node: ast.Call) -> Iterator[str]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    first: list[ast.expr] = node.args[: CALLS.get(name, 0)]
    if name == "text" and not isinstance(node.func, ast.Attribute):
        first = []  # the database's text(), not a Words object's
    if name == "text" and isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "case":
        first = []  # a text of a case study, by its name
    if name == "Refused":
        first = node.args[:1]
    if name in ("Issue", "Decision"):
        first = node.args[2:3]
    if name == "Wrong":
        first = node.args[1:2]
    if name == "Rule":
        first = node.args[2:5]
    if name in ("Column", "Sheet"):
        first = node.args[2:3] + [word.value for word in node.keywords if word.arg in ("label", "help")]
    for argument in first:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value:
            yield argument.value


def _messages(node: ast.AST) -> Iterator[str]:
    # `message = "..."`, handed to an Issue a line later
    if isinstance(node, ast.Assign) and any(getattr(target, "id", "") in ("message", "reason", "HINT") for target in node.targets):
        values = node.value.values if isinstance(node.value, ast.BoolOp) else [node.value]
        for value in values:
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
                yield value.value


def _names(node: ast.AST) -> Iterator[str]:
    # names of encodings, which the reader knows and the pages show
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and any(getattr(t, "id", "") == "ENCODINGS" for t in node.targets):
        for value in node.value.values:
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value.value


def extracted() -> set[str]:
    """Every English text in the code."""
    found: set[str] = set()
    for file in [*ROOT.glob("jamp/**/*.py"), *ROOT.glob("pages/**/*.py"), ROOT / "dashboard.py"]:
        if not file.is_file() or "migrations" in file.parts or "cli" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found.update(_strings(node))
            found.update(_messages(node))
            found.update(_names(node))
    return found


def catalogue(language: str) -> Catalog:
    """The catalogue of a language."""
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def missing(language: str) -> list[str]:
    """Texts without a translation, in alphabetical order."""
    known: set[str] = set()
    for message in catalogue(language):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        full = all(message.string) if isinstance(message.string, tuple) else bool(message.string)
        if full and not message.fuzzy:
            known.update(str(one) for one in ids)
    return sorted(extracted() - known)
