"""A scan that is killed loses nothing, and its rerun ends as if nothing had happened."""

from pathlib import Path

from tests.stories.killing import Outcome, Street, kill_often
from tests.stories.town import Town


def test_five_kills(village: Town, tmp_path: Path) -> None:
    links = tmp_path / "links.txt"
    urls = [made.url for made in village.network.accounts][:16]
    links.write_text("\n".join(urls), encoding="utf-8")
    street = Street(village, links)
    assert kill_often(street, tmp_path, kills=5, seed=1) == Outcome(5, 0, 0, 0)
