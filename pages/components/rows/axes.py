"""By what comments can be grouped: parts of the plan, response types, and each attribute of the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pandas as pd

from analysis.attributes import SIGN, WHERE, attributes, labels

if TYPE_CHECKING:
    from pages.components.frame.view import View

OWN = {"pillar": "柱（項目）", "response_type": "対応区分"}


@dataclass(frozen=True, eq=False)
class Axis:
    """The selected comments in groups."""

    name: str
    names: dict[str, str]
    """Group → its name on screen, in order, those that the filters leave."""
    labels: pd.Series[str]
    """Group of each selected comment: a categorical on the index of the selected comments."""
    code: str

    def opens(self, group: str) -> dict[str, str]:
        """What a door to a group sets."""
        own = {"pillar": "in_pillar", "response_type": "in_type"}
        return {own[self.code]: group} if self.code in own else {"in_where": f"{self.code.removeprefix(WHERE)}{SIGN}{group}"}


def offered(view: View) -> dict[str, str]:
    """Every axis by its code, with its name on screen."""
    brought = {f"{WHERE}{each.column}": each.name for each in attributes(view.consultation).values()}
    return view.named(OWN) | brought


def axis(view: View, code: str) -> Axis:
    """The groups by one of the axes offered."""
    selected, name = view.selected, offered(view)[code]
    if code == "pillar":
        return Axis(name, view.pillars, selected.pillar, code)
    if code == "response_type":
        return Axis(name, view.response_types, selected.mark, code)
    column = code.removeprefix(WHERE)
    values = attributes(view.consultation)[column].values
    chosen = dict(selected.selection.attributes).get(column, values)
    shown = [value for value in values if value in chosen]
    groups = labels(view.consultation, column).iloc[selected.positions].astype(pd.CategoricalDtype(shown, ordered=True))
    return Axis(name, {value: value for value in shown}, cast("pd.Series[str]", groups), code)
