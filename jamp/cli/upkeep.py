"""Upkeep: migrate, backup, restore, serve."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path
from typing import Annotated, Any

import typer

from jamp.cli import app, engine, fail, say
from jamp.settings import ROOT, database_url
from jamp.store.backup import BackupFailed
from jamp.store.backup import backup as write_backup
from jamp.store.backup import restore as read_backup


@app.command()
def migrate() -> None:
    """Bring the database to the present shape."""
    engine()
    say("The database is up to date.")


@app.command()
def backup(file: Path) -> None:
    """Copy the whole database to a file."""
    _copied(write_backup, file, f"Copied to {file}.")


@app.command()
def restore(file: Path) -> None:
    """Put a copy back in place of what is there."""
    _copied(read_backup, file, f"{file} is in place.")


def _copied(what: Any, file: Path, done: str) -> None:
    try:
        what(engine(), file)
    except (BackupFailed, OSError) as problem:
        raise fail(str(problem), 1) from problem
    say(done)


@app.command()
def serve(
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = 8501,
    database: Annotated[str | None, typer.Option("--database", help="Instead of JAMP_DATABASE_URL.")] = None,
) -> None:
    """The dashboard, for this machine only, until it is stopped (Ctrl-C)."""
    _may_listen(port)
    if database:
        os.environ["JAMP_DATABASE_URL"] = database
    url = database_url()
    if url.startswith("sqlite:///") and not url.startswith("sqlite:////"):
        os.environ["JAMP_DATABASE_URL"] = "sqlite:///" + os.path.abspath(url.removeprefix("sqlite:///"))
    engine().dispose()
    say("The dashboard starts and then says its address; Ctrl-C ends it.")
    os.chdir(ROOT)
    from jamp.ui.start import start

    start(port)


def _may_listen(port: int) -> None:
    """Ends with a way out where the server could not listen."""
    other = 8502 if port == 8501 else 8501
    way_out = f"Take another: make run PORT={other}, or python -m jamp serve --port {other}."
    with socket.socket() as probe:
        # as the server does: what a server that has just ended leaves behind is not in the way
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as problem:
            if problem.errno == errno.EADDRINUSE:
                raise fail(
                    f"Port {port} is taken; perhaps the dashboard runs already, at http://127.0.0.1:{port}. {way_out}", 1
                ) from problem
            raise fail(f"Port {port} cannot be used: {problem.strerror}. {way_out}", 1) from problem
