"""What is shown, made once and shown again to everybody whom it may be shown to."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition
from typing import Any, TypeVar

from cachetools import LRUCache, cached

T = TypeVar("T")
# finished pages and parts of them: some hundred kilobytes each
PAGES = 768


class _Few(LRUCache[Any, Any]):
    """Tells who is let go to make room."""

    def __init__(self, most: int, gone: Callable[[Any], None]) -> None:
        super().__init__(most)
        self.gone = gone

    def popitem(self) -> tuple[Any, Any]:
        key, value = super().popitem()
        self.gone(value)
        return key, value


def once(most: int, gone: Callable[[Any], None] = lambda answer: None) -> Any:
    """Decorates a function of plain arguments: its answers are kept, the `most` last used of them; `gone` is called with one
    that is let go. Many who ask for the same at once wait for one answer. Streamlit's own caches do the same at two hundred
    times the cost of a look."""
    return cached(_Few(most, gone), condition=Condition())


@cached(LRUCache(PAGES), key=lambda key, make: key, condition=Condition())
def _kept(key: str, make: Callable[[], Any]) -> Any:
    return make()


def kept(key: str, make: Callable[[], T]) -> T:
    """What `make` gives, made once per `key`: the name of what is made, and `Frame.key`."""
    found: T = _kept(key, make)
    return found
