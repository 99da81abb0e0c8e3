"""What each signal sees, and what it must not see; the table of weights holds a line for each."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import numpy as np
import pytest

from impostor.model import Account, Badge, Look, Photo, PhotoMatch, Profile, Relation
from impostor.rank import PersonIndex
from impostor.rank.signals import seen
from impostor.rank.subject import subjects
from impostor.rank.weighing import probability, weighed
from impostor.rank.weights import EXPLAINED, MOST_FURTHER_PHOTOS, PRIOR, WEIGHTS
from tests.bench.ranking.rows import log_odds_of, row, rows_from
from tests.rank.test_bands import INDEX, NOW, OWN, OWN_BIO, OWN_PROFILE, SAME, look, photo

HERS = replace(
    OWN_PROFILE,
    bio=f"{OWN_BIO}. Contact: lea@tremblay.example",
    links=(
        "https://www.instagram.com/lea.art",
        "https://lea.example/",
        "https://www.tiktok.com/",
    ),
    followers=2000,
    posts=300,
)
KNOWN = replace(INDEX, own=(HERS,))
RECENT = NOW - timedelta(days=30)


def levels(seen_look: Look, index: PersonIndex = KNOWN) -> dict[str, float]:
    """Give the sum of amounts by level."""
    (subject,) = subjects(index, [seen_look])
    found: dict[str, float] = {}
    for one in seen(index, subject):
        found[one.level] = found.get(one.level, 0.0) + one.amount
    return found


SEES = [
    (look(0), "photo_copied.avatar", "a copy as profile picture"),
    (look(50, 0), "photo_copied.post", "a copy in a post"),
    (look(0, 1), "photo_copied.further", "a second photo"),
    (look(0, 50), "other_pictures", "a picture of its own beside the copy"),
    (look(50), "no_photo_copied", "pictures, and none a copy"),
    (look(name="Léa Tremblay-Kowalski"), "name.exact", "the very same name"),
    (look(name="Lеa Trеmblay-Kowalski"), "name.imitated", "look-alike letters"),
    (look(50, name="Ana Ruiz"), "name.different", "another name"),
    (look(0, name="Ana Ruiz"), "name.another", "another name beside a copied photo"),
    (look(handle="l3a.tremblay.kowalski"), "disguise", "a digit for a letter"),
    (look(**SAME), "name_and_handle", "both are imitated"),
    (look(bio=HERS.bio), "bio_copied", "her words"),
    (look(bio=HERS.bio, **SAME), "bio_and_name", "her words under her name"),
    (look(bio=HERS.bio), "contact.copied", "her address in her words"),
    (look(bio="Write: lea@tremblay.example"), "contact.shared", "her address, other words"),
    (look(links=("http://lea.example",)), "contact.shared", "her site, written otherwise"),
    (look(links=("https://instagram.com/lea.art/",)), "contact.shared", "an account she names"),
    (look(bio="Official account", **SAME), "claims", "it claims to be the real one"),
    (look(bio="Write me on Telegram"), "asks_to_move", "to another app"),
    (look(verified=True), "verified", "a badge"),
    (look(created_at=datetime(2019, 1, 1, tzinfo=UTC)), "age.older", "older than hers"),
    (look(created_at=RECENT), "age.recent", "opened lately"),
    (look(created_at=datetime(2022, 6, 1, tzinfo=UTC)), "age.long_ago", "there for years"),
    (look(followers=20), "followers.far_fewer", "a hundredth of hers"),
    (look(followers=2001), "followers.more", "more than she has"),
    (look(posts=2), "posts.far_fewer", "hardly any posts"),
    (look(posts=301), "posts.more", "more than she has"),
    (look(links=(OWN.url,)), "linked.to", "it links to hers"),
    (look(name="Léa Tremblay-Kowalski fan club"), "declared", "a fan by its own word"),
    (look(0, name="Maman de Léa Tremblay-Kowalski"), "speaks_about", "her mother"),
    (look(0, bio="Photo: Léa Tremblay-Kowalski"), "credit", "it gives credit"),
    (look(0, bio="📷 @studio.ruiz"), "credit", "credit to the photographer"),
    (look(0, name="Marc Tremblay-Kowalski"), "relative", "her surname, her photo"),
    (look(0, name="MARC KOWALSKI"), "relative", "half of her surname"),
    (look(0, bio="Account managed by mum", **SAME), "run_by_relatives", "a relative runs it"),
]
SEES_NOT = [
    (look(), "no_photo_copied", "no picture was seen"),
    (look(50), "other_pictures", "nothing is copied beside it"),
    (look(0, 0), "photo_copied.further", "one photo twice is one photo"),
    (look(0, 0), "other_pictures", "one photo twice is no other picture"),
    (look(50, name="Ana Ruiz"), "name.another", "no copied photo"),
    (look(name="Léa Tremblay-Kowalski", handle="lea4ever"), "disguise", "a digit beside the name"),
    (look(name="L3a", handle="l3a"), "disguise", "one word of many people's"),
    (look(bio="Seconde à Nantes"), "bio_copied", "three words in common"),
    (look(bio=HERS.bio, name="Ana Ruiz"), "bio_and_name", "her words under another name"),
    (look(bio="Write: lea@tremblay.example"), "contact.copied", "its own words"),
    (look(bio=HERS.bio), "contact.shared", "copied with her words"),
    (look(links=("https://www.tiktok.com",)), "contact.shared", "a platform's front page"),
    (look(links=("https://lea.example.evil.example/",)), "contact.shared", "a look-alike site"),
    (look(bio="Official account"), "claims", "nothing else imitates her"),
    (look(verified=True, badge=Badge.PAID), "verified", "a badge that anybody can buy"),
    (look(created_at=None), "age.recent", "its age is not known"),
    (look(followers=None), "followers.far_fewer", "followers are not known"),
    (look(followers=200), "followers.far_fewer", "a tenth of hers is not far fewer"),
    (look(posts=None), "posts.far_fewer", "posts are not known"),
    (look(links=(f"{OWN.url}.evil",)), "linked.to", "a look-alike address"),
    (look(0, name="Léa Tremblay-Kowalski"), "relative", "her own first name"),
    (look(50, name="Marc Tremblay-Kowalski"), "relative", "none of her photos"),
    (look(0, bio=f"{HERS.bio} Managed by mum", **SAME), "run_by_relatives", "copied words"),
    (look(0, **SAME), "successor", "no account of hers was lost"),
    (look(50, bio="Photo: Ana Ruiz"), "credit", "somebody else's photos"),
    (look(0, name="Léa Dubois"), "relative", "her first name, another surname"),
]


@pytest.mark.parametrize(
    ("shown", "level"), [pytest.param(s, v, id=f"{v}: {w}") for s, v, w in SEES]
)
def test_a_signal_sees(shown: Look, level: str) -> None:
    assert levels(shown).get(level, 0) > 0


@pytest.mark.parametrize(
    ("shown", "level"), [pytest.param(s, v, id=f"{v}: {w}") for s, v, w in SEES_NOT]
)
def test_a_signal_does_not_see(shown: Look, level: str) -> None:
    assert level not in levels(shown)


def test_a_genuine_account_that_links_to_it_weighs_more_than_its_own_link() -> None:
    url = look(0, **SAME).observation.account.url
    linking = replace(INDEX, own=(replace(HERS, links=(url,)),))
    both = replace(look(0, **SAME), profile=replace(look(0, **SAME).profile, links=(OWN.url,)))
    assert "linked.from" in levels(both, linking)
    assert "linked.to" not in levels(both, linking), "one tie is counted once"
    assert WEIGHTS["linked.from"] < WEIGHTS["linked.to"] < 0


def test_after_a_deletion_only_who_resembles_her_may_be_her_successor() -> None:
    lost = replace(KNOWN, lost=(OWN,))
    assert "successor" in levels(look(0, **SAME), lost)
    assert "successor" not in levels(look(60, name="Ana Ruiz"), lost)
    assert "successor" not in levels(look(0, name="Ana Ruiz"), lost), "under her own name"


FIRST_NAME = PersonIndex.of(replace(INDEX.person, handles=("lea07",)), INDEX.photos)
"""A person whose handle is her first name and a year."""


@pytest.mark.parametrize(
    ("shown", "level"),
    [
        pytest.param(look(name="Léa Dubois", handle="lea08"), "name.in_handle", id="a year off"),
        pytest.param(look(name="✨", handle="lea08"), "name.in_handle", id="no name to go by"),
        pytest.param(look(name="", handle="lea08"), "name.in_handle", id="no name at all"),
        pytest.param(look(name="✨", handle="lea_07"), "name.imitated", id="all of her handle"),
        pytest.param(
            look(name="✨", handle="lea.tremblay"), "name.imitated", id="her name as a handle"
        ),
    ],
)
def test_a_first_name_in_a_handle_is_many_peoples(shown: Look, level: str) -> None:
    assert level in levels(shown, FIRST_NAME)
    assert WEIGHTS["name.in_handle"] < WEIGHTS["name.imitated"]


def test_the_first_name_in_the_name_and_the_last_in_the_handle_are_the_whole_name() -> None:
    giada = replace(INDEX.person, names=("Giada Bellandi",), handles=("gbellandi",))
    index = PersonIndex.of(giada, INDEX.photos)
    found = levels(look(name="Giada 🤍", handle="gbell4ndi"), index)
    assert "name.imitated" in found
    assert "disguise" in found
    assert "name.imitated" not in levels(look(name="Giada Moro", handle="giada84"), index)


def test_a_long_description_is_copied_for_sure_and_a_short_one_may_be_chance() -> None:
    short = replace(INDEX, own=(replace(HERS, bio="Judo, piano, Nantes, rain, tea, rye"),))
    assert levels(look(bio="Judo, piano, Nantes, rain, tea, rye"), short)["bio_copied"] == 0.75
    assert levels(look(bio=HERS.bio))["bio_copied"] == 1


def test_a_description_is_measured_in_words_of_any_script() -> None:
    chinese = "高二学生，喜欢排球、猫和巧克力，住在南特的小城，周末去海边画画看书"
    theirs = replace(INDEX, own=(replace(HERS, bio=chinese),))
    assert levels(look(bio=chinese), theirs)["bio_copied"] == 1


TIES = [
    (look(0, links=(OWN.url,), **SAME), "one that leads to hers"),
    (look(0, name="Léa Tremblay-Kowalski fan club"), "a fan's"),
    (look(0, bio="lea@tremblay.example", **SAME), "one with her address"),
]
YOUNG = {"created_at": RECENT, "followers": 1, "posts": 1}
OLD = {"created_at": datetime(2022, 6, 1, tzinfo=UTC), "followers": 9000}


@pytest.mark.parametrize("tied", [pytest.param(s, id=w) for s, w in TIES])
def test_behaviour_may_speak_for_who_has_a_tie_and_never_against(tied: Look) -> None:
    def score(**more: object) -> float:
        profile = replace(tied.profile, **more)  # type: ignore[arg-type, type-var]
        (subject,) = subjects(KNOWN, [replace(tied, profile=profile)])
        return probability(weighed(seen(KNOWN, subject)), PRIOR)

    (subject,) = subjects(KNOWN, [tied])
    most = min(EXPLAINED[one.level] for one in seen(KNOWN, subject) if one.level in EXPLAINED)
    assert score() == pytest.approx(most, abs=0.001)
    assert score(**YOUNG) == pytest.approx(most, abs=0.001), "she too opens a new account"
    assert score(**OLD) < most / 2


@pytest.mark.parametrize(
    ("tie", "counts"),
    [
        pytest.param({"bio": "lea@tremblay.example"}, True, id="anybody can show her address"),
        pytest.param({"created_at": datetime(2019, 1, 1, tzinfo=UTC)}, True, id="it may be bought"),
        pytest.param({"links": (OWN.url,)}, False, id="it leads to hers"),
        pytest.param({"verified": True}, False, id="the platform knows whose it is"),
        pytest.param({"bio": "Fan account, not the real one"}, False, id="it says what it is"),
    ],
)
def test_a_disguise_counts_beside_what_a_fake_could_arrange(
    tie: dict[str, object], counts: bool
) -> None:
    def score(handle: str) -> float:
        shown = look(0, **{"name": "Léa Tremblay-Kowalski", "handle": handle, **tie})  # type: ignore[arg-type]
        (subject,) = subjects(KNOWN, [shown])
        return probability(weighed(seen(KNOWN, subject)), PRIOR)

    plain, disguised = score("lea.tremblay.pro"), score("l3a.tremblay")
    assert (disguised > plain + 0.2) is counts
    assert counts or disguised == pytest.approx(plain, abs=0.001)


def test_how_she_writes_her_own_accounts_is_no_disguise() -> None:
    shown = look(0, name="Léa Tremblay-Kowalski", handle="l3a.tremblay.kowalski")
    theirs = replace(OWN, handle="l3a.tremblay.kowalski")
    own = PersonIndex.of(replace(INDEX.person, own=(theirs,)), INDEX.photos)
    assert "disguise" in levels(shown)
    assert "disguise" not in levels(shown, own)


def test_the_weights_are_fitted_on_the_score_that_is_given() -> None:
    shown = [one for one, *_ in (*SEES, *SEES_NOT, *TIES)]
    found = [seen(KNOWN, subject) for subject in subjects(KNOWN, shown)]
    amounts = np.array([row(levels) for levels in found])
    nobody = np.zeros(len(amounts), int)
    rows = rows_from(amounts, nobody.astype(bool), nobody)
    odds = log_odds_of(np.array(list(WEIGHTS.values())), rows)
    scores = [probability(weighed(levels), PRIOR) for levels in found]
    assert 1 / (1 + np.exp(-odds)) == pytest.approx(scores, abs=0.001)


class _Changed:
    """Finds in any picture a copy of photo 0, changed in one way."""

    def __init__(self, relation: Relation) -> None:
        self._relation = relation

    def compare(self, candidates: "list[Photo]") -> list[PhotoMatch]:
        reference = photo(0).sha256
        return [PhotoMatch(one.sha256, reference, 0.99, self._relation) for one in candidates]


@pytest.mark.parametrize(
    ("relation", "hides"),
    [
        (Relation.SAME, False),
        (Relation.CROPPED, False),
        (Relation.EMBEDDED, False),
        (Relation.MIRRORED, True),
        (Relation.FILTERED, True),
        (Relation.REPHOTOGRAPHED, True),
    ],
)
def test_only_changes_that_make_it_look_other_hide_a_copy(relation: Relation, hides: bool) -> None:
    changed = replace(INDEX, photos=_Changed(relation))  # type: ignore[arg-type]
    assert ("photo_changed" in levels(look(77), changed)) is hides


def test_many_copies_weigh_little_more_than_several() -> None:
    many = replace(
        INDEX,
        person=replace(INDEX.person, photos=tuple(photo(n) for n in range(8))),
        photos=_Same(),
    )
    found = levels(look(*range(8)), many)
    assert found["photo_copied.further"] <= MOST_FURTHER_PHOTOS


class _Same:
    """Finds every picture to be the photo of its own name."""

    def compare(self, candidates: "list[Photo]") -> list[PhotoMatch]:
        return [PhotoMatch(one.sha256, one.sha256, 1.0, Relation.SAME) for one in candidates]


def test_amounts_stay_between_0_and_1_and_what_is_told_beside_weighs_nothing() -> None:
    for shown, *_ in SEES:
        (subject,) = subjects(KNOWN, [shown])
        for one in seen(KNOWN, subject):
            assert 0 <= one.amount <= 1
            assert one.weighed().weight == pytest.approx(
                WEIGHTS[one.level] * one.amount, abs=0.0006
            )


def test_the_table_says_of_each_weight_how_it_was_obtained() -> None:
    text = (files("impostor.rank") / "weights.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert [row[0] for row in rows] == list(WEIGHTS)
    for level, _, fakes, others, how in rows:
        assert how.startswith(("fitted", "by hand: ")), level
        assert 0 <= int(fakes) <= 1000
        assert 0 <= int(others) <= 1000


def test_what_excuses_never_accuses_and_what_accuses_never_excuses() -> None:
    excuses = {
        "linked", "declared", "speaks_about", "credit", "relative", "run_by_relatives",
        "successor", "verified", "no_photo_copied", "other_pictures",
    }  # fmt: skip
    accuses = {"photo_copied", "photo_changed", "name_and_handle", "bio_copied", "earlier_fake"}
    for level, weight in WEIGHTS.items():
        signal = level.partition(".")[0]
        assert not (signal in excuses and weight > 0), level
        assert not (signal in accuses and weight < 0), level


def test_an_account_of_which_nothing_is_known_keeps_the_prior() -> None:
    account = Account("bluesky", "https://bsky.app/profile/zzz", None)
    unknown = replace(look(), profile=Profile(account))
    assert levels(unknown) == {}
