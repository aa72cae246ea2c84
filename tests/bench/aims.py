"""The aims of the bench, one row each: what is measured, how far it may go, and the figure that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.bench.figures import Figure

UNMEASURED = "未測定"


@dataclass(frozen=True)
class Aim:
    """A bound on a figure. A ratio holds on any machine; seconds and MB hold on the one they were set on."""

    name: str
    key: str
    """The figure it bounds."""
    bound: float
    unit: str
    source: str
    """The issue that sets it, with the part where it names one."""
    least: bool = False
    """True where the figure has to reach the bound instead of staying under it."""

    def met(self, value: float) -> bool:
        return value >= self.bound if self.least else value <= self.bound


PAGE_KEYS = ("overview", "pillars", "response-types", "themes", "keywords", "replies", "comments", "briefing", "methods")


def _of_pages() -> tuple[Aim, ...]:
    ratios = [Aim(f"/{page}：素の画面との比", f"pages.{page}.ratio", 1.5, "倍", "17") for page in PAGE_KEYS]
    times = [Aim(f"/{page}：処理時間", f"pages.{page}.cpu", 40, "ms", "17") for page in PAGE_KEYS]
    return (*ratios, *times)


AIMS = (
    Aim("起動：素の画面との比", "start.ratio", 1.83, "倍", "17"),
    *_of_pages(),
    Aim("行を開く：処理時間", "rows.cpu", 25, "ms", "17"),
    Aim("同時利用者：1プロセス（95%が1秒未満）", "visitors.held", 120, "人", "17.2", least=True),
    Aim("同時利用者：--processes 2（95%が1秒未満）", "visitors.held-two", 300, "人", "17.2", least=True),
    Aim("利用者1人のメモリ", "visitors.memory", 4, "MB", "17.2"),
    Aim("訪問1,000回のメモリ：500回のときとの比", "visits.growth", 1.02, "倍", "17.2"),
    Aim("最初の画面：空のブラウザ", "first.cold", 2.5, "s", "17"),
    Aim("最初の画面：2回目", "first.warm", 1.2, "s", "17"),
    Aim("最初の画面：受け取る量", "first.size", 1.5, "MB", "17"),
    Aim("345,100件：索引、素の MeCab との比", "sizes.345100.index-ratio", 1.5, "倍", "17"),
    Aim("345,100件：条件の変更（遅いほうの画面）", "sizes.345100.change", 150, "ms", "17"),
    Aim("345,100件：取り込み", "sizes.345100.import", 60, "s", "17"),
    Aim("345,100件：索引の後の起動", "sizes.345100.start", 5, "s", "17"),
    Aim("345,100件：サーバーのメモリ", "sizes.345100.memory", 1536, "MB", "17"),
    Aim("意見の地図：345,100点の動き（1秒に描く回数）", "map.frames", 20, "枚", "15.7", least=True),
    Aim("1,000資料：起動", "shelf.start", 5, "s", "17"),
    Aim("1,000資料：初めて開く（95%）", "shelf.open", 2, "s", "17"),
    Aim("名前が1語の中に保たれる（はじめて見る文章）", "names.whole", 85, "%", "15.3", least=True),
    Aim("例3つから残りを見つける（業種77群、平均適合率）", "examples.trade.precision", 0.5, "", "15.4", least=True),
    Aim("残りが分かるとき上位3つに入る（理由9群）", "examples.reason.best", 0.92, "", "15.4", least=True),
    Aim("書き出し：94件、遅いもの", "exports.slowest", 3, "s", "17"),
)


def print_aims(figures: Mapping[str, Figure]) -> None:
    """Every aim with its figure and ✓ or ✗, ratios first; one that nothing measured is printed too."""
    print("目標 / aims")
    for aim in sorted(AIMS, key=lambda each: each.unit != "倍"):
        print(f"  {line(aim, figures.get(aim.key))}")
    print(flush=True)


def line(aim: Aim, figure: Figure | None) -> str:
    bound = f"{aim.bound:g} {aim.unit}{'以上' if aim.least else '以下'}"
    if figure is None:
        return f"－ {aim.name}: {UNMEASURED}（目標 {bound}、{aim.source}）"
    base = f"、{figure.base}" if figure.base else ""
    return (
        f"{'✓' if aim.met(figure.value) else '✗'} {aim.name}: {figure.value:g} {figure.unit}（目標 {bound}、{aim.source}{base}）"
    )
