"""What the README promises exists."""

from __future__ import annotations

import re
from pathlib import Path

from typer.main import get_command

from jamp.__main__ import COMMANDS
from jamp.cli import app

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_of_the_readme_exists() -> None:
    named = set(re.findall(r"-m jamp (\w+)", README))
    assert COMMANDS
    assert named == set(get_command(app).commands)  # type: ignore[attr-defined]


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([\w-]+)", README)) <= targets


def test_every_folder_of_the_readme_exists() -> None:
    folders = re.findall(r"(?:jamp/\w+|pages/|data/|tests/)", README)
    assert folders and all((ROOT / folder).exists() for folder in folders)
