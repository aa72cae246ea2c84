"""A copy of the Nerima package to break, and to see what is said of it; corpora and briefings that several folders share."""

from __future__ import annotations

import hashlib
import json

import pytest

from analysis.package.folder import read_consultation
from analysis.package.problem import PackageError
from tests.analysis.briefings import corpus, hostile, large, nerima, ten_thousand  # noqa: F401


class Package:
    """A consultation folder with the ways in which tests change it."""

    def __init__(self, folder):
        self.folder = folder

    def __truediv__(self, name):
        return self.folder / name

    def change(self, name, old, new, *, record=True):
        """Replace text in a file, once; recorded, so that what is wrong inside it is reached and not only its hash."""
        text = (self / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1).encode(), record=record)

    def write(self, name, data, *, record=True):
        (self / name).write_bytes(data)
        if record:
            self.describe(lambda description: self._record(description, name))

    def describe(self, change):
        """Change datapackage.json as the object it is."""
        path = self / "datapackage.json"
        description = json.loads(path.read_text(encoding="utf-8"))
        change(description)
        path.write_text(json.dumps(description, ensure_ascii=True), encoding="utf-8")

    def accept_source(self):
        """Record a changed original in the recipe, as a person who means it would."""
        recipe = self / "build.toml"
        lines = recipe.read_text(encoding="utf-8").split("\n")
        new = self.sha256("source.txt")
        changed = [f'sha256 = "{new}"' if line.startswith("sha256 = ") else line for line in lines]
        recipe.write_text("\n".join(changed), encoding="utf-8")

    def sha256(self, name):
        return hashlib.sha256((self / name).read_bytes()).hexdigest()

    def problems(self):
        with pytest.raises(PackageError) as error:
            read_consultation(self.folder)
        return error.value.problems

    def _record(self, description, name):
        listed = [resource for resource in description["resources"] if resource["path"] == name]
        if not listed:
            listed = [{"path": name}]
            description["resources"] += listed
        listed[0]["sha256"] = self.sha256(name)
        if description["source"]["path"] == name:
            description["source"]["sha256"] = self.sha256(name)


@pytest.fixture(scope="session")
def package_at():
    """Make a package of a folder, for tests that copy it themselves."""
    return Package


@pytest.fixture
def package(copy_of_nerima):
    return Package(copy_of_nerima)
