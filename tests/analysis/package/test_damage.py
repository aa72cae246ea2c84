"""Any damage to any file: a package is read or refused with its problems, and nothing else is ever raised."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ingest.write import rebuild
from analysis.package.files import TABLES
from analysis.package.folder import package_hash, read_consultation, unlisted_files
from analysis.package.problem import PackageError

INPUTS = ["source.txt", "build.toml", "coding/response_types.csv", "corrections.csv"]


@st.composite
def damages(draw):
    """A way to spoil bytes: cut the end, turn a bit, put bytes in, repeat or lose a piece."""
    kind = draw(st.sampled_from(["cut", "flip", "insert", "repeat", "lose"]))
    place = draw(st.floats(0, 1, exclude_max=True))
    length = draw(st.integers(1, 400))
    noise = draw(st.sampled_from([b"\0", b"\r", b"\n", b'"', b",", b"\t", b"=", b"[", b"\xff", b"\xef\xbb\xbf", "　".encode()]))
    bit = draw(st.integers(0, 7))

    def spoil(data):
        at = int(place * len(data))
        head, piece, tail = data[:at], data[at : at + length], data[at + length :]
        flipped = head + bytes([(piece[0] if piece else 0) ^ (1 << bit)]) + piece[1:] + tail
        return {
            "cut": head,
            "flip": flipped,
            "insert": head + noise + piece + tail,
            "repeat": head + piece * 2 + tail,
            "lose": head + tail,
        }[kind]

    return spoil


@pytest.fixture(scope="module")
def spoiled(nerima_folder, package_at, tmp_path_factory):
    """One copy of the package that each example spoils and the next one finds whole again."""
    folder = tmp_path_factory.mktemp("damage") / "nerima-2023"

    def of(name, spoil):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(nerima_folder, folder)
        (folder / name).write_bytes(spoil((folder / name).read_bytes()))
        return package_at(folder)

    return of


def outcome(act):
    """What an act gives, or the problems it is refused with."""
    try:
        return act()
    except PackageError as error:
        assert error.problems
        assert str(error).encode("utf-8")
        return error.problems


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from([*TABLES, "themes.toml"]), spoil=damages())
def test_a_spoiled_table_that_was_recorded(spoiled, nerima_folder, name, spoil):
    if not (nerima_folder / name).is_file():
        return
    package = spoiled(name, spoil)
    package.write(name, (package / name).read_bytes())
    outcome(lambda: read_consultation(package.folder))
    outcome(lambda: read_consultation(package.folder, validate=False))


@settings(max_examples=60, deadline=None)
@given(spoil=damages())
def test_a_spoiled_description(spoiled, spoil):
    package = spoiled("datapackage.json", spoil)
    outcome(lambda: read_consultation(package.folder))
    outcome(lambda: unlisted_files(package.folder))


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from([*TABLES, *INPUTS]), spoil=damages())
def test_damage_that_nobody_recorded_is_always_noticed(spoiled, nerima_folder, name, spoil):
    package = spoiled(name, spoil)
    if (package / name).read_bytes() == (nerima_folder / name).read_bytes():
        return
    found = outcome(lambda: read_consultation(package.folder))
    assert isinstance(found, list)
    assert name in [problem.file for problem in found]


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(INPUTS), spoil=damages())
def test_a_spoiled_input_of_build(spoiled, name, spoil):
    package = spoiled(name, spoil)
    if name == "source.txt":
        package.accept_source()
    before = package_hash(package.folder)
    if isinstance(outcome(lambda: rebuild(package.folder)), list):
        assert package_hash(package.folder) == before
    else:
        assert len(read_consultation(package.folder).comments) > 0
