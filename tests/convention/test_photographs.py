"""What photographs tell beside their pixels: a place, a device, or nothing; spoiled ones raise nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lut_admin.convention.photographs import Carried, carried
from tests.convention.photos import exif, with_exif
from tests.convention.test_exhibits import chunk, png

JPEG = b"\xff\xd8\xff\xd9"


@pytest.mark.parametrize("order", ["<", ">"])
def test_place_and_device_are_found_in_either_byte_order(order: str) -> None:
    directory = exif(place=True, make=b"HUAWEI", model=b"P60", order=order)
    assert carried(with_exif(JPEG, directory)) == Carried(True, "HUAWEI P60")


def test_a_model_that_names_its_maker_is_said_once() -> None:
    assert carried(with_exif(JPEG, exif(make=b"HUAWEI", model=b"HUAWEI P60"))).device == "HUAWEI P60"


def test_a_place_alone_and_a_device_alone() -> None:
    assert carried(with_exif(JPEG, exif(place=True))) == Carried(True)
    assert carried(with_exif(JPEG, exif(model=b"P6"))) == Carried(False, "P6")


def test_it_is_found_in_every_kind_of_picture() -> None:
    directory = exif(place=True)
    assert carried(png(chunk(b"eXIf", directory))).place
    assert carried(b"RIFF\0\0\0\0WEBPVP8X" + b"EXIF" + len(directory).to_bytes(4, "little") + directory).place
    assert carried(b"\0\0\0\x18ftypheic" + b"Exif\0\0" + directory).place
    assert carried(directory).place  # a TIFF


def test_what_a_program_wrote_as_xmp_counts_too() -> None:
    told = carried(b'\xff\xd8<x exif:GPSLatitude="36,3.0N" tiff:Model="Pixel 8"/>')
    assert told == Carried(True, "Pixel 8")


def test_without_either_there_is_nothing_to_say() -> None:
    assert not carried(png()) and not carried(JPEG) and not carried(b"")
    assert not carried(with_exif(JPEG, exif()))


@given(st.binary(max_size=200), st.integers(0, 60))
def test_nothing_spoiled_raises(noise: bytes, cut: int) -> None:
    carried(with_exif(JPEG, exif(place=True, make=b"HUAWEI")[:cut] + noise))
    carried(with_exif(JPEG, b"II*\0" + noise))
