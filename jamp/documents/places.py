"""A map in points of paper: equal scale both ways at its middle latitude, labels where they fit."""

from __future__ import annotations

import unicodedata
from math import cos, radians, sqrt
from typing import Any

from jamp.documents.pictures import Map

WIDTH, HEIGHT = 480.0, 400.0  # the most it takes of an A4 page, in points
LETTERS = 7.5  # size of a label, in points
LARGEST, SMALLEST = 14.0, 4.5  # diameter of a disc, in points

Box = tuple[float, float, float, float]


def drawn(chart: Map, most: tuple[float, float] = (WIDTH, HEIGHT), letters: float = LETTERS) -> dict[str, Any]:
    """Outlines and discs in points from the top left, at most so wide and high, labels in so large letters; one without
    room is a number, explained in "key"."""
    every = [place for outline in chart.outlines for place in outline] + [(x, y) for x, y, *_ in chart.points]
    west, east = min(x for x, _ in every), max(x for x, _ in every)
    south, north = min(y for _, y in every), max(y for _, y in every)
    squeeze = cos(radians((south + north) / 2))
    wide, high = max((east - west) * squeeze, 0.5), max(north - south, 0.5)
    margin = LARGEST
    scale = min((most[0] - 2 * margin) / wide, (most[1] - 2 * margin) / high)
    width, height = most[0], high * scale + 2 * margin
    left = (width - wide * scale) / 2

    def at(x: float, y: float) -> list[float]:
        return [round(left + (x - west) * squeeze * scale, 2), round(margin + (north - y) * scale, 2)]

    largest = max((size for *_, size, _ in chart.points), default=0.0)
    discs: list[dict[str, Any]] = [{"at": at(x, y), "size": _diameter(size, largest), "color": colour}
                                   for x, y, _, size, colour in chart.points]  # fmt: skip
    labels, key = _labels([label for _, _, label, *_ in chart.points], discs, width, height, letters)
    order = sorted(range(len(discs)), key=lambda n: discs[n]["size"], reverse=True)
    return {"type": "map", "title": chart.title, "alt": chart.alt, "width": width, "height": height, "letters": letters,
            "outlines": [[at(x, y) for x, y in outline] for outline in chart.outlines if len(outline) > 2],
            "discs": [discs[n] for n in order], "labels": labels, "key": key}  # fmt: skip


def _diameter(size: float, largest: float) -> float:
    return round(max(SMALLEST, LARGEST * sqrt(size / largest)), 2) if largest else SMALLEST


def _breadth(text: str, letters: float) -> float:
    """About how wide a label is; rather too wide than too narrow."""
    wide = sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.62 for c in text if not unicodedata.combining(c))
    return wide * letters + 4


def _around(disc: dict[str, Any], breadth: float, away: float, letters: float) -> list[tuple[str, Box]]:
    (x, y), r, tall = disc["at"], disc["size"] / 2 + away, letters * 1.3
    return [
        ("left", (x + r, y - tall / 2, x + r + breadth, y + tall / 2)),
        ("right", (x - r - breadth, y - tall / 2, x - r, y + tall / 2)),
        ("center", (x - breadth / 2, y - r - tall, x + breadth / 2, y - r)),
        ("center", (x - breadth / 2, y + r, x + breadth / 2, y + r + tall)),
        ("left", (x + r * 0.7, y - r * 0.7 - tall, x + r * 0.7 + breadth, y - r * 0.7)),
        ("left", (x + r * 0.7, y + r * 0.7, x + r * 0.7 + breadth, y + r * 0.7 + tall)),
        ("right", (x - r * 0.7 - breadth, y - r * 0.7 - tall, x - r * 0.7, y - r * 0.7)),
        ("right", (x - r * 0.7 - breadth, y + r * 0.7, x - r * 0.7, y + r * 0.7 + tall)),
    ]


def _clash(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _labels(
    texts: list[str], discs: list[dict[str, Any]], width: float, height: float, letters: float
) -> tuple[list[dict[str, Any]], list[str]]:
    """Places for the labels, the largest discs first; one that fits nowhere gets the next number."""
    taken: list[Box] = []
    for disc in discs:
        (x, y), r = disc["at"], disc["size"] / 2
        taken.append((x - r, y - r, x + r, y + r))
    labels: list[dict[str, Any]] = []
    key: list[str] = []
    for n in sorted((n for n in range(len(texts)) if texts[n]), key=lambda n: -discs[n]["size"]):
        number = f"{len(key) + 1}"
        for text in (texts[n], number):
            others = [box for m, box in enumerate(taken) if m != n]
            fits = [
                (align, box) for away in (2, 6) for align, box in _around(discs[n], _breadth(text, letters), away, letters)
                if box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
                and not any(_clash(box, other) for other in others)
            ]  # fmt: skip
            if fits:
                break
        else:
            fits = _around(discs[n], _breadth(number, letters), 2, letters)
        align, box = fits[0]
        taken.append(box)
        if text == number:
            key.append(f"{number} {texts[n]}")
        labels.append({"text": text, "align": align, "at": [round(box[0], 2), round(box[1], 2)],
                       "width": round(box[2] - box[0], 2), "height": round(box[3] - box[1], 2)})  # fmt: skip
    return labels, key
