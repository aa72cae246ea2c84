"""A recipe as build.toml, so that a person can read and change it and the reading can be repeated from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analysis.ingest.recipe.decisions import Recipe

HEAD = "# How the tables of this folder are made from the original. Found on import; what a person changes here is kept.\n"
_DEFAULTS = {"layout": "table", "pillars_from": "heading", "marks_from": "column", "ids": "no", "unfiled": ""}


def recipe_text(recipe: Recipe) -> str:
    """The text of build.toml; reading it gives the same recipe."""
    totals = {mark: label for label, mark in recipe.response_type_totals.items()}
    pillars = recipe.pillars.drop(columns="order").to_dict("records")
    types = recipe.response_types.drop(columns="order").to_dict("records")
    entries = [
        *([] if pillars else ["pillars = []"]),
        *([] if types else ["response_types = []"]),
        *([f"evidence = {_list(recipe.evidence)}"] if recipe.evidence else []),
    ]
    return "\n".join(
        [
            HEAD + "".join(f"{entry}\n" for entry in entries),
            *_cover(recipe),
            *_source(recipe),
            *(_entry("pillars", row) for row in pillars),
            *(_entry("response_types", {**row, "total_label": totals.get(str(row["mark"]))}) for row in types),
            *_tables({"shared_replies": recipe.shared_replies}),
            *_coding(recipe),
            *(_entry("cells", dict(zip(("comment", "column", "text"), cell, strict=True))) for cell in recipe.cells),
            *(_entry("splits", dict(zip(split._fields, split, strict=True))) for split in recipe.splits),
        ]
    )


def _cover(recipe: Recipe) -> list[str]:
    cover = recipe.cover
    values = {
        "title": cover.title,
        "publisher": cover.publisher,
        "plan": cover.plan,
        "licence": cover.licence,
        "attribution": cover.attribution,
        **{name: value for name, value in (("body", cover.body), ("pillar_word", cover.pillar_word)) if value},
    }
    channels = f"notice_channels = {_list(cover.notice_channels)}\n"
    facts = {name: value for name, value in vars(cover.facts).items() if value is not None}
    said = "".join(
        f"{name} = {value if isinstance(value, int) else quoted(value.isoformat())}\n" for name, value in facts.items()
    )
    return ["[document]\n" + "".join(f"{key} = {quoted(value)}\n" for key, value in values.items()) + channels] + (
        ["[document.facts]\n" + said] if said else []
    )


def _source(recipe: Recipe) -> list[str]:
    source = recipe.source
    lines = [f"file = {quoted(source.file)}", f"sha256 = {quoted(source.sha256)}"]
    lines += [f"{key} = {quoted(getattr(source, key))}" for key, default in _DEFAULTS.items() if getattr(source, key) != default]
    lines += ['headless = "yes"'] if source.headless else []
    lists = {"sums": source.sums, "skipped_totals": source.skipped_totals, "running": source.running, "carried": source.carried}
    lines += [f"{key} = {_list(values)}" for key, values in lists.items() if values]
    tables = ("columns", "totals", "group_headings", "sub_headings", "mark_headings", "lines", "parts", "bullets")
    return ["[source]\n" + "\n".join(lines) + "\n", *_tables({f"source.{name}": getattr(source, name) for name in tables})]


def _tables(tables: Mapping[str, Mapping[str, str]]) -> list[str]:
    return [
        f"[{name}]\n" + "".join(f"{quoted(key)} = {quoted(value)}\n" for key, value in values.items())
        for name, values in tables.items()
        if values
    ]


def _coding(recipe: Recipe) -> list[str]:
    return _tables({"coding": {"file": recipe.coding[0], "source": recipe.coding[1]}}) if recipe.coding else []


def _entry(name: str, values: Mapping[object, object]) -> str:
    given = {key: value for key, value in values.items() if isinstance(value, str)}
    return f"[[{name}]]\n" + "".join(f"{key} = {quoted(value)}\n" for key, value in given.items())


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, values))}]"


def quoted(value: str) -> str:
    """A TOML basic string: control characters and quotes escaped."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    plain = [escapes.get(c) or (c if c.isprintable() or c == "\u3000" else f"\\U{ord(c):08X}") for c in value]
    return f'"{"".join(plain)}"'
