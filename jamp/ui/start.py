"""Start the server in this process: what is imported by now is not imported a second time."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click
from streamlit.web.cli import main


def start(port: int) -> None:
    """Listen on this machine alone until stopped. The working folder is the project's, where the settings lie."""
    server = str(Path(__file__).with_name("server.py"))
    arguments = ["run", server, "--server.port", str(port), "--server.address", "127.0.0.1"]
    # Ctrl-C is the way to end it, not a failure
    with contextlib.suppress(click.Abort, KeyboardInterrupt):
        main(arguments, prog_name="streamlit", standalone_mode=False)
