"""`python -m jamp COMMAND`: the same functions as the pages."""

from __future__ import annotations

import sys

from jamp.cli import app
from jamp.cli import checks as _checks
from jamp.cli import coverage as _coverage
from jamp.cli import files as _files
from jamp.cli import judged as _judged
from jamp.cli import output as _output
from jamp.cli import remembered as _remembered
from jamp.cli import reports as _reports
from jamp.cli import templates as _templates
from jamp.cli import upkeep as _upkeep
from jamp.settings import database_url
from jamp.store.engine import BadAddress, Unreachable
from jamp.store.migrate import TooNew

COMMANDS = (_checks, _coverage, _files, _judged, _output, _remembered, _reports, _templates, _upkeep)  # each adds its commands to `app`


def main() -> None:
    """Run a command; a database or a file that cannot be used is said plainly, with exit 1."""
    try:
        app()
    except TooNew as problem:
        sys.exit(str(problem))
    except BadAddress:
        sys.exit(
            "JAMP_DATABASE_URL, or --database, names no database: write sqlite:////folder/jamp.sqlite, "
            "or postgresql://name:password@host/database"
        )
    except Unreachable as problem:
        sys.exit(_unusable(problem))
    except OSError as problem:
        sys.exit(f"{problem.filename or 'A file'} cannot be used: {problem.strerror or problem}.")


def _unusable(problem: Unreachable) -> str:
    if database_url().startswith("sqlite:///"):
        file = database_url().removeprefix("sqlite:///")
        return (
            f"The database {file} cannot be used: {problem.orig}. It must be a SQLite file or not be there yet, its folder "
            f"must exist, and you need the right to write there; JAMP_DATABASE_URL can name another file, for instance "
            f"sqlite:////tmp/jamp.sqlite"
        )
    return f"The database cannot be used: {problem.orig}. Check JAMP_DATABASE_URL."


if __name__ == "__main__":
    main()
