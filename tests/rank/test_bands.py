"""Which account stands where in the list: found where two kinds agree, never accused lightly."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from impostor import photos
from impostor.model import (
    Account,
    Badge,
    Band,
    Look,
    Match,
    Observation,
    Person,
    Photo,
    Picture,
    Profile,
    Role,
    Sentence,
    Status,
)
from impostor.rank import PersonIndex, rank

NOW = datetime(2026, 3, 1, tzinfo=UTC)
OWN_BIO = "Seconde à Nantes, volley le samedi et beaucoup trop de chats"


@cache
def photo(number: int) -> Photo:
    """Make a photo-like picture: smooth noise of several sizes, another for each number."""
    chance = np.random.default_rng(number)
    pixels = np.zeros((256, 256, 3))
    for size in (4, 8, 16, 32, 64):
        patch = chance.random((size, size, 3))
        pixels += np.kron(patch, np.ones((256 // size, 256 // size, 1))) / 5
    image = (pixels * 255).astype(np.uint8)
    described = photos.describe([image])
    digest = sha256(image.tobytes()).hexdigest()
    return Photo(digest, 256, 256, described.quality, photos.VERSION, described.descriptors)


OWN = Account(
    "bluesky", "https://bsky.app/profile/lea.example.com", "lea.example.com", "did:plc:own"
)
PERSON = Person(
    names=("Léa Tremblay-Kowalski",),
    handles=("leatremblaykowalski",),
    photos=tuple(photo(n) for n in range(3)),
    own=(OWN,),
)
OWN_PROFILE = Profile(
    OWN,
    name="Léa Tremblay-Kowalski",
    bio=OWN_BIO,
    links=("https://mastodon.example/@lea_art",),
    created_at=datetime(2022, 1, 1, tzinfo=UTC),
)
INDEX = replace(PersonIndex.of(PERSON, photos.index(PERSON.photos)), own=(OWN_PROFILE,))


def look(*shown: int, name: str = "Someone", handle: str = "someone", **more: object) -> Look:
    """Make a look at a profile that shows photos by number: the avatar first, then posts."""
    account = Account("bluesky", f"https://bsky.app/profile/{handle}.bsky.social", handle, handle)
    pictures = tuple(
        Picture(f"https://cdn.example/{n}.jpg", Role.POST if place else Role.AVATAR, photo(n))
        for place, n in enumerate(shown)
    )
    profile = replace(Profile(account, name=name), **more)  # type: ignore[arg-type]
    return Look(Observation(account, Status.UP, Sentence("up"), NOW), profile, pictures)


def match_of(seen: Look) -> Match:
    return rank(INDEX, [seen])[0]


SAME = {"name": "Léa Tremblay-Kowalski", "handle": "leatremblaykowalski2"}
YOUNGER = datetime(2026, 1, 1, tzinfo=UTC)
OLDER = datetime(2015, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seen", "band"),
    [
        pytest.param(look(0, **SAME), Band.LIKELY, id="photo and name"),
        pytest.param(
            look(0, name="Lea Tremblay Kowalski"), Band.LIKELY, id="photo, name unaccented"
        ),
        pytest.param(look(50, 1, **SAME), Band.LIKELY, id="photo in a post and name"),
        pytest.param(look(bio=OWN_BIO, **SAME), Band.LIKELY, id="whole identity and description"),
        pytest.param(look(0, bio=OWN_BIO), Band.LIKELY, id="photo and description"),
        pytest.param(look(0, 1), Band.USES_PHOTOS, id="two photos under another name"),
        pytest.param(look(0, 0), Band.POSSIBLE, id="the same photo twice is one photo"),
        pytest.param(look(0), Band.POSSIBLE, id="one photo alone"),
        pytest.param(look(**SAME), Band.POSSIBLE, id="a name alone: it may be a namesake"),
        pytest.param(look(60, **SAME), Band.POSSIBLE, id="a namesake with photos of their own"),
        pytest.param(look(60, bio=OWN_BIO), Band.POSSIBLE, id="a description alone"),
        pytest.param(look(61), Band.UNLIKELY, id="nothing in common"),
        pytest.param(look(), Band.UNLIKELY, id="nothing to compare"),
        pytest.param(look(0, verified=True, **SAME), Band.POSSIBLE, id="care: badge"),
        pytest.param(
            look(0, verified=True, badge=Badge.PAID, **SAME),
            Band.LIKELY,
            id="no care: a badge that anybody can buy",
        ),
        pytest.param(look(0, created_at=OLDER, **SAME), Band.POSSIBLE, id="care: older"),
        pytest.param(look(0, created_at=YOUNGER, **SAME), Band.LIKELY, id="younger is no reason"),
        pytest.param(
            look(0, name="Léa Tremblay-Kowalski fan club", bio="Fan account, not her"),
            Band.POSSIBLE,
            id="care: fan",
        ),
        pytest.param(
            look(0, bio="Photos: Léa Tremblay-Kowalski", **SAME), Band.POSSIBLE, id="care: credit"
        ),
        pytest.param(look(0, links=(OWN.url,), **SAME), Band.POSSIBLE, id="care: links to hers"),
        pytest.param(look(0, 1, name="Marc Tremblay-Kowalski"), Band.USES_PHOTOS, id="a parent"),
    ],
)
def test_band(seen: Look, band: Band) -> None:
    assert match_of(seen).band is band


@pytest.mark.parametrize(
    "account",
    [
        pytest.param(OWN, id="the same account"),
        pytest.param(replace(OWN, account_id=None), id="by address where no id is known"),
        pytest.param(
            replace(OWN, url="https://bsky.app/profile/new.name"), id="renamed, by its id"
        ),
    ],
)
def test_an_own_account_is_protected_whatever_it_shows(account: Account) -> None:
    seen = look(0, 1, bio=OWN_BIO, **SAME)
    observation = replace(seen.observation, account=account)
    profile = replace(OWN_PROFILE, account=account)
    match = match_of(replace(seen, observation=observation, profile=profile))
    assert (match.band, match.score, match.findings) == (Band.PROTECTED, 0.0, ())


def test_a_stranger_who_took_over_the_old_handle_is_not_protected() -> None:
    taken = replace(OWN, account_id="did:plc:stranger")
    seen = look(0, **SAME)
    profile = replace(seen.profile or Profile(taken), account=taken)
    assert match_of(replace(seen, profile=profile)).band is Band.LIKELY


def test_more_evidence_scores_higher() -> None:
    ladder = [look(61), look(**SAME), look(0, **SAME), look(0, 1, bio=OWN_BIO, **SAME)]
    scores = [match.score for match in rank(INDEX, ladder)]
    assert scores == sorted(scores)
    assert len(set(scores)) == len(scores)


def test_absent_data_is_neutral() -> None:
    known = look(0, **SAME)
    silent = replace(known.profile or OWN_PROFILE, followers=None, verified=None, created_at=None)
    assert match_of(known).score == match_of(replace(known, profile=silent)).score


def test_after_a_wrongful_deletion_the_owners_new_account_is_not_accused() -> None:
    deleted = replace(INDEX, lost=(OWN,))
    seen = look(0, 1, **SAME)
    assert match_of(seen).band is Band.LIKELY
    match = rank(deleted, [seen])[0]
    assert match.band is Band.POSSIBLE
    assert match.care


def test_an_account_that_was_not_seen_gives_no_finding_but_its_handle() -> None:
    account = Account("bluesky", "https://bsky.app/profile/zzz.example", "zzz.example")
    unseen = Look(Observation(account, Status.LOGIN_WALL, Sentence("wall"), NOW))
    match = match_of(unseen)
    assert match.band is Band.UNLIKELY
    assert {finding.signal for finding in match.findings} <= {"name"}


def test_findings_name_both_values_and_the_strongest_comes_first() -> None:
    match = match_of(look(0, **SAME))
    first = match.findings[0]
    assert (first.signal, first.reference) == ("photo_copied", photo(0).sha256)
    weights = [abs(finding.weight) for finding in match.findings]
    assert weights == sorted(weights, reverse=True)


@given(
    st.lists(st.integers(0, 5), max_size=3),
    st.text(max_size=30),
    st.text(max_size=60),
    st.sampled_from([None, True, False]),
)
def test_any_profile_gets_a_score_between_0_and_1(
    shown: list[int], name: str, bio: str, verified: bool | None
) -> None:
    match = match_of(look(*shown, name=name, bio=bio, verified=verified))
    assert 0 <= match.score <= 1


def test_a_batch_ranks_as_its_parts_do() -> None:
    looks = [look(0, **SAME), look(61), look(0, 1)]
    assert rank(INDEX, looks) == [rank(INDEX, [one])[0] for one in looks]
