"""Start the server in this process: what is imported by now is not imported a second time."""

from __future__ import annotations

from pathlib import Path

from streamlit.web.cli import main


def start(port: int) -> None:
    """Listen on this machine alone until stopped. The working folder is the project's, where the settings lie."""
    server = str(Path(__file__).with_name("server.py"))
    main(["run", server, "--server.port", str(port), "--server.address", "127.0.0.1"], prog_name="streamlit")
