"""Look-alikes: each radical stands for one ideograph, and no list says two things of a character."""

from __future__ import annotations

import unicodedata

from analysis.language.look_alikes import DASHES, INVISIBLE, KEPT, RADICALS


def test_every_radical_stands_for_one_character_that_is_none():
    assert all("CJK RADICAL" in unicodedata.name(sign) or "KANGXI RADICAL" in unicodedata.name(sign) for sign in RADICALS)
    assert all(len(meant) == 1 and meant not in RADICALS for meant in RADICALS.values())


def test_the_radicals_that_documents_have_are_among_them():
    assert [RADICALS[sign] for sign in "⺠⻑⻫"] == ["民", "長", "斉"]


def test_what_is_kept_would_be_changed_by_nfkc():
    assert all(unicodedata.normalize("NFKC", sign) != sign for sign in KEPT)


def test_ascii_hyphen_is_no_dash_and_lists_do_not_overlap():
    assert "-" not in DASHES and "ー" not in DASHES
    assert not set(INVISIBLE) & (set(DASHES) | KEPT | set(RADICALS))
    assert set(DASHES) & KEPT == {"－"}
