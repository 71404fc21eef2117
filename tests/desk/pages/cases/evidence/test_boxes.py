"""Boxes on a picture: they stay within it, each movement is one step back, and burning leaves nothing under them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage

from lut_admin.desk.pages.cases.evidence.boxes import LEAST, Boxes, burnt

SIZE = QSize(200, 100)
WHOLE = QRect(0, 0, 200, 100)


def test_a_box_is_put_moved_and_sized_within_the_picture() -> None:
    boxes = Boxes(SIZE)
    boxes.begin()
    boxes.move(-1000, 1000)
    assert boxes.box is not None and boxes.box.bottomLeft() == WHOLE.bottomLeft()
    boxes.resize(1000, -1000)
    assert boxes.box.width() == 200 and boxes.box.height() == LEAST


def test_each_movement_is_one_step_back() -> None:
    boxes = Boxes(SIZE)
    boxes.add(QRect(10, 10, 20, 20))
    boxes.settle()
    for _ in range(5):
        boxes.move(3, 0)
    boxes.settle()
    boxes.resize(5, 5)
    boxes.settle()
    boxes.undo()
    assert boxes.boxes == [QRect(25, 10, 20, 20)]
    boxes.undo()
    assert boxes.boxes == [QRect(10, 10, 20, 20)]
    boxes.undo()
    assert boxes.boxes == [] and not boxes.can_undo
    for _ in range(3):
        boxes.redo()
    assert boxes.boxes == [QRect(25, 10, 25, 25)] and not boxes.can_redo


def test_a_slip_of_the_mouse_is_no_box_and_what_is_outside_is_cut() -> None:
    boxes = Boxes(SIZE)
    boxes.add(QRect(5, 5, 2, 2))
    boxes.add(QRect(500, 500, 50, 50))
    assert not boxes.boxes
    boxes.add(QRect(190, 90, 50, 50))
    assert boxes.boxes == [QRect(190, 90, 10, 10)]


def test_boxes_are_chosen_in_turn_and_taken_away() -> None:
    boxes = Boxes(SIZE, [QRect(0, 0, 10, 10), QRect(20, 0, 10, 10), QRect(40, 0, 10, 10)])
    boxes.next(-1)
    assert boxes.current == 2
    boxes.next()
    boxes.remove()
    assert boxes.boxes == [QRect(20, 0, 10, 10), QRect(40, 0, 10, 10)] and boxes.current is None
    boxes.remove()  # the last one, where none is chosen
    assert boxes.boxes == [QRect(20, 0, 10, 10)]


STEPS = st.one_of(
    st.tuples(st.sampled_from(["begin", "remove", "put", "undo", "redo", "next", "settle"])),
    st.tuples(st.sampled_from(["move", "resize"]), st.integers(-300, 300), st.integers(-300, 300)),
    st.tuples(st.just("add"), st.tuples(*[st.integers(-50, 250)] * 4)),
)


@given(st.lists(STEPS, max_size=30))
def test_no_box_ever_leaves_the_picture(steps: list[tuple[object, ...]]) -> None:
    boxes = Boxes(SIZE)
    for name, *rest in steps:
        given = [QRect(*rest[0])] if name == "add" else rest  # type: ignore[misc]  # the strategy's own shapes
        getattr(boxes, str(name))(*given)
        assert all(WHOLE.contains(box) and min(box.width(), box.height()) >= LEAST for box in boxes.boxes)
        assert boxes.current is None or boxes.current < len(boxes.boxes)


def test_what_is_burnt_is_black_and_the_rest_is_as_it_was() -> None:
    picture = QImage(SIZE, QImage.Format.Format_RGB32)
    for x in range(200):
        for y in range(100):
            picture.setPixelColor(x, y, QColor(x, y, 77))
    before = picture.copy()
    made = burnt(picture, [QRect(10, 20, 30, 40)])
    assert picture == before and made.size() == SIZE
    for x, y in ((10, 20), (39, 59), (25, 40)):
        assert made.pixelColor(x, y) == QColor("black")
    for x, y in ((9, 20), (10, 19), (40, 59), (39, 60), (199, 99)):
        assert made.pixelColor(x, y) == before.pixelColor(x, y)


def test_what_can_be_seen_through_is_covered_too() -> None:
    picture = QImage(SIZE, QImage.Format.Format_ARGB32)
    picture.fill(QColor(200, 10, 10, 3))
    picture.setText("GPS", "36,3")
    made = burnt(picture, [QRect(0, 0, 50, 50)])
    assert made.pixelColor(5, 5) == QColor(0, 0, 0, 255) and made.pixelColor(60, 60).alpha() == 3
    assert not any(made.text(key) for key in made.textKeys())
