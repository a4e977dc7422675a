from __future__ import annotations

from jamp.documents.pictures import Map
from jamp.documents.places import drawn
from tests.documents.samples import BLUE

SQUARE = ((100.0, -5.0), (110.0, -5.0), (110.0, 5.0), (100.0, 5.0))


def made(*points: tuple[float, float, str, float]) -> dict:
    return drawn(Map("M", (SQUARE,), tuple((*point, BLUE) for point in points), "alt"))


def test_a_square_at_the_equator_is_square_and_north_is_up() -> None:
    ((left, bottom), (right, _), (_, top), _) = made()["outlines"][0]
    assert abs((right - left) / (bottom - top) - 1) < 0.01


def test_area_follows_size() -> None:
    large, small = made((101, 0, "", 16), (109, 0, "", 4))["discs"]
    assert large["size"] == 2 * small["size"]


def test_labels_do_not_lie_upon_each_other() -> None:
    result = made(*((104 + n * 0.15, 0.0, f"A city with a long name {n}", 3) for n in range(12)))
    boxes = [(*label["at"], label["at"][0] + label["width"], label["at"][1] + label["height"]) for label in result["labels"]]
    free = [box for box, label in zip(boxes, result["labels"], strict=True) if not label["text"].isdigit()]
    for n, one in enumerate(free):
        assert not any(one[0] < o[2] and o[0] < one[2] and one[1] < o[3] and o[1] < one[3] for o in free[n + 1 :])
    named = [label["text"] for label in result["labels"] if not label["text"].isdigit()]
    assert len(named) + len(result["key"]) == 12


def test_one_point_alone_is_a_map() -> None:
    assert drawn(Map("M", (), ((104.0, 11.0, "Here", 1, BLUE),), "alt"))["labels"][0]["text"] == "Here"
