"""Whose account a screenshot shows, in the layouts of apps, and what must not be taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impostor.platforms import PLATFORMS
from impostor.screenshots import Line, Recognised, recognise
from impostor.screenshots.accounts import ADDRESSES, account_at, account_of, told_by_name
from impostor.screenshots.cues import WORDS
from tests.screenshots.page import at, middle, page


def counts() -> list[list[Line]]:
    return [at(0.13, "34", "1,204", "310", left=0.3), at(0.155, "posts", "followers", "following",
                                                         left=0.3)]  # fmt: skip


GRAM = page(
    middle(0.055, "lea.martin"),
    at(0.13, "34", "1 204", "310", left=0.3), at(0.155, "publications", "followers", "suivi(e)s",
                                                left=0.3),
    at(0.21, "Léa Martin"), at(0.235, "Étudiante à Lyon. @tom.dubois et @le.club69"),
    at(0.26, "Suivi(e) par maya_k et 3 autres personnes"), at(0.3, "Suivre", "Écrire"),
)  # fmt: skip

NAMED = Recognised.told("instagram", "lea.martin")


@pytest.mark.parametrize(
    ("lines", "name", "why"),
    [
        (GRAM, "Léa Martin", "it shows the handle that the file is named after"),
        (page(middle(0.055, "1ea_martin"), *counts(), at(0.21, "Léa Martin")), "Léa Martin",
         "the handle is read but for letters that reading confuses"),
        (page(*counts(), at(0.21, "Léa Martin")), "Léa Martin",
         "an account's page of which no handle is read"),
        (page(middle(0.055, "tom.dubois"), *counts(), at(0.21, "Tom Dubois")), None,
         "it shows another account"),
        (page(at(0.3, "See you tonight"), at(0.5, "Tom")), None, "it is no account's page"),
        ([], None, "nothing was read"),
    ],
)  # fmt: skip
def test_an_account_that_is_told_gets_the_name_that_is_read_of_it(
    lines: list[Line], name: str | None, why: str
) -> None:
    found = NAMED.with_name_of(recognise(lines, "instagram"))
    assert (found.platform, found.handle, found.name) == ("instagram", "lea.martin", name), why
    assert found.sure == 1


def test_a_name_that_is_told_stays() -> None:
    told = Recognised.told("instagram", "lea.martin", "Lily")
    assert told.with_name_of(recognise(GRAM)).name == "Lily"


LAYOUTS = {
    "Instagram's profile in French": (GRAM, ("instagram", "lea.martin", "Léa Martin")),
    "Instagram's profile in English": (
        page(middle(0.055, "lea.martin"), at(0.13, "34", "1,204", "310", left=0.3),
             at(0.155, "posts", "followers", "following", left=0.3), at(0.21, "Léa Martin"),
             at(0.3, "Follow", "Message")),
        ("instagram", "lea.martin", "Léa Martin"),
    ),
    "Instagram's grid, scrolled": (
        page(middle(0.055, "lea_martin"), at(0.1, "Follow", "Message")),
        ("instagram", "lea_martin", None),
    ),
    "Instagram's post": (
        page(middle(0.055, "Posts"), at(0.11, "lea_martin"),
             at(0.64, "Liked by maya_k and others"), at(0.66, "lea_martin so happy @tom.dubois"),
             at(0.7, "View all 12 comments")),
        ("instagram", "lea_martin", None),
    ),
    "TikTok's profile in French": (
        page(middle(0.05, "Léa Martin"), middle(0.23, "@lea.martin"),
             at(0.26, "54", "130", "980"), at(0.285, "Suivis", "Followers", "J’aime"),
             at(0.33, "Suivre", "Message"), middle(0.37, "insta: @lea.on.insta")),
        ("tiktok", "lea.martin", "Léa Martin"),
    ),
    "TikTok's video": (
        page(at(0.05, "Following For You", left=0.22), at(0.81, "@lea.martin"),
             at(0.86, "#fyp with @tom.dubois"), at(0.885, "original sound - Léa")),
        ("tiktok", "lea.martin", None),
    ),
    "X's profile in English": (
        page(at(0.29, "Léa Martin"), at(0.32, "@lea_martin"), at(0.35, "Student @UnivLyon"),
             at(0.37, "Joined March 2026"), at(0.4, "31 Following 12 Followers"),
             at(0.43, "Posts Replies Media Likes"), at(0.48, "Léa Martin @lea_martin · 3h")),
        ("x", "lea_martin", "Léa Martin"),
    ),
    "X's profile in French, its tabs read apart": (
        page(at(0.29, "Léa Martin"), at(0.32, "@lea_martin"),
             at(0.37, "A rejoint Twitter en mars 2026"),
             at(0.43, "Posts Réponses", "Médias J’aime")),
        ("x", "lea_martin", "Léa Martin"),
    ),
    "Threads' profile": (
        page(at(0.06, "Léa Martin"), at(0.09, "lea.martin"), at(0.16, "298 followers"),
             at(0.2, "Suivre", "Mentionner"), at(0.25, "Threads Réponses Médias Reposts"),
             at(0.29, "lea.martin 2 h"), at(0.5, "maya_k 1 h")),
        ("threads", "lea.martin", "Léa Martin"),
    ),
    "Snapchat's profile": (
        page(middle(0.2, "Léa Martin"), middle(0.24, "lea-martin | 12,481"),
             at(0.28, "Add Friend", "Chat", "Snap"), at(0.33, "Snap Map")),
        ("snapchat", "lea-martin", "Léa Martin"),
    ),
    "Telegram's profile in French": (
        page(at(0.51, "Léa Martin"), at(0.54, "vue récemment"), at(0.58, "@lea_martin"),
             at(0.61, "Nom d’utilisateur"), at(0.68, "Bio")),
        ("telegram", "lea_martin", "Léa Martin"),
    ),
    "YouTube's channel": (
        page(at(0.06, "Léa Martin", left=0.3), at(0.09, "@lea-martin", left=0.3),
             at(0.12, "774 abonnés • 8 vidéos", left=0.3), at(0.2, "S’abonner"),
             at(0.24, "Accueil Vidéos Shorts Playlists")),
        ("youtube", "lea-martin", "Léa Martin"),
    ),
    "WhatsApp's contact": (
        page(middle(0.05, "Infos du contact"), middle(0.3, "Léa Martin"),
             middle(0.35, "+33 6 12 34 56 78"), at(0.6, "Messages éphémères")),
        ("whatsapp", "33612345678", "Léa Martin"),
    ),
    "Bluesky's profile": (
        page(at(0.25, "Léa Martin"), at(0.28, "@lea.bsky.social"), at(0.4, "Posts Replies Media")),
        ("bluesky", "lea.bsky.social", "Léa Martin"),
    ),
    "Facebook in a browser, by its address": (
        page(at(0.05, "facebook.com/lea.martin.7"), at(0.4, "Léa Martin"), at(0.5, "Add friend")),
        ("facebook", "lea.martin.7", None),
    ),
    "Facebook's app, which shows no handle": (
        page(at(0.4, "Léa Martin"), at(0.45, "3 amis en commun"), at(0.5, "Ajouter", "Message")),
        ("facebook", None, "Léa Martin"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_gives_platform_handle_and_name(layout: str) -> None:
    lines, expected = LAYOUTS[layout]
    found = recognise(lines)
    assert (found.platform, found.handle, found.name) == expected


SILENT = {
    "a chat that mentions somebody": page(at(0.2, "did you see @lea.martin today?")),
    "a text without any handle": page(at(0.2, "Shopping list"), at(0.3, "milk")),
    "no text at all": [],
    "words of an app alone": page(middle(0.05, "Posts"), at(0.1, "Follow", "Message")),
}


@pytest.mark.parametrize("what", SILENT)
def test_nothing_is_recognised_where_nothing_says_whose_it_is(what: str) -> None:
    found = recognise(SILENT[what])
    assert found.handle is None


def test_a_handle_on_no_known_app_stays_without_one() -> None:
    found = recognise(page(at(0.2, "@lea.martin"), at(0.25, "hello")))
    assert (found.platform, found.handle) == (None, "lea.martin")


def test_a_zero_among_small_letters_can_be_read_as_either() -> None:
    found = recognise(page(middle(0.055, "leO.martin"), at(0.1, "Follow", "Message")))
    assert {found.handle, *found.others} == {"leo.martin", "le0.martin"}


def test_a_capital_i_among_small_letters_is_an_l_where_handles_have_no_capitals() -> None:
    found = recognise(page(middle(0.055, "Iea.martin"), at(0.1, "Follow", "Message")))
    assert (found.handle, found.others) == ("lea.martin", frozenset())


def test_a_count_that_was_read_with_the_handle_may_be_part_of_it() -> None:
    lines = page(at(0.5, "@lea_martin402 views"), at(0.55, "Léa", left=0.2), at(0.57, "Subscribe"))
    found = recognise(lines)
    assert {found.handle, *found.others} == {"lea_martin", "lea_martin402"}


def test_a_dot_that_one_place_lost_is_read_where_another_shows_it() -> None:
    lines = page(middle(0.055, "Posts"), at(0.11, "lea.martin"), at(0.7, "View all 3 comments"),
                 at(0.66, "leamartin what a day"))  # fmt: skip
    assert recognise(lines).handle == "lea.martin"


@given(st.lists(st.builds(Line, st.text(max_size=40), *[st.floats(0, 1)] * 5), max_size=12))
def test_any_text_is_recognised_or_not_but_never_fails(lines: list[Line]) -> None:
    found = recognise(lines)
    assert found.platform is None or found.platform in ADDRESSES


def test_the_apps_are_platforms_that_are_known() -> None:
    names = {platform.name for platform in PLATFORMS}
    assert set(WORDS) <= set(ADDRESSES) <= names


@pytest.mark.parametrize("platform", [name for name in ADDRESSES if name != "mastodon"])
def test_a_handle_becomes_the_account_that_its_address_names(platform: str) -> None:
    handle = {"whatsapp": "33612345678", "bluesky": "lea.bsky.social"}.get(platform, "leamartin")
    account = account_of(platform, handle)
    assert account is not None
    assert account == account_at(account.url) == account_at(f"{platform}:{handle}")


NAMES = {
    "instagram lea.martin": ("instagram", "lea.martin"),
    "instagram_lea_martin (2)": ("instagram", "lea_martin"),
    "Insta - lea.martin 3": ("instagram", "lea.martin"),
    "tiktok @lea_martin_": ("tiktok", "lea_martin_"),
    "lea.martin@snapchat": ("snapchat", "lea.martin"),
    "Screenshot_20260301-101500_Instagram": ("instagram", None),
    "Screenshot_20260301-101500_com.zhiliaoapp.musically": ("tiktok", None),
    "IMG_4003": (None, None),
    "Capture d’écran 2026-03-01": (None, None),
    "x": (None, None),
    "instagram 2": ("instagram", None),
    "my instagram screenshots": (None, None),
    # A plain word mostly says what the file is; an @ or a colon makes it a handle.
    "Instagram story": ("instagram", None),
    "insta fake": ("instagram", None),
    "tiktok @leamartin": ("tiktok", "leamartin"),
    "instagram: leamartin": ("instagram", "leamartin"),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_s_name_may_tell_whose_it_is(name: str) -> None:
    told = told_by_name(name)
    assert (told.platform, told.handle) == NAMES[name]
