"""Corrections of a person: kept in build.toml, replayed by `build`, taken back one by one."""

from __future__ import annotations

import pytest

from analysis.ingest.corrections import COVER, FACT, FILL, LINE, SPLIT, Step, with_steps
from analysis.ingest.importing import import_file
from analysis.ingest.write import rebuild
from analysis.package.folder import read_consultation
from analysis.package.problem import PackageError

HEAD = "番号,意見の概要,市の考え方"
ROWS = [f"{n},{n}番目の橋を直してほしいと思います。,{n}番目の橋は直す予定です。" for n in range(1, 5)]
WISHES = [f"{n}番目の橋を直してほしいと思います。" for n in range(1, 5)]


@pytest.fixture
def imported(tmp_path):
    def read(*lines: str, name: str = "結果.csv"):
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
        return import_file(tmp_path / name, tmp_path / "first")

    return read


def opinions(found) -> list[str]:
    return found.built.tables["comments.csv"]["opinion"].tolist()


def test_a_line_is_no_opinion_and_build_says_so_again(imported, tmp_path):
    found = with_steps(imported(HEAD, *ROWS), tmp_path / "second", [Step(LINE, "1:3", "front_matter")])
    assert opinions(found) == [WISHES[0], *WISHES[2:]]
    before = (found.folder / "comments.csv").read_bytes()
    rebuild(found.folder)
    assert (found.folder / "comments.csv").read_bytes() == before
    assert '"1:3" = "front_matter"' in (found.folder / "build.toml").read_text(encoding="utf-8")


def test_a_line_is_the_rest_of_the_row_above(imported, tmp_path):
    first = imported(HEAD, *ROWS[:2], ",なお書きです。,よろしくお願いします。", *ROWS[2:])
    found = with_steps(first, tmp_path / "second", [Step(LINE, "1:4", "continuation")])
    assert opinions(found) == [WISHES[0], f"{WISHES[1]}\nなお書きです。", *WISHES[2:]]
    assert found.built.tables["comments.csv"]["reply"][1].endswith("\nよろしくお願いします。")


def test_a_line_that_was_left_out_is_a_comment(imported, tmp_path):
    first = imported(HEAD, *ROWS[:3], "4,－,", *ROWS[3:])
    assert len(opinions(first)) == 4
    found = with_steps(first, tmp_path / "second", [Step(LINE, "1:5", "row")])
    assert opinions(found)[3] == "－"


def test_lines_are_headings_of_pillars(imported, tmp_path):
    first = imported(HEAD, ROWS[0], "川のこと,,", *ROWS[1:3], "道のこと,,", ROWS[3])
    steps = [Step(LINE, "1:3", "section_heading:川のこと"), Step(LINE, "1:6", "section_heading:道のこと")]
    found = with_steps(first, tmp_path / "second", steps)
    comments, pillars = found.built.tables["comments.csv"], found.built.tables["pillars.csv"]
    assert comments["pillar"].tolist()[1:] == ["川のこと", "川のこと", "道のこと"]
    assert {"川のこと", "道のこと"} <= set(pillars["name"])
    assert opinions(found) == WISHES


def test_steps_are_taken_back_one_by_one(imported, tmp_path):
    first = imported(HEAD, *ROWS)
    steps = [Step(LINE, "1:3", "front_matter"), Step(LINE, "1:4", "front_matter"), Step(LINE, "1:3", "row")]
    counts = [len(opinions(with_steps(first, tmp_path / str(n), steps[:n]))) for n in range(4)]
    assert counts == [4, 3, 2, 3]


def test_replies_are_filled_down_and_the_publisher_is_set(imported, tmp_path):
    rows = [f"{n},{n}番目の橋を直してほしい。,{'直す予定です。' if n % 3 == 1 else ''}" for n in range(1, 13)]
    first = imported(HEAD, *rows)
    assert any("回答が空の意見が8件" in warning.message for warning in first.warnings)
    found = with_steps(first, tmp_path / "second", [Step(FILL, value="reply"), Step(COVER, "publisher", "みどり市")])
    assert found.built.tables["comments.csv"]["reply_shared_with"].fillna("").tolist()[:4] == ["", "1", "1", ""]
    assert found.built.recipe.cover.publisher == "みどり市"
    assert not any("回答が空" in warning.message for warning in found.built.doubts)


def test_texts_one_below_the_other_are_corrected_too(imported, tmp_path):
    lines = [line for n in range(1, 5) for line in (f"意見{n}", WISHES[n - 1], "市の考え方", "直す予定です。")]
    first = imported(*lines, name="結果.txt")
    found = with_steps(first, tmp_path / "second", [Step(LINE, "1:6", "front_matter"), Step(LINE, "1:5", "continuation")])
    assert len(opinions(found)) == 3


def test_a_cell_with_two_opinions_becomes_two_rows_that_share_the_reply(imported, tmp_path):
    both = "2,橋を直してほしい。また、堤防に木を植えてほしい。,どちらも行います。"
    first = imported(HEAD, ROWS[0], both, *ROWS[2:])
    found = with_steps(first, tmp_path / "second", [Step(SPLIT, "2\nopinion\nrow", "また、堤防")])
    comments = found.built.tables["comments.csv"]
    assert comments["id"].tolist() == ["1", "2", "2-2", "3", "4"]
    assert comments["opinion"].tolist()[1:3] == ["橋を直してほしい。", "また、堤防に木を植えてほしい。"]
    assert comments["reply"].tolist()[1] == "どちらも行います。" and comments["reply_shared_with"].tolist()[2] == "2"
    before = (found.folder / "comments.csv").read_bytes()
    rebuild(found.folder)
    assert (found.folder / "comments.csv").read_bytes() == before


def test_a_reply_inside_an_opinion_goes_to_its_column(imported, tmp_path):
    both = "2,橋を直してほしい。【回答】直す予定です。,"
    found = with_steps(
        imported(HEAD, ROWS[0], both, *ROWS[2:]), tmp_path / "second", [Step(SPLIT, "2\nopinion\nreply", "【回答】")]
    )
    comments = found.built.tables["comments.csv"]
    assert comments[["opinion", "reply"]].iloc[1].tolist() == ["橋を直してほしい。", "【回答】直す予定です。"]


def test_words_to_cut_at_that_are_not_there_are_named(imported, tmp_path):
    with pytest.raises(PackageError, match=r"意見2のopinionに、分けるところの言葉がありません（値：「ない言葉」）"):
        with_steps(imported(HEAD, *ROWS), tmp_path / "second", [Step(SPLIT, "2\nopinion\nrow", "ない言葉")])


def test_title_period_and_figures_are_set_and_stay(imported, tmp_path):
    steps = [
        *(Step(COVER, "title", "橋の計画への意見"), Step(FACT, "period_start", "2025-12-01")),
        *(Step(FACT, "period_end", "2026-01-09"), Step(FACT, "comments", "6"), Step(FACT, "people", "3")),
    ]
    found = with_steps(imported(HEAD, *ROWS), tmp_path / "second", steps)
    rebuild(found.folder)
    metadata = read_consultation(found.folder).metadata
    assert (metadata.title, metadata.unit_line) == ("橋の計画への意見", "6件（3名）のうち4件を掲載")
    assert (str(metadata.period_start), str(metadata.period_end), metadata.people) == ("2025-12-01", "2026-01-09", 3)
