"""Facts before the comments, in the ways documents write them."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.ingest.rows.front_matter import front_matter, with_listed


def test_nothing_is_said():
    found = front_matter([])
    assert (found.period_start, found.people, found.unit_line, found.briefed_organisations) == (None, None, "", ())


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("令和4年12月11日(日)から令和5年1月13日(金)まで", date(2022, 12, 11), date(2023, 1, 13)),
        ("令和４年１２月１１日（日）～令和５年１月１３日（金）", date(2022, 12, 11), date(2023, 1, 13)),
        ("平成31年4月1日から令和元年5月7日まで", date(2019, 4, 1), date(2019, 5, 7)),
        ("令和4年9月1日から同月30日まで", date(2022, 9, 1), date(2022, 9, 30)),
        ("令和5年11月1日から同年12月1日まで", date(2023, 11, 1), date(2023, 12, 1)),
        ("令和5年12月20日（水）午前9時から令和6年1月19日（金）午後5時まで", date(2023, 12, 20), date(2024, 1, 19)),
        ("R6.12.1～R7.1.10", date(2024, 12, 1), date(2025, 1, 10)),
        ("2024/12/1-2025/1/10", date(2024, 12, 1), date(2025, 1, 10)),
    ],
)
def test_the_period(line, start, end):
    found = front_matter([line])
    assert (found.period_start, found.period_end) == (start, end)


def test_a_day_that_does_not_exist_is_no_period():
    assert front_matter(["令和4年13月11日から令和5年1月13日まで"]).period_start is None


@pytest.mark.parametrize(
    ("line", "counts", "unit_line"),
    [
        ("94件(11名・5団体)", (94, 11, 5), "94件（11名・5団体）"),
        ("９４件（１１名・５団体）", (94, 11, 5), "94件（11名・5団体）"),
        ("20件(7名)", (20, 7, None), "20件（7名）"),
    ],
)
def test_the_unit_line(line, counts, unit_line):
    found = front_matter([line])
    assert (found.comments, found.people, found.organisations) == counts
    assert found.unit_line == unit_line


def test_bullets_in_two_columns():
    found = front_matter(["イ 関係団体等への説明(3団体)", "・甲会\t・乙会", "・丙会\t"])
    assert (found.briefed_organisations, found.briefed_count) == (("甲会", "乙会", "丙会"), 3)


def test_bullets_of_another_list_are_no_organisations():
    lines = ["・区ホームページ", "イ 関係団体等への説明(1団体)", "", "・甲会", "(3) 意見件数", "・94件"]
    assert front_matter(lines).briefed_organisations == ("甲会",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("意見提出総数　33者62件", (None, None, 62)),
        ("提出者数　25人・２団体　／　意見数　40件", (25, 2, 40)),
        ("意見数：31件（8個人、3団体）", (8, 3, 31)),
        ("２３名から６０件", (23, None, 60)),
        ("第3.1.2章", (None, None, None)),
    ],
)
def test_figures_are_found_in_many_wordings(line, expected):
    found = front_matter([line])
    assert (found.people, found.organisations, found.comments) == expected


def test_received_submitters_and_listed_are_three_figures():
    front = front_matter(["意見提出総数　33者62件"])
    assert (front.people, front.unit_line) == (None, "62件（33者）")
    assert with_listed(front, 38) == "62件（33者）のうち38件を掲載"
    assert with_listed(front, 62) == "62件（33者）"
    assert with_listed(front_matter(["令和7年"]), 3) == ""
