"""Several reviewers at once, and programs killed in the middle: nobody overwrites silently, nothing confirmed is lost."""

from __future__ import annotations

import json
import signal
import sqlite3
import threading
import time

import pytest

from analysis.reviews.database import ReviewsUnavailableError
from analysis.reviews.place import with_driver
from analysis.reviews.store import ReviewStore

ID = "nerima-2023"
COMMENTS, ROUNDS = 5, 8

WRITER = f"""
import json, sys
from analysis.access.people import Person, Role
from analysis.reviews.store import Decision, ReviewConflictError, ReviewStore
url, name, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
store, saved, conflicts = ReviewStore(url), [], 0
for number in range(rounds):
    comment = str(number % {COMMENTS})
    while True:
        current = store.current("{ID}")
        own = current[current["comment"] == comment]
        seen = int(own["version"].max()) if len(own) else 0
        try:
            version = store.record(Decision("{ID}", comment, "○△"[number % 2], Person(name, Role.REVIEWER)), seen=seen)
        except ReviewConflictError:
            conflicts += 1
            continue
        saved.append([comment, version])
        break
print(json.dumps([saved, conflicts]))
"""

SAVER = f"""
import sys
from analysis.access.people import Person, Role
from analysis.reviews.store import Decision, ReviewStore
store = ReviewStore(sys.argv[1])
for number in range(1_000_000):
    store.record(Decision("{ID}", f"{{sys.argv[2]}}-{{number}}", "○", Person("山田", Role.REVIEWER)), seen=0)
    print(number, flush=True)
"""


def result(process):
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return json.loads(out)


def assert_a_chain(history):
    """Of each comment every version once, each beginning where the one before ended."""
    for _, own in history.groupby("comment"):
        assert own["version"].tolist() == list(range(1, len(own) + 1))
        assert own["before"].tolist()[1:] == own["after"].tolist()[:-1]


def test_two_writers_never_overwrite_each_other_silently(url, another_process):
    processes = [another_process(WRITER, url, name, str(COMMENTS * ROUNDS)) for name in ("山田", "鈴木")]
    results = [result(process) for process in processes]
    history = ReviewStore(url).history(ID)
    saved = [tuple(place) for places, _ in results for place in places]
    assert len(saved) == len(set(saved)) == len(history) == 2 * COMMENTS * ROUNDS
    assert set(zip(history["comment"], history["version"], strict=True)) == set(saved)
    assert_a_chain(history)


def test_of_two_who_saw_the_same_version_one_is_told(url, another_process):
    """Both wait for the same moment, then save on version 0: one of them, and only one, succeeds."""
    program = f"""
import sys, time
from analysis.access.people import Person, Role
from analysis.reviews.store import Decision, ReviewConflictError, ReviewStore
store = ReviewStore(sys.argv[1])
time.sleep(max(0, float(sys.argv[3]) - time.time()))
wins = 0
for number in range(50):
    try:
        store.record(Decision("{ID}", str(number), "○", Person(sys.argv[2], Role.REVIEWER)), seen=0)
        wins += 1
    except ReviewConflictError as error:
        assert "さん（本人確認なし）が" in str(error), error
print(wins)
"""
    ReviewStore(url)
    moment = str(time.time() + 4)
    wins = [result(process) for process in [another_process(program, url, name, moment) for name in ("山田", "鈴木", "佐藤")]]
    assert sum(wins) == 50
    assert ReviewStore(url).history(ID)["version"].tolist() == [1] * 50


def test_several_programs_may_open_a_new_database_at_once(url, another_process):
    program = """
import sys, time
from analysis.reviews.store import ReviewStore
time.sleep(max(0, float(sys.argv[2]) - time.time()))
print(ReviewStore(sys.argv[1]).last_event("x"))
"""
    moment = str(time.time() + 4)
    assert [result(process) for process in [another_process(program, url, moment) for _ in range(4)]] == [0, 0, 0, 0]


def test_the_database_of_one_who_is_switching_it_is_waited_for(tmp_path):
    """SQLite never waits by itself when it takes up write-ahead logging: who holds the file then is asked again, for a while."""
    file = tmp_path / "reviews.sqlite"
    holder = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    letting_go = threading.Timer(1, holder.rollback)
    letting_go.start()
    assert ReviewStore(f"sqlite:///{file}").last_event("x") == 0
    letting_go.join()
    holder.close()


def test_a_database_that_nobody_lets_go_is_said_to_be_locked(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.reviews.database.PATIENCE", 0.2)
    file = tmp_path / "reviews.sqlite"
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(ReviewsUnavailableError, match="locked"):
        ReviewStore(f"sqlite:///{file}")
    holder.close()


@pytest.mark.parametrize("after", [1, 7, 40])
def test_what_was_answered_survives_a_kill(url, another_process, after):
    process = another_process(SAVER, url, "k")
    answered = [int(process.stdout.readline()) for _ in range(after)]
    process.send_signal(signal.SIGKILL)
    answered += [int(number) for number in process.stdout]  # communicate() would pass over what readline() has read ahead
    store = ReviewStore(url)
    kept = set(store.history(ID)["comment"])
    assert {f"k-{number}" for number in answered} <= kept
    assert len(kept) <= len(answered) + 1  # at most the one that was on its way
    assert_a_chain(store.history(ID))


def test_a_server_that_loses_power_keeps_what_was_answered(server, another_process):
    url = with_driver(server.new_database())
    process = another_process(SAVER, url, "p")
    answered = [int(process.stdout.readline()) for _ in range(25)]
    server.stop("immediate")
    answered += [int(number) for number in process.stdout]
    assert process.wait(timeout=60) != 0  # it was told that its last save failed
    server.start()
    kept = set(ReviewStore(url).history(ID)["comment"])
    assert {f"p-{number}" for number in answered} <= kept and len(kept) <= len(answered) + 1
