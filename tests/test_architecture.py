"""Imports run one way; files say what they are about."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY = {
    "model": set(),
    "languages": set(),
    "documents": set(),
    "store": {"model"},
    "queries": {"model", "store"},
    "imports": {"model", "store"},
    "charts": {"model", "languages"},
    "reports": {"model", "languages", "queries", "charts", "documents", "imports", "store", "settings"},
    "ui": {"model", "languages", "store", "queries", "charts", "imports", "documents", "reports", "settings"},
    "pages": {"model", "languages", "queries", "charts", "documents", "imports", "reports", "ui"},
    "cli": {"model", "languages", "queries", "charts", "documents", "imports", "reports", "store", "settings", "ui"},
}
SQL = {"jamp/imports/called.py", "jamp/imports/stored.py", "jamp/imports/written.py"}
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "core", "base", "manager", "service", "handler", "processor", "misc"}
FILES = [file for folder in ("jamp", "pages") for file in sorted((ROOT / folder).rglob("*.py")) if "versions" not in file.parts]
FILES.append(ROOT / "dashboard.py")


def imported(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_run_one_way(file: Path) -> None:
    name = file.relative_to(ROOT).as_posix()
    layer = "pages" if name.startswith("pages/") else "ui" if name == "dashboard.py" else name.split("/")[1]
    modules = imported(file)
    ours = {module.split(".")[1] for module in modules if module.startswith("jamp.") and module.count(".") > 0}
    if layer in MAY:
        assert ours - {layer} <= MAY[layer]
    if layer not in ("ui", "pages"):
        assert not any(module.split(".")[0] == "streamlit" for module in modules)
    if layer not in ("store", "queries") and name not in SQL:
        assert not any(module.split(".")[0] == "sqlalchemy" for module in modules)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_files_are_small_and_named_for_what_they_hold(file: Path) -> None:
    assert file.stem not in FORBIDDEN
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 250
