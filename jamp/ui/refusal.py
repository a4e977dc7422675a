"""Why something could not be applied or undone, in the reader's language."""

from __future__ import annotations

from jamp.imports.apply import FEW, Refused, Taken
from jamp.ui.frame import Frame


def told(frame: Frame, problem: Refused) -> str:
    """The reason; of who is writing with names and time as the reader writes them."""
    w, values = frame.words, problem.values
    if isinstance(problem, Taken) and problem.turn:
        turn = problem.turn
        files = w.text(", ").join(turn.files[:FEW])
        if len(turn.files) > FEW:
            files = w.text("{files} and {n} more", files=files, n=w.number(len(turn.files) - FEW))
        values = values | {"files": files, "time": w.moment(turn.since)}
    return w.text(problem.message, **values)
