"""`python -m jamp COMMAND`: the same functions as the pages."""

from __future__ import annotations

import sys

from jamp.cli import app, say
from jamp.cli import files as _files
from jamp.cli import output as _output
from jamp.cli import upkeep as _upkeep
from jamp.store.engine import Unreachable
from jamp.store.migrate import TooNew

COMMANDS = (_files, _output, _upkeep)  # each adds its commands to `app`


def main() -> None:
    """Run a command; a database that cannot be reached is said plainly."""
    try:
        app()
    except TooNew as problem:
        say(str(problem))
        sys.exit(1)
    except Unreachable as problem:
        say(f"The database cannot be used: {problem.orig}. Check JAMP_DATABASE_URL.")
        sys.exit(1)


if __name__ == "__main__":
    main()
