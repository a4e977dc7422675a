"""Commands run in this process, on a database of their own."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from jamp.__main__ import COMMANDS
from jamp.cli import app

assert COMMANDS


@pytest.fixture
def run(real: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("JAMP_DATABASE_URL", real)

    def command(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(part) for part in arguments])

    return command
