"""A scan that is killed loses nothing, and its rerun ends as if nothing had happened."""

from pathlib import Path

from tests.stories.killing import Outcome, kill_often
from tests.stories.town import Town


def test_five_kills(village: Town, tmp_path: Path) -> None:
    assert kill_often(village, tmp_path, kills=5, seed=1) == Outcome(5, 0, 0, 0)
