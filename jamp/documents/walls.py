"""What the marks of a wall of cards say, in words."""

from __future__ import annotations

from jamp.documents.pictures import Card, Cards

Mark = tuple[str, str, int, str]


def short(mark: Mark) -> bool:
    """Its label is written inside it."""
    return len(mark[3]) in (1, 2)


def said(mark: Mark, wall: Cards) -> str:
    """By the key: the words of its colour and of its shape, then how many. Where the key has neither, its label."""
    shape, colour, count, label = mark
    words = [text for _, painted, text in wall.key if painted == colour]
    words += [text for drawn, _, text in wall.key if drawn == shape and text not in words]
    return f"{', '.join(words) or label or shape}: {count}" if short(mark) else f"{label}: {count}"


def told(card: Card, wall: Cards) -> str:
    """The whole card in a line."""
    head = f"{card.title} ({card.subtitle})" if card.subtitle else card.title
    return f"{head}. " + "; ".join(said(mark, wall) for mark in card.marks)
