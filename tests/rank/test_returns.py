"""Whose return an account may be: by what only one hand leaves, never by what is the person's."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import product

import pytest
from PIL import Image

from impostor import photos
from impostor.model import (
    Account,
    Band,
    Decision,
    Look,
    Match,
    Observation,
    Photo,
    Picture,
    Profile,
    Role,
    Sentence,
    Status,
)
from impostor.rank import Fake, Known, PersonIndex, rank, recognised
from impostor.rank.fakes import telling
from tests.photos import scenes
from tests.rank.test_bands import NOW, OWN, OWN_BIO, PERSON

HERS = 300
FAKES_OWN, FAKES_POST, SECOND_POST, OTHERS = 301, 302, 303, 310
MONTH = timedelta(days=30)
WENT = NOW + timedelta(days=7)


@cache
def shot(seed: int, edit: str = "same") -> Photo:
    """A scene of its own for each seed, as it is, or changed in a way that tests.photos names."""
    image: Image.Image = getattr(scenes, edit)(scenes.scene(seed))
    return scenes.photo(image, f"{seed:032x}{edit.encode().hex():0<32}"[:64])


@cache
def cut(left: int) -> Photo:
    """A photo of hers, cut from some column on."""
    image = scenes.scene(HERS).crop((left, 60, left + 360, 420))
    return scenes.photo(image, f"{left:064x}")


BLANK = replace(shot(OTHERS), sha256="b" * 64, quality=0.0)
LEA = replace(PERSON, photos=(shot(HERS),))
OWN_PROFILE = Profile(OWN, "Léa Tremblay-Kowalski", OWN_BIO, ("https://t.me/lea_herself",))
INDEX = replace(PersonIndex.of(LEA, photos.index(LEA.photos)), own=(OWN_PROFILE,))
WORDS = "Danse, soleil et petites photos pour vous, écrivez-moi vite"
CONTACT = "https://t.me/anais_prive"


def seen(handle: str, avatar: Photo | None, *posts: Photo, **more: object) -> Look:
    account = Account("bluesky", f"https://bsky.app/profile/{handle}.bsky.social", handle, handle)
    shown = [(Role.AVATAR, avatar), *((Role.POST, post) for post in posts)]
    pictures = tuple(
        Picture(f"https://cdn.example/{handle}{place}", role, one)
        for place, (role, one) in enumerate(shown)
        if one is not None
    )
    profile = replace(Profile(account, name="Anaïs Roux"), **more)  # type: ignore[arg-type]
    return Look(Observation(account, Status.UP, Sentence("up"), NOW), profile, pictures)


FAKE = seen(
    "anais_prive", shot(FAKES_OWN), shot(FAKES_POST), shot(SECOND_POST), shot(HERS),
    bio=WORDS, links=(CONTACT, "https://chansons.example/ma-chanson"),
)  # fmt: skip


@cache
def indexed(shown: tuple[Photo, ...]) -> photos.Index:
    return photos.index(shown)


def index_with(fake: Look, others: Sequence[Look], **known: object) -> PersonIndex:
    """The person beside a fake that is number 7, and later accounts from 8 on."""
    at = {fake.observation.account.url: Known(7, NOW, Decision.FAKE)}
    for number, look in enumerate(others, 8):
        url = look.observation.account.url
        at[url] = replace(Known(number, NOW + MONTH), **known)  # type: ignore[arg-type]
    assert fake.profile is not None
    earlier = Fake(
        fake.profile.account, at[fake.observation.account.url], fake.profile, fake.pictures, WENT,
        indexed(telling(fake.pictures)),
    )  # fmt: skip
    return recognised(replace(INDEX, fakes=(earlier,), known=at), [fake, *others])


def match_of(look: Look, fake: Look = FAKE, **known: object) -> Match:
    return rank(index_with(fake, [look], **known), [look])[0]


@pytest.mark.parametrize(
    ("look", "said"),
    [
        pytest.param(
            seen("zq81", shot(FAKES_OWN)), "profile picture", id="its avatar under another name"
        ),
        pytest.param(
            seen("zq81", shot(FAKES_OWN, "mirrored")), "mirrored", id="its avatar, mirrored"
        ),
        pytest.param(
            seen("zq81", shot(FAKES_OWN, "smaller")), "profile picture", id="its avatar, smaller"
        ),
        pytest.param(
            seen("zq81", None, bio=WORDS), "words of account 7", id="new handle and its words"
        ),
        pytest.param(
            seen("zq81", None, bio=f"★ {WORDS} ★"), "words of account 7", id="its words, decorated"
        ),
        pytest.param(
            seen("zq81", None, links=("http://telegram.me/Anais_Prive?x=1",)), "same place",
            id="its contact, written in another way",
        ),
        pytest.param(
            seen("zq81", shot(FAKES_POST), shot(SECOND_POST), created_at=NOW + MONTH),
            "2 pictures of account 7", id="two of its pictures, on an account that is younger",
        ),
        pytest.param(
            seen("anaisprive22", shot(HERS)), "is made like",
            id="its handle, and her photo after it",
        ),
    ],
)  # fmt: skip
def test_a_return_is_linked(look: Look, said: str) -> None:
    match = match_of(look)
    assert match.return_of is not None
    assert match.return_of.number == 7
    assert said in " ".join(map(str, match.return_of.reasons))
    (first, *details) = [each for each in match.findings if each.signal == "earlier_fake"]
    assert first.weight > 0
    assert [str(each.sentence) for each in details] == [str(s) for s in match.return_of.reasons]


INNOCENT = [
    pytest.param(seen("zq81", shot(HERS)), "every fake of hers shows her photos"),
    pytest.param(seen("leatremblay2", shot(HERS), name="Léa"), "so do all who bear her name"),
    pytest.param(seen("zq81", None, bio=OWN_BIO), "her words stand on all fakes of hers"),
    pytest.param(seen("zq81", BLANK), "a default avatar proves nothing"),
    pytest.param(seen("anais_prive_", shot(OTHERS)), "a handle alone: there are many called so"),
    pytest.param(
        seen("zq81", shot(OTHERS), shot(FAKES_POST)), "one post in common: it may be everybody's"
    ),
    pytest.param(
        seen("zq81", shot(FAKES_POST), shot(SECOND_POST)),
        "two posts in common, and it may be from here that the fake took them",
    ),
    pytest.param(
        seen("zq81", shot(FAKES_OWN), created_at=NOW - MONTH), "it was there before the fake"
    ),
    pytest.param(
        seen("zq81", None, links=("https://chansons.example/ma-chanson",)), "a song is no contact"
    ),
    pytest.param(
        seen("zq81", shot(FAKES_OWN), links=(OWN.url,)), "it is linked with her own account"
    ),
    pytest.param(
        seen("zq81", shot(FAKES_OWN), bio="Fan account", name="Léa Tremblay-Kowalski fan club"),
        "it says that it is a fan's",
    ),
    pytest.param(seen("zq81", shot(FAKES_OWN), verified=True), "it bears a badge"),
    pytest.param(seen("zq81", None, bio="Danse et soleil"), "two words are nobody's own"),
    pytest.param(
        seen("zq81", None, bio="@anais_prive is a fake account of me, please report it"),
        "whoever warns of the fake names it too",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("look", "why"), INNOCENT)
def test_nobody_else_is_linked(look: Look, why: str) -> None:
    assert match_of(look).return_of is None, why


RETURN = seen("zq81", shot(FAKES_OWN), bio=WORDS)


@pytest.mark.parametrize(
    "known",
    [
        pytest.param({"added_at": NOW}, id="listed together with the fake"),
        pytest.param({"added_at": NOW - MONTH}, id="listed before the fake"),
        pytest.param({"decision": Decision.GENUINE}, id="a person called it genuine"),
        pytest.param({"decision": Decision.UNRELATED}, id="a person called it unrelated"),
        pytest.param({"number": 7}, id="the fake itself"),
    ],
)
def test_only_what_came_later_and_nobody_cleared_returns(known: dict[str, object]) -> None:
    assert match_of(RETURN).return_of is not None
    assert match_of(RETURN, **known).return_of is None


def test_after_a_takedown_an_hour_is_late_enough() -> None:
    assert match_of(RETURN, added_at=WENT + timedelta(minutes=1)).return_of is not None


def test_the_same_id_is_the_same_account_however_old_it_is() -> None:
    account = replace(FAKE.observation.account, url="https://bsky.app/profile/x.y", handle="x.y")
    observation = replace(FAKE.observation, account=account)
    look = Look(observation, Profile(account, "X", created_at=NOW - MONTH))
    link = match_of(look).return_of
    assert link is not None
    assert "only the handle has changed" in str(link.reasons[0])


def test_an_own_account_is_nobodys_return() -> None:
    look = replace(RETURN, observation=replace(RETURN.observation, account=OWN))
    match = match_of(replace(look, profile=replace(OWN_PROFILE, account=OWN)))
    assert (match.band, match.return_of) == (Band.PROTECTED, None)


def test_one_cut_of_her_photo_ties_two_only_with_a_handle_of_its_own() -> None:
    fake = seen("anais_prive", cut(20))
    assert match_of(seen("anaisprive.2", cut(20)), fake).return_of is not None
    assert match_of(seen("zq81", cut(20)), fake).return_of is None, "the cut alone"
    signs = {str(s) for s in links(match_of(seen("anaisprive.2", cut(20)), fake))}
    assert any("very same cut" in sign for sign in signs)
    other = {str(s) for s in links(match_of(seen("anaisprive.2", cut(260)), fake))}
    assert not any("very same cut" in sign for sign in other), "another cut"


DISGUISE = "leatremblayofficiel"


def test_two_who_disguise_her_name_alike_are_two_but_with_one_cut_of_a_photo() -> None:
    whole, cutting = seen(DISGUISE, shot(HERS)), seen(DISGUISE, cut(20))
    assert match_of(seen(f"{DISGUISE}2", shot(HERS)), whole).return_of is None
    assert match_of(seen(f"{DISGUISE}2", cut(20)), cutting).return_of is not None
    assert match_of(seen("leatremblay2", cut(20)), seen("leatremblay", cut(20))).return_of is None


def links(match: Match) -> tuple[Sentence, ...]:
    return match.return_of.reasons if match.return_of else ()


STRANGERS = ["Bruno Okafor", "Yuki Sato", "Priya Raman", "Olle Lindqvist"]


def strangers(**more: object) -> list[Look]:
    return [
        replace(one, profile=replace(one.profile or Profile(OWN), name=name, **more))
        for place, name in enumerate(STRANGERS)
        for one in [seen(name.split()[0].lower(), shot(320 + place), shot(FAKES_OWN))]
    ]


def test_a_picture_that_several_strangers_show_ties_nobody() -> None:
    look = seen("zq81", shot(FAKES_OWN))
    everybody = [look, *strangers()]
    assert rank(index_with(FAKE, [look]), [look])[0].return_of is not None
    assert rank(index_with(FAKE, everybody), [look])[0].return_of is None


def test_a_description_that_several_strangers_have_ties_nobody() -> None:
    look = seen("zq81", None, bio=WORDS)
    assert rank(index_with(FAKE, [look, *strangers()]), [look])[0].return_of is not None
    everybody = [look, *strangers(bio=WORDS)]
    assert rank(index_with(FAKE, everybody), [look])[0].return_of is None


def test_a_picture_that_somebody_gave_as_common_ties_nobody() -> None:
    look = seen("zq81", shot(FAKES_OWN))
    index = index_with(FAKE, [look])
    given = replace(index, common=photos.index([shot(FAKES_OWN, "smaller")]))
    assert rank(recognised(given, [FAKE, look]), [look])[0].return_of is None


def test_what_a_genuine_account_shows_is_hers_though_nobody_gave_it() -> None:
    own = replace(FAKE, observation=replace(FAKE.observation, account=OWN))
    look = seen("zq81", shot(FAKES_OWN))
    index = index_with(FAKE, [look])
    assert rank(recognised(index, [FAKE, own, look]), [look])[0].return_of is None


def test_of_two_fakes_the_nearer_one_came_back() -> None:
    other = seen("marco.x", shot(OTHERS), bio="Rien de tout cela ne ressemble aux autres mots ici")
    look = seen("zq81", shot(FAKES_OWN), bio=WORDS)
    index = index_with(FAKE, [other, look])
    account = other.observation.account
    second = Fake(account, replace(index.known[account.url], added_at=NOW), other.profile)
    both = replace(index, fakes=(second, *index.fakes))
    link = rank(both, [look])[0].return_of
    assert link is not None
    assert link.number == 7


def test_a_return_is_at_least_asked_about_and_with_her_photos_it_is_likely() -> None:
    assert match_of(seen("zq81", shot(FAKES_OWN))).band is Band.POSSIBLE
    assert match_of(seen("zq81", shot(FAKES_OWN), shot(HERS))).band is Band.LIKELY
    assert match_of(seen("zq81", shot(OTHERS), shot(HERS))).band is Band.POSSIBLE  # the control


def test_a_person_who_called_it_fake_takes_it_out_of_care() -> None:
    look = seen("zq81", shot(HERS), name="Léa Tremblay-Kowalski", verified=True)
    before = match_of(look)
    assert (before.band, bool(before.care)) == (Band.POSSIBLE, True)
    after = match_of(look, decision=Decision.FAKE)
    assert (after.band, after.care, after.score) == (Band.LIKELY, (), before.score)
    assert match_of(look, decision=Decision.UNSURE) == before


def test_a_batch_links_as_its_parts_do() -> None:
    looks = [RETURN, seen("anaisprive22", shot(HERS)), seen("abcdef", shot(OTHERS))]
    index = index_with(FAKE, looks)
    assert rank(index, looks) == [rank(index, [one])[0] for one in looks]


def test_whatever_is_shown_no_link_comes_without_a_strong_sign_nor_to_what_is_older() -> None:
    """All that an account may have of a fake, in all combinations."""
    every = product(
        ("", WORDS, OWN_BIO, "Danse"),
        (None, FAKES_OWN, HERS, OTHERS),
        ("anaisprive", "zq", "leatremblaykowalski"),
        (None, NOW - MONTH, NOW + MONTH),
    )
    had = dict(enumerate(every, 100))
    looks = [
        seen(f"{handle}{place}", shown and shot(shown), bio=bio, created_at=created)
        for place, (bio, shown, handle, created) in had.items()
    ]
    matches = rank(index_with(FAKE, looks), looks)
    for (bio, shown, handle, created), match in zip(had.values(), matches, strict=True):
        strong = bio == WORDS or shown == FAKES_OWN or (shown == HERS and handle == "anaisprive")
        assert (match.return_of is not None) == (strong and created != NOW - MONTH)
