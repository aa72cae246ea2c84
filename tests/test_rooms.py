"""The picture of the rooms shows the code as it is, and every room of it."""

from __future__ import annotations

import re

import pytest

from tests import rooms


def test_the_picture_in_the_readme_is_the_one_drawn_from_the_code():
    kept = rooms.PICTURE.read_text(encoding="utf-8")
    assert kept == rooms.picture(), "the rooms have changed: python -m tests.rooms draws them anew"
    assert ".docs/rooms.svg" in (rooms.ROOT / "README.md").read_text(encoding="utf-8")
    assert ".docs/rooms.svg" in (rooms.ROOT / "README.en.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("container", rooms.COLUMNS)
def test_every_folder_and_file_of_a_container_is_a_room(container):
    place = rooms.ROOT.joinpath(*container.split("."))
    there = {path.stem for path in place.iterdir() if path.suffix == ".py" or any(path.glob("*.py"))} - {"__init__", "__main__"}
    shown = {room for layer in rooms.layers(container) for room in layer}
    # serving and components are rooms of the contract of pages, and components a column of its own
    assert shown == there


@pytest.mark.parametrize("container", rooms.COLUMNS)
def test_a_room_uses_only_rooms_below_it(container):
    order = [room for layer in rooms.layers(container) for room in layer]
    for place, room in enumerate(order):
        assert set(rooms.uses(container, room)) <= set(order[place + 1 :]), room


def test_every_text_of_the_picture_is_escaped_and_every_box_inside_it():
    drawn = rooms.picture()
    width, height = map(float, re.search(r'viewBox="0 0 (\S+) (\S+)"', drawn).groups())
    boxes = re.findall(r'<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"', drawn)
    assert len(boxes) > 40
    assert all(float(x) + float(w) <= width and float(y) + float(h) <= height for x, y, w, h in boxes)
