"""The main job, end to end: photos, names and addresses in; a ranked list with reasons out."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import impostor.report
from impostor.platforms import Refused, identify
from tests.stories.town import Done, Town, average_precision

SCHEMA = Path(impostor.report.__file__).with_name("report.schema.json")
FAIR = {
    "parent", "club", "namesake", "fan", "parody", "friend",
    "proud_parent", "couple", "named_club", "portraitist", "news_page",
}  # fmt: skip
NAMED_AFTER = {"proud_parent", "couple", "named_club", "portraitist", "news_page"}


def canonical(address: str) -> str:
    found = identify(address)
    assert not isinstance(found, Refused)
    return found[1].url


@pytest.fixture(scope="module")
def ranking(city: Town, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    case = tmp_path_factory.mktemp("city") / "case"
    assert city.init(case).code == 0
    done = city.scan(case, "--format", "json")
    assert done.code == 0, done.err
    jsonschema.validate(done.json(), json.loads(SCHEMA.read_text(encoding="utf-8")))
    return done.json()["accounts"]


@pytest.fixture(scope="module")
def kinds(city: Town) -> dict[str, str]:
    return {canonical(made.url): made.kind for made in city.network.accounts}


def test_impostors_come_first(
    city: Town, ranking: list[dict[str, Any]], record_property: Callable[[str, object], None]
) -> None:
    impostors = {canonical(made.url) for made in city.network.accounts if made.impostor}
    found = average_precision([account["url"] in impostors for account in ranking])
    count = f"{len(ranking)} accounts, {len(impostors)} impostors"
    record_property("figure", f"made network of {count}: average precision {found:.3f}")
    assert found >= 0.95


def test_every_account_is_ranked_once(city: Town, ranking: list[dict[str, Any]]) -> None:
    urls = [account["url"] for account in ranking]
    assert len(urls) == len(set(urls))
    assert set(urls) == {canonical(made.url) for made in city.network.accounts}


def test_protected_accounts_and_no_others_stand_in_their_band(
    city: Town, ranking: list[dict[str, Any]]
) -> None:
    protected = {canonical(made.url) for made in city.network.accounts if made.protected}
    assert {a["url"] for a in ranking if a["band"] == "protected"} == protected


def test_nobody_innocent_is_called_a_likely_fake(
    ranking: list[dict[str, Any]], kinds: dict[str, str]
) -> None:
    likely = Counter(kinds[account["url"]] for account in ranking if account["band"] == "likely")
    assert set(kinds.values()) >= FAIR
    assert not FAIR & set(likely)


def test_only_care_keeps_those_out_who_bear_the_name_and_show_the_photos(
    ranking: list[dict[str, Any]], kinds: dict[str, str]
) -> None:
    named = [account for account in ranking if kinds[account["url"]] in NAMED_AFTER]
    assert all(account["care"] for account in named)
    signals = [{f["signal"] for f in account["findings"]} for account in named]
    assert all({"photo_copied", "name"} <= found for found in signals)


def test_a_club_and_a_parent_are_asked_about_and_not_accused(
    ranking: list[dict[str, Any]], kinds: dict[str, str]
) -> None:
    bands = {a["band"] for a in ranking if kinds[a["url"]] in {"club", "parent"}}
    assert bands <= {"uses_photos", "possible"}


def test_every_score_is_a_probability_and_has_its_reasons(ranking: list[dict[str, Any]]) -> None:
    assert all(0 <= account["score"] <= 1 for account in ranking)
    assert all(account["findings"] for account in ranking if account["band"] == "likely")


def test_a_second_scan_fetches_nothing_and_ranks_the_same(
    village: Town, scanned_village: tuple[Path, Done]
) -> None:
    case, first = scanned_village
    asked = len(village.served.log)
    again = village.scan(case, "--format", "json")
    assert len(village.served.log) == asked
    assert again.json()["accounts"] == first.json()["accounts"]


def test_max_age_0_looks_again(village: Town, scanned_village: tuple[Path, Done]) -> None:
    case, _ = scanned_village
    asked = len(village.served.log)
    one = village.network.accounts[-1].url
    links = case.parent / "one.txt"
    links.write_text(one, encoding="utf-8")
    assert village.run("scan", case, links, "--rate", 0, "--max-age", "0").code == 0
    assert len(village.served.log) > asked


def test_a_name_added_later_ranks_again_without_fetching(
    village: Town, scanned_village: tuple[Path, Done], tmp_path: Path
) -> None:
    asked = len(village.served.log)
    stranger = next(a for a in village.network.accounts if a.kind == "unrelated")
    case, first = scanned_village
    before = {a["url"]: a["score"] for a in first.json()["accounts"]}
    assert village.run("person", case, "--add-name", stranger.name).code == 0
    after = village.run("report", case, "--format", "json").json()["accounts"]
    assert village.run("person", case, "--remove", stranger.name).code == 0
    scores = {a["url"]: a["score"] for a in after}
    assert scores[canonical(stranger.url)] > before[canonical(stranger.url)]
    assert len(village.served.log) == asked


def test_the_table_shows_rank_band_and_reasons(
    village: Town, scanned_village: tuple[Path, Done]
) -> None:
    done = village.scan(scanned_village[0])
    lines = done.out.splitlines()
    assert lines[0].split()[:4] == ["rank", "no.", "score", "band"]
    assert "likely" in done.out
    assert "the photo you gave" in done.out
    assert "read, 0 could not be read" in done.err


def test_csv_has_a_line_an_account(village: Town, scanned_village: tuple[Path, Done]) -> None:
    case, first = scanned_village
    rows = list(csv.DictReader(io.StringIO(village.scan(case, "--format", "csv").out)))
    assert len(rows) == len(first.json()["accounts"])


def test_lists_of_many_forms_and_standard_input(
    village: Town, scanned_village: tuple[Path, Done], tmp_path: Path
) -> None:
    case, first = scanned_village
    table = tmp_path / "links.csv"
    urls = [made.url for made in village.network.accounts[:3]]
    table.write_text("who,url\n" + "".join(f"x,{url}\n" for url in urls), encoding="utf-8")
    done = village.run("scan", case, table, "-", "--format", "json", stdin=f"{urls[0]}#again\n")
    assert done.code == 0
    assert len(done.json()["accounts"]) == len(first.json()["accounts"])


def test_a_scan_without_a_case_makes_one_and_never_a_second(village: Town, tmp_path: Path) -> None:
    person = village.network.person
    links = tmp_path / "links.txt"
    links.write_text(
        "\n".join(made.url for made in village.network.accounts[-3:]), encoding="utf-8"
    )
    words = ("scan", "--photos", person.photos, "--name", person.names[0], links, "--rate", 0)
    first = village.run(*words, cwd=tmp_path)
    assert first.code == 0, first.err
    assert "impostor-case" in first.err
    assert (tmp_path / "impostor-case" / "case.toml").is_file()
    second = village.run(*words, cwd=tmp_path)
    assert second.code == 1
    assert "impostor-case" in second.err


def test_the_report_opens_alone(village: Town, scanned_village: tuple[Path, Done]) -> None:
    done = village.run("report", scanned_village[0], "--lang", "fr")
    assert done.code == 0
    page = Path(done.out.strip()).read_text(encoding="utf-8")
    assert "data:image/jpeg" in page
    assert "<script" not in page
    assert 'lang="fr"' in page


def test_the_persons_names_and_photos_are_in_no_message(
    village: Town, scanned_village: tuple[Path, Done]
) -> None:
    err = village.scan(scanned_village[0], "--max-age", "0", "--format", "json").err
    assert not [name for name in village.network.person.names if name in err]
    assert not [
        photo.name for photo in village.network.person.photos.iterdir() if photo.name in err
    ]
