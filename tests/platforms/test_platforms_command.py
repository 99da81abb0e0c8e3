"""`impostor platforms`, and handles that stand alone with `--platform`."""

import importlib
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import impostor.platforms
from impostor.cli.platforms import platforms
from impostor.cli.read import NAMES, read
from impostor.links import accounts_of, read_entries
from impostor.platforms import PLATFORMS, Refused, identify
from impostor.setup import account_at
from tests.platforms.recordings import FOLDER


def listed(*words: str) -> str:
    result = CliRunner().invoke(platforms, words, catch_exceptions=False, standalone_mode=False)
    return result.output


def test_every_platform_is_listed_with_its_facts() -> None:
    rows = json.loads(listed("--format", "json"))["platforms"]
    assert [row["platform"] for row in rows] == [each.name for each in PLATFORMS]
    for row in rows:
        assert row["source"] in {"public API", "HTML"}
        assert "up" in row["states"]
        assert "name" in row["fields"]
        date.fromisoformat(row["checked_on"])


FOLDER_OF_CODE = Path(impostor.platforms.__file__).parent
MARKED = sorted(
    [*FOLDER_OF_CODE.glob("*_page.py"), *FOLDER_OF_CODE.glob("*_titles.py")]
    + [FOLDER_OF_CODE / f"{name}.py" for name in ("walls", "pictures", "pots", "elsewhere")]
)


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_what_can_change_without_notice_bears_a_date(path: Path) -> None:
    module = importlib.import_module(f"impostor.platforms.{path.stem}")
    assert isinstance(module.CHECKED_ON, date)


def test_no_platforms_file_is_much_over_a_hundred_lines() -> None:
    lengths = {
        each.name: len((FOLDER_OF_CODE / f"{module}.py").read_text("utf-8").splitlines())
        for each in PLATFORMS
        for module in [each.status.__module__.rpartition(".")[2]]
    }
    assert max(lengths.values()) <= 115, lengths


def test_the_facts_that_all_share_are_dated_too() -> None:
    shared = json.loads(listed("--format", "json"))["shared"]
    assert len(shared) == 3
    assert all(date.fromisoformat(day) for day in shared.values())


def test_a_table_shows_the_same_to_people() -> None:
    shown = listed()
    assert "checked_on" in shown
    for each in PLATFORMS:
        assert each.name in shown


ALONE = [
    ("instagram", "@Anouk.Terrasson", "https://www.instagram.com/anouk.terrasson/"),
    ("instagram", "anouk.terrasson", "https://www.instagram.com/anouk.terrasson/"),
    ("facebook", "100091155873204", "https://www.facebook.com/profile.php?id=100091155873204"),
    ("threads", "@romane", "https://www.threads.com/@romane"),
    ("x", "12345", "https://x.com/12345"),
    ("youtube", "@name", "https://www.youtube.com/@name"),
    ("tiktok", "name", "https://www.tiktok.com/@name"),
    ("snapchat", "name", "https://www.snapchat.com/@name"),
    ("pinterest", "name", "https://www.pinterest.com/name/"),
    ("linkedin", "capucine-hautbourg", "https://www.linkedin.com/in/capucine-hautbourg"),
    ("telegram", "@carnetsdebrume", "https://t.me/carnetsdebrume"),
    ("reddit", "gaspard_vantour", "https://www.reddit.com/user/gaspard_vantour"),
    ("twitch", "lubinrocheclair", "https://www.twitch.tv/lubinrocheclair"),
    ("bluesky", "name", "https://bsky.app/profile/name.bsky.social"),
    ("bluesky", "name.example", "https://bsky.app/profile/name.example"),
    ("mastodon", "@name@social.example", "https://social.example/@name"),
    ("wikipedia", "fr:Nom", "https://fr.wikipedia.org/wiki/User:Nom"),
    ("whatsapp", "+33 6 00 00 00 17", "https://wa.me/33600000017"),
    ("jeuxvideo", "brindezinc", "https://www.jeuxvideo.com/profil/brindezinc?mode=infos"),
    ("leetchi", "un-velo-2106387", "https://www.leetchi.com/c/un-velo-2106387"),
    ("lepotcommun", "m230d9ye", "https://www.lepotcommun.fr/pot/m230d9ye"),
]


@pytest.mark.parametrize(("on", "text", "url"), ALONE, ids=[f"{a}-{b}" for a, b, _ in ALONE])
def test_a_name_alone_is_one_on_the_platform_that_is_named(on: str, text: str, url: str) -> None:
    named = identify(text, on)
    assert not isinstance(named, Refused)
    assert (named[0].name, named[1].url) == (on, url)
    assert identify(f"{on}:{text}") == named


def test_every_platform_but_the_web_takes_names_alone() -> None:
    assert {each[0] for each in ALONE} == set(NAMES)


@pytest.mark.parametrize(
    ("on", "text"),
    [("x", "a name with blanks"), ("instagram", "é"), ("mastodon", "name"), ("wikipedia", "Nom"),
     ("whatsapp", "lea"), ("x", "")],
)  # fmt: skip
def test_what_is_no_name_there_is_refused_with_what_was_expected(on: str, text: str) -> None:
    refused = identify(text, on)
    assert isinstance(refused, Refused)
    assert len(str(refused.sentence)) > 30


def test_an_address_stays_what_it_is_whatever_platform_is_named() -> None:
    named = identify("https://x.com/name", "instagram")
    assert not isinstance(named, Refused)
    assert named[1].url == "https://x.com/name"


def test_a_list_may_mix_names_alone_and_addresses() -> None:
    data = b"@anouk.terrasson\nhttps://x.com/name  # seen by my sister\nsocial.example/@lea\n"
    found, refused = accounts_of("list", read_entries("list", data), "instagram")
    assert not refused
    assert [each.platform for each in found] == ["instagram", "x", "mastodon"]
    # The control: without a platform a name alone is refused.
    assert accounts_of("list", read_entries("list", data))[1]


def test_own_accounts_are_named_as_platform_and_handle_too() -> None:
    assert account_at("bluesky:lea.example").url == "https://bsky.app/profile/lea.example"


def test_read_takes_a_handle_for_the_address() -> None:
    page = str(FOLDER / "instagram" / "live.html")
    words = (page, "--url", "anouk.terrasson", "--platform", "instagram", "--format", "json")
    result = CliRunner().invoke(read, words, catch_exceptions=False, standalone_mode=False)
    assert json.loads(result.output)["profile"]["account_id"] == "5810274466"
