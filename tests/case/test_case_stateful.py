"""Whatever is done to a case in whatever order: history only grows, and numbers stay."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from impostor.case import PersonText, create, open_case
from impostor.model import Account, Decision, Observation, Status
from tests.case.made import account, clock, look, match, photo, verdict

NAMES = st.sampled_from("abcde")
IDS = st.sampled_from((None, None, "1", "2", "3"))
MOMENTS = st.integers(0, 30)
HISTORY = ("account", "address", "identity", "alias", "observation", "reading", "match", "verdict")


class Cases(RuleBasedStateMachine):
    """A case, and a plain account of what must be true of it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()) / "case"
        self.case = create(self.folder, PersonText(names=("Léa",)), clock)
        self.numbers: dict[str, int] = {}
        self.seen: set[tuple[str, int]] = set()
        self.rows: dict[str, list[tuple[object, ...]]] = {table: [] for table in HISTORY}

    def teardown(self) -> None:
        self.case.close()
        shutil.rmtree(self.folder.parent)

    def _numbered(self, seen: Account) -> int:
        (number,) = self.case.add_accounts([seen])
        return number

    @rule(names=st.lists(NAMES))
    def add(self, names: list[str]) -> None:
        numbers = self.case.add_accounts([account(name) for name in names])
        for name, number in zip(names, numbers, strict=True):
            self.numbers.setdefault(name, number)
            assert number <= self.numbers[name]

    @rule(name=NAMES, stable_id=IDS, at=MOMENTS, status=st.sampled_from(Status))
    def record(self, name: str, stable_id: str | None, at: int, status: Status) -> None:
        seen = account(name, stable_id)
        self.numbers.setdefault(name, self._numbered(account(name)))
        number = self._numbered(account(name))
        self.case.record(look(seen, at, status, photo()), number)
        self.seen.add((name, at))

    @rule(name=NAMES, score=st.sampled_from((0.1, 0.9)))
    def store_match(self, name: str, score: float) -> None:
        self.numbers.setdefault(name, self._numbered(account(name)))
        number = self._numbered(account(name))
        self.case.store_ranking([(number, match(account(name), score))], clock())
        assert dict(self.case.matches())[self._numbered(account(name))].score == score

    @rule(name=NAMES, decision=st.sampled_from(Decision))
    def judge(self, name: str, decision: Decision) -> None:
        self.numbers.setdefault(name, self._numbered(account(name)))
        before = self.case.verdicts().get(self._numbered(account(name)), ())
        given = verdict(account(name), decision)
        self.case.add_verdict(given)
        assert self.case.verdicts()[self._numbered(account(name))] == (*before, given)

    @rule(name=NAMES)
    def take_back(self, name: str) -> None:
        number = self.case.add_accounts([account(name)])[0]
        self.numbers.setdefault(name, number)
        before = self.case.verdicts().get(number, ())
        if before:
            assert self.case.undo_verdict(number) == before[-1]
            assert self.case.verdicts().get(number, ()) == before[:-1]

    @rule()
    def reopen(self) -> None:
        self.case.close()
        self.case = open_case(self.folder, clock)

    @rule(extra=st.sampled_from(("Zoé", "Lila")))
    def edit(self, extra: str) -> None:
        person = self.case.person_text()
        self.case.edit_person(replace(person, aliases=(*person.aliases, extra)))

    @invariant()
    def history_only_grows(self) -> None:
        with closing(sqlite3.connect(self.folder / "case.sqlite")) as connection:
            for table, before in self.rows.items():
                now = connection.execute(f"SELECT * FROM {table}").fetchall()
                assert set(before) <= set(now), table
                self.rows[table] = now

    @invariant()
    def every_look_is_there_once(self) -> None:
        listed = [entry.number for entry in self.case.accounts()]
        observed: list[Observation] = []
        for number in listed:
            history = self.case.history(number)
            assert [seen.at for seen in history] == sorted(seen.at for seen in history)
            observed.extend(history)
        assert len(observed) == len(self.seen)
        assert set(self.case.looks()) == {n for n in listed if self.case.history(n)}

    @invariant()
    def numbers_stay(self) -> None:
        shown = {entry.number for entry in self.case.accounts()}
        for name, number in self.numbers.items():
            found = self.case.find(account(name).url).number
            assert found <= number
            assert found in shown
            assert self.case.find(str(number)).number == found


Cases.TestCase.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
TestCases = Cases.TestCase
