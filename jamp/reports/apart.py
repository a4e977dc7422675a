"""Reports made in a process of their own, so that nobody's page waits while one is made."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Any, BinaryIO, TypeVar

from jamp.documents.model import Document
from jamp.documents.pdf import render_pictures
from jamp.reports import made, pack
from jamp.reports.kinds import Asked
from jamp.settings import ROOT
from jamp.store.engine import Engine, open_engine
from jamp.store.reports import Kept

T = TypeVar("T")
AT_ONCE = 2
_OWN = threading.local()


class Interrupted(Exception):
    """The process ended in the middle, for want of memory or because somebody ended it; what was kept is whole."""


@cache
def _waiting() -> ThreadPoolExecutor:
    """Threads that wait, each for a process of its own."""
    return ThreadPoolExecutor(AT_ONCE, "report")


def begun(work: Callable[..., T], *arguments: Any) -> Future[T]:
    """`work` on its way in another process: one of the functions below. Its result raises what the work raised, and
    Interrupted where the process ended."""
    return _waiting().submit(_sent, work.__name__, arguments)


def _sent(name: str, arguments: tuple[Any, ...]) -> Any:
    process: subprocess.Popen[bytes] | None = getattr(_OWN, "process", None)
    if process is None or process.poll() is not None:
        # not by multiprocessing, which would run the main program, here the pages, once more; it ends when its input ends,
        # as it does with this server, also when that is killed
        process = _OWN.process = subprocess.Popen([sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    assert process.stdin and process.stdout
    try:
        pickle.dump((name, arguments), process.stdin)
        process.stdin.flush()
        raised, found = pickle.load(process.stdout)
    except (OSError, EOFError, pickle.UnpicklingError):
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
        _OWN.process = None
        raise Interrupted from None
    if raised:
        raise found
    return found


def _portable(wrong: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(wrong))
    except Exception:
        return RuntimeError(f"{type(wrong).__name__}: {wrong}")
    return wrong


def _serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """One piece of work after the other, until nobody asks any more."""
    while True:
        try:
            name, arguments = pickle.load(asked)
        except EOFError:
            return
        try:
            answer = (False, WORK[name](*arguments))
        except Exception as wrong:
            answer = (True, _portable(wrong))
        pickle.dump(answer, answers)
        answers.flush()


@cache
def _engine(url: str) -> Engine:
    return open_engine(url)


def make(url: str, asked: Asked, by: str) -> Kept:
    """A report of what is stored there, numbered and kept."""
    return made.make(_engine(url), asked, by).kept


def file(url: str, number: int, language: str, format: str, paper: str = "", template: bytes | None = None) -> bytes:
    """A report that exists, as a file."""
    return _report(url, number).written(language, format, paper, template)


def pictures(url: str, number: int, language: str, paper: str, most: int) -> tuple[int, list[bytes]]:
    """(how many pages it has on paper, PNG pictures of the first of them); (0, []) for a workbook."""
    found = _report(url, number).shown(language, paper)
    if not isinstance(found, Document):
        return 0, []
    pages = render_pictures(found)
    return len(pages), pages[:most]


def parts(url: str, asked: Asked, by: str, languages: tuple[str, ...]) -> list[pack.Part]:
    """The files that a report gives to a pack."""
    return list(pack.files(_engine(url), asked, by, languages))


def _report(url: str, number: int) -> made.Report:
    found = made.again(_engine(url), number)
    if found is None:
        raise ValueError(f"there is no report {number}")
    return found


WORK: dict[str, Callable[..., Any]] = {work.__name__: work for work in (make, file, pictures, parts)}

if __name__ == "__main__":
    # what a library prints must not get into the answers
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _serve(sys.stdin.buffer, own)
