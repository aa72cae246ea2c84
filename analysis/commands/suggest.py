"""`suggest`: the comments like some that are given as examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.commands import OK, UsageError
from analysis.commands.terminal.corpus import add_texts, add_values, add_where, chosen, corpus_of, known_values
from analysis.commands.terminal.output import add_format, say, write_table

if TYPE_CHECKING:
    import argparse

NAME = "suggest"
HELP = "例に挙げた意見に似た意見を、似ている順に出します（話題づくりの下調べ）"
EXAMPLES = """例：
  python -m analysis suggest nerima-2023 --like 9,13,21
  python -m analysis suggest nerima-2023 --like 9,13,21 --unlike 30 --name デジタル格差 --format csv

列：id 意見の番号、score 似ている度合い（順番を決めるための値で、割合ではありません）、words 順番を決めた語（例の意見と共通の語）
例に挙げた意見は出しません。似ているかどうかは語、文字の並び、回答の語から機械的に決めたもので、同じ話題だと判断したものではありません。
extra「encoder」が入っていれば文の意味の近さも使い、使った版を標準エラーに出します。--words-only を付けると使いません。"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_texts(parser)
    add_values(parser, "--like", "話題に入る意見の番号（3件以上を勧めます）")
    add_values(parser, "--unlike", "話題に入らない意見の番号")
    parser.add_argument("--name", default="", help="話題の名前。例の1つとして使います")
    add_where(parser)
    parser.add_argument("--words-only", action="store_true", help="文の意味の近さを使いません")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    from analysis.language.sentence_vectors import encoder_version
    from analysis.suggestions import Examples, suggestions

    corpus = corpus_of(arguments)
    known = corpus.consultation.comments["id"].tolist()
    like, unlike = (tuple(known_values(ids, known, "意見の番号")) for ids in (arguments.like, arguments.unlike))
    if not like and not arguments.name.strip():
        raise UsageError("例にする意見の番号（--like）か、話題の名前（--name）を指定してください")
    encoder = None if arguments.words_only else encoder_version()
    table = suggestions(corpus, Examples(like, unlike, arguments.name), field=arguments.field, meaning=encoder is not None)
    within = set(corpus.consultation.comments["id"].iloc[chosen(corpus, [], arguments.where)])
    table = table[table["id"].isin(within)]
    say(f"文の意味の近さ：{encoder or '使っていません'}")
    write_table(table, arguments.format)
    return OK
