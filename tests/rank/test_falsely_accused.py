"""Innocent accounts that resemble a fake most: none of them is in the band likely."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from impostor import photos
from impostor.images import Door
from impostor.model import Account, Band, Look
from impostor.rank import rank
from tests.bench.ranking.album import Album
from tests.bench.ranking.made import around
from tests.bench.ranking.run import UNTIED
from tests.bench.ranking.views import MadePerson
from tests.rank.test_bands import INDEX, OLDER, OWN, OWN_BIO, OWN_PROFILE, SAME, look

WHOLE = "Léa Tremblay-Kowalski"
SITE = "https://lea-tremblay.example/"
SECOND = look(0, 1, **SAME)
SECOND_URL = "https://bsky.app/profile/leatremblaykowalski2.bsky.social"

HERS = replace(OWN_PROFILE, links=(*OWN_PROFILE.links, SITE))
WITH_SITE = replace(INDEX, own=(HERS,))
LINKS_TO_SECOND = replace(INDEX, own=(replace(HERS, links=(SECOND_URL,)),))

INNOCENT = [
    pytest.param(look(0, 1, name="Marc Tremblay-Kowalski"), id="a parent with her photos"),
    pytest.param(look(0, 1, name=f"Maman de {WHOLE}"), id="a parent under the child's name"),
    pytest.param(look(0, 1, name=f"{WHOLE}'s mum", handle="leatremblay"), id="in her handle too"),
    pytest.param(
        look(0, 1, bio=f"Managed by mum. {OWN_BIO[:8]}", **SAME), id="a parent runs it and says so"
    ),
    pytest.param(look(60, name=WHOLE, bio="Nantes"), id="a namesake of the same city"),
    pytest.param(look(60, **SAME), id="a namesake with the same handle"),
    pytest.param(look(60, 61, name="Ana Ruiz"), id="a friend with a group photo of their own"),
    pytest.param(look(60, 0, name="Ana Ruiz"), id="a friend with a group photo that she gave"),
    pytest.param(look(0, 1, name="Nantes Volley Club"), id="a club"),
    pytest.param(look(0, 1, name=f"Nantes Volley Club - {WHOLE}"), id="a club's page about her"),
    pytest.param(look(0, 1, name="Studio Ruiz", bio=f"Portraits of {WHOLE}"), id="a photographer"),
    pytest.param(look(0, 1, name=f"{WHOLE}, by Studio Ruiz"), id="a shooting named after her"),
    pytest.param(look(0, name=f"{WHOLE} fan club"), id="a fan"),
    pytest.param(look(0, name=f"{WHOLE} (parody)"), id="a parody"),
    pytest.param(look(0, name=f"Not {WHOLE}", handle="leatremblay"), id="a parody: not"),
    pytest.param(look(0, name=f"{WHOLE} wins the regional cup"), id="a news article"),
    pytest.param(look(0, 1, name="Zoé Tremblay-Kowalski"), id="a twin"),
    pytest.param(look(0, bio=f"Photo: {WHOLE}"), id="a re-post with credit"),
    pytest.param(look(0, 1, links=(OWN.url,), **SAME), id="a second account that links to hers"),
    pytest.param(look(0, 1, created_at=OLDER, **SAME), id="a second account, older than the first"),
    pytest.param(look(0, 1, verified=True, **SAME), id="a second account with a badge"),
]


@pytest.mark.parametrize("seen", INNOCENT)
def test_an_innocent_account_is_not_accused(seen: Look) -> None:
    assert rank(INDEX, [seen])[0].band is not Band.LIKELY


def test_an_account_that_a_genuine_one_links_to_is_not_accused() -> None:
    match = rank(LINKS_TO_SECOND, [SECOND])[0]
    assert match.band is not Band.LIKELY
    assert match.score < rank(INDEX, [SECOND])[0].score / 5, "hers say so: no fake can"


def test_an_account_that_leads_to_her_own_site_in_its_own_words_is_not_accused() -> None:
    assert rank(WITH_SITE, [look(0, 1, links=(SITE,), **SAME)])[0].band is not Band.LIKELY


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"bio": OWN_BIO, "links": (SITE,)}, id="link and words are copied together"),
        pytest.param({"links": ("https://another.example/",)}, id="another site"),
        pytest.param({"links": ("https://www.instagram.com/",)}, id="a platform's front page"),
    ],
)
def test_control_other_links_excuse_nobody(more: dict[str, object]) -> None:
    front = replace(HERS, links=(*HERS.links, "https://www.instagram.com/"))
    index = replace(INDEX, own=(front,))
    assert rank(index, [look(0, 1, **SAME, **more)])[0].band is Band.LIKELY


def test_the_owners_new_account_after_a_deletion_is_not_accused() -> None:
    deleted = replace(INDEX, lost=(OWN,))
    assert rank(deleted, [look(0, 1, bio=OWN_BIO, **SAME)])[0].band is not Band.LIKELY


def test_control_a_deletion_on_another_platform_excuses_nobody() -> None:
    elsewhere = Account("mastodon", "https://mastodon.example/@lea", "lea")
    deleted = replace(INDEX, lost=(elsewhere,))
    assert rank(deleted, [look(0, 1, bio=OWN_BIO, **SAME)])[0].band is Band.LIKELY


def test_control_a_fake_is_accused() -> None:
    assert rank(INDEX, [SECOND])[0].band is Band.LIKELY


@pytest.fixture(scope="module", params=[9005])
def made(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> MadePerson:
    with Door(photos.describe, photos.VERSION) as door:
        return around(Album(Path(tmp_path_factory.mktemp("album")), door), request.param)


def bands(made: MadePerson) -> Iterator[tuple[str, bool, Band]]:
    accounts = (*made.fakes, *made.accused)
    matches = rank(made.index, [each.look for each in accounts])
    for each, match in zip(accounts, matches, strict=True):
        yield each.kind, each.fake, match.band


def test_of_a_made_person_s_innocents_none_is_accused(made: MadePerson) -> None:
    accused = [kind for kind, fake, band in bands(made) if not fake and band is Band.LIKELY]
    assert set(accused) <= {UNTIED}, "nothing but her word tells a second account without a tie"


def test_control_a_made_person_s_fakes_are_accused(made: MadePerson) -> None:
    found = [band for _, fake, band in bands(made) if fake]
    assert found.count(Band.LIKELY) >= 3
    assert all(band is not Band.PROTECTED for band in found)


def test_her_own_accounts_are_protected_whatever_they_show(made: MadePerson) -> None:
    matches = rank(made.index, made.own)
    assert {(match.band, match.score) for match in matches} == {(Band.PROTECTED, 0.0)}
