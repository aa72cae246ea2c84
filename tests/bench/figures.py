"""What a run measured: figures by name, the machine they hold on, and what got slower since an older run."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from tests.dashboard_process import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NOISE_RATIO, NOISE = 0.20, 0.40
"""How much a figure may change between two runs of the same commit: a ratio, and what is counted in seconds, MB or people.
Measured by running parts twice on a busy machine of two cores (17 %, 34 %): see .docs/cost.md."""
RATIO = "倍"


@dataclass(frozen=True)
class Figure:
    """A value with its unit; `base` says of what: how often, of how many, beside what."""

    value: float
    unit: str
    base: str = ""
    least: bool = False
    """True where more is better."""

    @property
    def noise(self) -> float:
        return NOISE_RATIO if self.unit == RATIO else NOISE


def figure(value: float, unit: str, base: str = "", *, least: bool = False) -> Figure:
    """A figure to four significant digits: more would be noise."""
    return Figure(float(f"{value:.4g}"), unit, base, least)


def machine() -> dict[str, Any]:
    """Of which machine, how busy, and of which commit the figures are."""
    told = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=10)
    return {
        "commit": told.stdout.strip() if not told.returncode else "",
        "cores": os.cpu_count(),
        "load": [round(each, 2) for each in os.getloadavg()],
        "python": platform.python_version(),
        "system": platform.system(),
    }


def write(path: Path, figures: Mapping[str, Figure], facts: Mapping[str, Any]) -> None:
    """The run as JSON, names in order."""
    content = {"machine": dict(facts), "figures": {name: asdict(each) for name, each in figures.items()}}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def busy(facts: Mapping[str, Any]) -> bool:
    """Whether more was to be done on the machine than it has cores when a run began: its seconds then say little."""
    return bool(facts["load"][0] > facts["cores"])


def read(path: Path) -> tuple[dict[str, Figure], bool]:
    """The figures of an older run, and whether its machine was busy. Raises ValueError where it is none."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {name: Figure(**each) for name, each in content["figures"].items()}, busy(content["machine"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path} は測定の結果として読めません。run.py bench が書いた bench.json を指定してください。") from error


def changed(old: Mapping[str, Figure], new: Mapping[str, Figure]) -> list[tuple[str, Figure, Figure, bool]]:
    """Figures that both runs have and that differ by more than noise, ratios first; the last says whether it got worse."""
    both = [(name, old[name], new[name]) for name in sorted(old.keys() & new.keys()) if old[name].unit == new[name].unit]
    found = [
        (name, before, now, (now.value < before.value) == now.least)
        for name, before, now in both
        if abs(now.value - before.value) > now.noise * abs(before.value)
    ]
    return sorted(found, key=lambda each: each[2].unit != RATIO)


def print_changes(old: Mapping[str, Figure], new: Mapping[str, Figure], *, quiet: bool) -> None:
    """What got slower and what faster, beyond the noise; `quiet`: ratios alone, as a machine was busy."""
    if quiet:
        print("測定を始めたとき、機械がコアの数を超えて忙しかったため、比だけを比べます。")
        old, new = ({name: each for name, each in run.items() if each.unit == RATIO} for run in (old, new))
    both = len(old.keys() & new.keys())
    print(f"前の測定との違い（{both}項目のうち、比は{NOISE_RATIO:.0%}、ほかは{NOISE:.0%}を超えるもの。比から）")
    found = changed(old, new)
    for name, before, now, worse in found:
        print(f"  {'悪化' if worse else '改善'}  {name}: {before.value:g} → {now.value:g} {now.unit}")
    if not found:
        print("  ありません")
    print(flush=True)
