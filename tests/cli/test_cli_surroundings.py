"""The options of the group, and what the verbs get of them."""

import click
import pytest
from click.testing import CliRunner

from impostor.cli import impostor
from impostor.cli.surroundings import Surroundings, surroundings


@pytest.mark.parametrize(("words", "expected"), [([], False), (["--use-proxy"], True)])
def test_proxies_are_taken_from_the_environment_only_when_asked(
    words: list[str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Surroundings] = []

    @click.command()
    def look() -> None:
        seen.append(surroundings())

    monkeypatch.setitem(impostor.commands, "look", look)
    assert CliRunner().invoke(impostor, [*words, "look"]).exit_code == 0
    assert [each.trust_environment for each in seen] == [expected]
