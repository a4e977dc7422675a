"""What is kept is made once, also when many ask at the same moment."""

from __future__ import annotations

import threading

import pytest

from jamp.ui.kept import kept, once


def test_many_who_ask_at_once_get_what_was_made_once() -> None:
    made: list[int] = []
    begun, go = threading.Event(), threading.Event()

    def slow() -> str:
        made.append(1)
        begun.set()
        assert go.wait(60)
        return "page"

    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(kept("made up: many", slow))) for _ in range(8)]
    for thread in threads:
        thread.start()
    assert begun.wait(60)
    # another page does not wait for it
    assert kept("made up: another", lambda: "other") == "other"
    go.set()
    for thread in threads:
        thread.join(60)
    assert found == ["page"] * 8 and made == [1]


def test_a_failure_is_not_kept() -> None:
    def fails() -> str:
        raise ValueError("made up")

    with pytest.raises(ValueError, match="made up"):
        kept("made up: failure", fails)
    assert kept("made up: failure", lambda: "now") == "now"


def test_what_is_let_go_is_told() -> None:
    gone: list[str] = []
    made = once(2, gone=gone.append)(lambda name: f"made {name}")
    assert [made(name) for name in ("a", "b", "a", "c")] == ["made a", "made b", "made a", "made c"]
    assert gone == ["made b"] and made("a") == "made a" and gone == ["made b"]
