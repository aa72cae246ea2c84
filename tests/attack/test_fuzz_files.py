"""No file of a package and none of the data folder takes a page down, however it is spoilt; /healthz tells.

CI tries a few; `ATTACK_TRIES=1000 python -m pytest tests/attack/test_fuzz_files.py -s` is the campaign in .docs/tried.md.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import shutil
from collections import Counter
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import dashboard
from analysis.ingest.importing import import_file
from analysis.ingest.write import rebuild
from pages.components.frame import library as shelf
from tests.attack.mutations import record_anew, spoil
from tests.conftest import ROOT
from tests.pages.conftest import FRAME

TRIES = int(os.environ.get("ATTACK_TRIES", "40"))
SEED = int(os.environ.get("ATTACK_SEED", "1"))
HURT, SOUND = "b-hurt", "a-sound"
DOCUMENT = """番号,柱,意見,考え方,対応区分
1,道路,通学路の歩道を広げてほしい。個人情報は伏せてほしい。,通学路の安全対策の箇所に追記しました。,修正
2,道路,街路樹の手入れを増やしてほしい。,計画に記載のとおり、令和6年度に実施します。,記載済
3,公園,夜間も公園の照明をつけてほしい。,近隣の方への影響があるため、実施は困難です。,困難
4,公園,公園の遊具を直してほしい。,今後、検討します。,検討
5,公園,遊具が古いので怖い。町会と協働してほしい。,計画に記載のとおり、令和6年度に実施します。,記載済
"""
THEMES = """[word_groups]
'町会' = '「町会」または「自治会」'

[[theme]]
code = 'T1'
name = '道と公園'
definition = '道路、公園、遊具への意見'
rule = '「歩道」または「公園」または <町会>'

[[theme]]
code = 'T2'
name = '暮らしの安心'
definition = '怖い、照明、個人情報'
rule = '近く(「照明」、「公園」、8語) または「個人情報*」'
"""
PAGES = (
    "", "pillars", "response_types", "themes", "replies", "keywords", "comments", "compare", "briefing", "review", "documents",
    "methods",
)  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Path:
    """A data folder with all kinds of files: two small packages, the common lexicon and rules."""
    data = tmp_path_factory.mktemp("sound") / "data"
    for name in ("lexicon", "replies", "briefing", "ingest"):
        shutil.copytree(ROOT / "data" / name, data / name)
    document = data.parent / "結果.csv"
    document.write_text(DOCUMENT, encoding="utf-8")
    for name in (SOUND, HURT):
        import_file(document, data / "consultations" / name)
    package = data / "consultations" / HURT
    (package / "themes.toml").write_text(THEMES, encoding="utf-8")
    (package / "lexicon").mkdir()
    (package / "lexicon" / "user_dictionary.csv").write_text(
        "街路樹,,,,名詞,一般,*,*,*,*,街路樹,ガイロジュ,ガイロジュ\n", encoding="utf-8"
    )
    (package / "lexicon" / "variants.csv").write_text("variant,head\n街路樹,並木\n", encoding="utf-8")
    (package / "lexicon" / "stop_words.txt").write_text("する\n# 注\n", encoding="utf-8")
    (package / "corrections.csv").write_text(
        "comment,field,as_printed,suggested,confidence,note\n1,opinion,広げて,拡げて,low,試し\n", encoding="utf-8"
    )
    rebuild(package)
    return data


@pytest.fixture
def opened(sound, tmp_path, monkeypatch):
    """The data folder of this test, its cache, and a server's library that has looked at nothing yet."""
    data = tmp_path / "data"
    monkeypatch.setenv("IKEN_DATA", str(data))
    monkeypatch.setenv("IKEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("IKEN_UPLOADS", str(tmp_path / "uploads"))
    monkeypatch.setenv("IKEN_ENGINE", "mecab")
    monkeypatch.setattr(shelf, "LOOK_AGAIN", 1e9)
    shutil.copytree(sound, data)
    shelf._opened.cache_clear()
    yield data
    shelf._opened.cache_clear()


def test_the_sound_folder_is_sound(opened):
    assert shelf.library().ids == (SOUND, HURT) and not shelf.library().shared_problems
    assert health()["status"] == "ok"


def test_no_spoilt_file_takes_a_page_down_and_health_tells(opened, sound):
    shelf.library()  # the rules were good once
    dice = random.Random(SEED)
    files = sorted(path.relative_to(sound) for path in sound.rglob("*") if path.is_file() and SOUND not in path.parts)
    down, told = [], Counter()
    for number in range(TRIES):
        shutil.rmtree(opened)
        shutil.copytree(sound, opened)
        name = files[number % len(files)]
        how = spoil(opened / name, dice)
        package = opened / "consultations" / HURT
        inside = name.is_relative_to(Path("consultations") / HURT)
        if inside and dice.random() < 0.6:
            record_anew(package, name.relative_to(Path("consultations") / HURT).as_posix())
        shelf._opened.cache_clear()
        page = PAGES[number // len(files) % len(PAGES)] if len(files) * 2 <= TRIES else PAGES[number % len(PAGES)]
        failure = failure_of(page)
        if failure:
            down.append(f"{number} {name} {how} {page}: {failure}")
        found, library = health(), shelf.library()
        assert (found["status"] == "ok") == (not library.problems and not library.shared_problems and not found["words"])
        assert SOUND in found["consultations"], (number, name, how)
        told[
            "refused" if library.problems else "shared" if library.shared_problems else "words" if found["words"] else "served"
        ] += 1
    print(f"\n{TRIES} tries over {len(files)} files: {dict(told)}, pages down: {len(down)}")
    assert down == []
    assert told["refused"] and told["shared"] and told["served"], "all three were met"


def failure_of(page: str) -> str:
    """What a visitor of the spoilt consultation (the first page of it, then another) is told of a page that failed."""
    app = AppTest.from_file(str(FRAME), default_timeout=60)
    app.query_params["consultation"] = HURT
    app.run()
    if not app.exception and page and HURT not in shelf.library().problems:  # else every page shows the sound one
        app.switch_page(f"{page}.py")
        app.run()
    return app.exception[0].message if app.exception else ""


def health() -> dict:
    return json.loads(asyncio.run(dashboard.healthz(None)).body)
