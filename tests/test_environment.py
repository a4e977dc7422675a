"""`make run` and `make test` on a machine that lacks something: a plain message, and what to do."""

from __future__ import annotations

import importlib.util
import os
import shlex
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.servers import ROOT

# what the scripts need of any machine; no apt-get, so that nothing is installed here
TOOLS = ("cat", "chmod", "dirname", "env", "id", "ldd", "mkdir", "mv", "rm", "sed", "sh", "touch")
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a space in its path, on a machine with no more than the tools."""
    folder = tmp_path / "smart jamp"
    shutil.copytree(ROOT / "deploy", folder / "deploy")
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "requirements.txt").touch()
    (tmp_path / "tools").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (tmp_path / "tools" / tool).symlink_to(found)
    return folder


def program(file: Path, script: str) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return str(file)


@pytest.fixture
def equipped(checkout: Path) -> Path:
    """A checkout whose packages are there, with what Playwright's node lacks on this machine."""
    for name, there in (("python", Path(sys.executable)), ("playwright-node", Path(sys.prefix, "bin", "playwright-node"))):
        if there.exists():
            program(checkout / ".venv" / "bin" / name, f'exec {shlex.quote(str(there))} "$@"')
    return checkout


def said(folder: Path, *command: str, **environment: str) -> tuple[int, str]:
    """The exit and the words of a command in the checkout; "Traceback" is never among them."""
    done: CompletedProcess[str] = subprocess.run(
        command, cwd=folder, env={"PATH": str(folder.parent / "tools"), **environment}, text=True, check=False, timeout=300,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip
    assert "Traceback" not in done.stdout
    return done.returncode, done.stdout


def test_no_python(checkout: Path) -> None:
    assert said(checkout, "sh", "deploy/environment.sh", "requirements.txt", PYTHON="python3.99") == (
        1,
        "Missing: python3.99. An administrator can run: apt-get install python3 python3-venv (or name another: make run PYTHON=...)\n",
    )


def test_an_old_python(checkout: Path) -> None:
    old = program(checkout / "old", '[ "$1" = --version ] && echo Python 3.9.2')
    code, words = said(checkout, "sh", "deploy/environment.sh", "requirements.txt", PYTHON=old)
    assert code == 1 and "Python 3.11 or newer is needed" in words and "is Python 3.9.2" in words


def test_an_environment_that_cannot_be_written(checkout: Path) -> None:
    (checkout / ".venv").touch()
    code, words = said(checkout, "sh", "deploy/environment.sh", "requirements.txt", PYTHON=sys.executable)
    assert code == 1 and f"{checkout}/.venv cannot be written" in words


def test_packages_that_cannot_be_had(equipped: Path) -> None:
    (equipped / "requirements.txt").write_text("jamp-needs-this==1\n")
    code, words = said(equipped, "sh", "deploy/environment.sh", "requirements.txt", PIP_NO_INDEX="1", PYTHON=sys.executable)
    assert code == 1 and "The packages of requirements.txt could not be installed" in words


@pytest.mark.skipif(not importlib.util.find_spec("ensurepip"), reason="python3-venv is not installed")
def test_half_an_environment_is_made_anew(checkout: Path) -> None:
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")
    # its stamp is newer than the requirements, and yet it does not hold
    (checkout / ".venv" / "run.stamp").touch()
    make = shutil.which("make")
    assert make
    for made in (True, False, True):
        code, words = said(checkout, make, ".venv/run.stamp", PYTHON=sys.executable)
        assert code == 0 and ("Installing the packages" in words) == made
        if not made:
            shutil.rmtree(checkout / ".venv" / "lib")
    ran = subprocess.run([checkout / ".venv/bin/python", "-m", "pip", "--version"], capture_output=True, text=True, check=True)
    assert str(checkout) in ran.stdout


def test_no_browser_and_no_way_to_one(equipped: Path) -> None:
    code, words = said(equipped, "sh", "deploy/test-programs.sh", PLAYWRIGHT_DOWNLOAD_HOST=NOWHERE, HOME=str(equipped))
    assert code == 1
    assert "Missing for the tests: chromium\n" in words and "An administrator can run: apt-get install chromium\n" in words
    assert "make test JAMP_CHROMIUM=/path/to/chrome" in words
    assert NOWHERE in (equipped / ".venv" / "test-programs.log").read_text()


def test_a_named_browser_that_does_not_start(equipped: Path) -> None:
    code, words = said(equipped, "sh", "deploy/test-programs.sh", JAMP_CHROMIUM="/nowhere/chrome")
    assert (code, words) == (1, "JAMP_CHROMIUM names /nowhere/chrome, which does not start.\n")


def test_a_browser_that_is_there_is_taken(equipped: Path) -> None:
    named = program(equipped / "a browser", "echo Chromium")
    assert said(equipped, "sh", "deploy/test-programs.sh", JAMP_CHROMIUM=named) == (0, "")
    program(equipped.parent / "tools" / "chromium", "echo Chromium")
    assert said(equipped, "sh", "deploy/test-programs.sh") == (0, "")


def jamp(*arguments: str, database: str) -> tuple[int, str]:
    """The exit and the words of a command of the product."""
    return said(ROOT, sys.executable, "-m", "jamp", *arguments, **(dict(os.environ) | {"JAMP_DATABASE_URL": database}))


def test_a_port_that_is_taken(real: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, words = jamp("serve", "--port", str(port), database=real)
    assert code == 1 and words.startswith(f"Port {port} is taken;") and "make run PORT=8501" in words


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    for command in (["load", "--once"], ["serve"]):
        code, words = jamp(*command, database=f"sqlite:///{tmp_path}/data/jamp.sqlite")
        assert code == 1 and words.startswith(f"The database {tmp_path}/data/jamp.sqlite cannot be used:")


def test_running_again_keeps_what_was_edited(real: str, tmp_path: Path) -> None:
    edited = tmp_path / "projects.csv"
    edited.write_text("project_id,title\nASCN-BSB-02,Cleaner River Management\n")
    assert jamp("apply", str(edited), "--sheet", "projects", "--by", "officer", database=real)[0] == 0
    assert jamp("load", "--once", database=real) == (0, "The records are there, last changed by batch 2.\n")
