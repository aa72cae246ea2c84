"""`themes`: which themes the rules give to which texts, and by which words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.commands import OK, UsageError
from analysis.commands.terminal.corpus import add_values, add_where, chosen, corpus_of, known_values
from analysis.commands.terminal.output import add_format, say, write_table

if TYPE_CHECKING:
    import argparse

    import pandas as pd

    from analysis.corpus import Corpus
    from analysis.themes.codebook import Theme

NAME = "themes"
HELP = "分類ルール（themes.toml）で意見と回答に付くテーマを、根拠の語とともに出します"
EXAMPLES = """例：
  python -m analysis themes nerima-2023
  python -m analysis themes nerima-2023 --theme D2,D5 --field opinion
  python -m analysis themes nerima-2023 --rules my-themes.toml   手元のルールを試す

列：id 意見の番号、field 意見か回答か、theme テーマの記号、evidence 根拠となった語（「 / 」で区切る）
テーマは、ルールに定めた範囲（項目、意見か回答か）だけに付きます。1つの文章に複数のテーマが付くことがあります。
ルールの書き方は analysis/themes/RULES.md にあります。"""
SEPARATOR = " / "


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="資料のID")
    parser.add_argument("--field", choices=("opinion", "reply", "both"), default="both", help="意見か回答か（既定：両方）")
    add_values(parser, "--theme", "テーマの記号")
    add_values(parser, "--pillar", "項目（柱・章・分野など）のキーか名前")
    add_where(parser)
    parser.add_argument("--ideas", action="store_true", help="項目の主題そのものを表すルール（「DX」など）も出します")
    parser.add_argument("--everywhere", action="store_true", help="範囲の外の文章にもルールを当てはめます")
    parser.add_argument("--places", action="store_true", help="根拠の語ごとに1行にし、原文での位置（start、end）を付けます")
    parser.add_argument("--rules", type=Path, metavar="FILE", help="資料のルールの代わりに使う themes.toml")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    from analysis.themes.assignment import assign_texts

    corpus = corpus_of(arguments)
    themes = _chosen_themes(_themes(corpus, arguments.rules), arguments)
    comments = corpus.consultation.comments
    found = assign_texts(themes, corpus.rule_texts.with_marks(_marks(corpus)), within_scope=not arguments.everywhere)
    found = found[found["row"].isin(chosen(corpus, arguments.pillar, arguments.where))]
    if arguments.field != "both":
        found = found[found["field"] == arguments.field]
    table = found.assign(id=comments["id"].to_numpy()[found["row"]])
    given = _one_a_text(table)
    say(
        f"{len(themes):,}のテーマのうち{given['theme'].nunique():,}が、{given['id'].nunique():,}件の意見（文章とテーマの組で{len(given):,}）に付きました"
    )
    write_table(table[["id", "field", "theme", "start", "end", "evidence"]] if arguments.places else given, arguments.format)
    return OK


def _themes(corpus: Corpus, path: Path | None) -> tuple[Theme, ...]:
    """The themes of a file, else of the consultation. Raises UsageError."""
    if path is None:
        return corpus.themes
    from analysis.themes.codebook import read_themes
    from analysis.themes.rule_check import check_rules

    consultation = corpus.consultation
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}：UTF-8ではありません。UTF-8で保存し直してください。") from error
    if mistakes := check_rules(text, pillars=consultation.pillars["pillar"], marks=consultation.response_types["mark"]):
        raise UsageError("\n".join(f"{path}：{mistake}" for mistake in mistakes))
    return read_themes(text)


def _chosen_themes(themes: tuple[Theme, ...], arguments: argparse.Namespace) -> list[Theme]:
    """The themes asked for by code, else all but those that stand for a whole pillar."""
    codes = known_values(arguments.theme, [theme.code for theme in themes], "テーマ")
    if codes:
        return [theme for theme in themes if theme.code in codes]
    return [theme for theme in themes if arguments.ideas or not theme.idea_of]


def _marks(corpus: Corpus) -> pd.Series[str] | None:
    """Response types on the most official basis that has any, for rules that ask for them."""
    bases = corpus.consultation.available_bases()
    return corpus.consultation.marks(bases[0]) if bases else None


def _one_a_text(places: pd.DataFrame) -> pd.DataFrame:
    """One row a text and theme, in the order found, its words once each."""
    columns = ["id", "field", "theme"]
    words = places.astype({"field": "str"})[[*columns, "evidence"]].drop_duplicates()
    joined = words.groupby(columns, sort=False)["evidence"].agg(SEPARATOR.join)
    return joined.reset_index()
