"""The handles that impostors choose, and those that are nobody's business."""

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impostor.candidates import Seeds, Wanted, places, variants
from impostor.candidates.likelihood import Change, Kind, Layout, unchanged, weights
from impostor.candidates.places import AT_HOME
from impostor.model import Account
from impostor.platforms.handles import HANDLE_RULES, HandleRule, handle_rule

LEA = Seeds(("Léa Tremblay",), ("lea.tremblay",))

WITHIN_200 = [
    ("lea_tremblay", "separator exchanged"),
    ("leatremblay", "separator taken away"),
    ("lea.tremblayy", "doubled letter"),
    ("lea.tremlay", "dropped letter"),
    ("lea.trembaly", "transposition"),
    ("lea.tramblay", "vowel swapped"),
    ("tremblay.lea", "last name first"),
    ("lea.t", "first name and initial"),
    ("l.tremblay", "initial and last name"),
    ("lea.tremblay.officiel", "French suffix"),
    ("lea.tremblay_", "trailing underscore"),
    ("_lea.tremblay", "leading underscore"),
    ("lea.tremb1ay", "look-alike digit"),
    ("1ea.tremblay", "look-alike at the start"),
    ("reallea.tremblay", "prefix"),
    ("lea.tremblay2", "number"),
    ("yalbmert.ael", "backwards"),
    ("lea.tremblays", "plural"),
]

SOMEWHERE = [
    ("lea.trernblay", "m as rn"),
    ("l34.tr3mbl4y", "leet"),
    ("lea.tremblay1998", "birth year"),
    ("lea.tremblay98", "two-digit year"),
    ("lea.tremblay.prive", "suffix"),
    ("lea.tremblay.backup", "suffix"),
    ("official.lea.tremblay", "prefix with separator"),
    ("its.lea.tremblay", "prefix with separator"),
    ("iamleatremblay", "prefix to the name run together"),
    ("lea.tremblat", "neighbouring key"),
    ("lea.tremblayfr", "end of a domain name"),
    ("lea.trembl.ay", "separator put in"),
    ("the_lea_tremblay", "prefix with the other separator"),
]

NEVER = [
    ("lea.tremblay", "the person's own handle"),
    ("lea.tremblay.", "Instagram allows no dot at the end"),
    ("lea-tremblay", "Instagram allows no hyphen"),
    ("léa.tremblay", "handles are ASCII"),
    ("jean.dupont", "somebody else"),
]


def rule_of(platform: str) -> HandleRule:
    rule = handle_rule(platform)
    assert rule is not None
    return rule


@pytest.fixture(scope="module")
def on_instagram() -> list[str]:
    return [one.handle for one in variants(LEA, rule_of("instagram"))]


@pytest.mark.parametrize(("handle", "what"), WITHIN_200)
def test_likely(handle: str, what: str, on_instagram: list[str]) -> None:
    assert handle in on_instagram[:200], what


@pytest.mark.parametrize(("handle", "what"), SOMEWHERE)
def test_possible(handle: str, what: str, on_instagram: list[str]) -> None:
    assert handle in on_instagram, what


@pytest.mark.parametrize(("handle", "why"), NEVER)
def test_never(handle: str, why: str, on_instagram: list[str]) -> None:
    assert handle not in on_instagram, why


@pytest.mark.parametrize(
    ("seeds", "platform", "handle"),
    [
        (Seeds(("Юрий Занов",)), "tiktok", "yuriyzanov"),
        (Seeds(("佐藤 花子",)), "tiktok", "satohanako"),
        (Seeds(("김 민준",)), "x", "kimminjun"),
        (Seeds(("Jürgen Müller",)), "instagram", "juergen.mueller"),
        (Seeds(("Jürgen Müller",)), "instagram", "jurgen.muller"),
        (Seeds(("Alexandre Roy",)), "instagram", "alexroy"),
        (Seeds(("Anne-Marie de la Tour",)), "instagram", "annetour"),
        (Seeds(("Léa Tremblay",), ("leatremblay75",)), "instagram", "leatremblay"),
        (Seeds(("Léa Tremblay",), ("leatremblay",)), "instagram", "lea_tremblay"),
        (Seeds(("Léa Tremblay",), ("lea.tremblay",)), "bluesky", "lea-tremblay"),
        (Seeds(("Léa Tremblay",), ("lea.tremblay",)), "x", "leatremblay_"),
    ],
)
def test_other_scripts_names_and_platforms(seeds: Seeds, platform: str, handle: str) -> None:
    first = [one.handle for one in variants(seeds, rule_of(platform))[:200]]
    assert handle in first


def test_the_handle_of_a_confirmed_fake_is_looked_for_elsewhere_and_varied() -> None:
    seeds = Seeds(("Léa Tremblay",), fakes=("lea_cooks",))
    first = [one.handle for one in variants(seeds, rule_of("instagram"))[:200]]
    assert first[0] == "lea_cooks"
    assert {"leacooks", "lea_cooks_", "lea_cook"} <= set(first)


def test_a_reason_says_what_is_done_to_what() -> None:
    reasons = {one.handle: one.reason for one in variants(LEA, rule_of("instagram"))}
    assert reasons["lea.tremblayy"] == "letter doubled: lea.tremblay"
    assert reasons["tremblaylea"] == "last name first"


def test_every_kind_has_its_weight() -> None:
    assert set(weights()) == {*Kind, *Layout, *map(unchanged, Layout), *Change}
    assert all(weight > 0 for weight in weights().values())


words = st.text(string.ascii_letters + "éßñøДжу王田-' ", min_size=1, max_size=12)
handles = st.text(string.ascii_lowercase + string.digits + "._-", min_size=1, max_size=20)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(words, min_size=1, max_size=2), st.lists(handles, max_size=1),
    st.sampled_from(HANDLE_RULES),
)  # fmt: skip
def test_any_names_give_allowed_handles_once_and_in_order(
    names: list[str], own: list[str], rule: HandleRule
) -> None:
    seeds = Seeds(tuple(names), tuple(own))
    found = variants(seeds, rule)
    assert all(rule.allows(one.handle) for one in found)
    folded = [rule.folded(one.handle) for one in found]
    assert len(folded) == len(set(folded))
    assert not {rule.folded(handle) for handle in own} & set(folded)
    likelihoods = [one.likelihood for one in found]
    assert likelihoods == sorted(likelihoods, reverse=True)
    assert sum(likelihoods) <= 1 + 1e-9
    assert variants(seeds, rule) == found


def test_known_accounts_genuine_handles_and_reserved_words_are_left_out() -> None:
    known = (
        Account("x", "https://x.com/leatremblay", "leatremblay"),
        Account("bluesky", "https://bsky.app/profile/did:plc:a", "lea-tremblay.bsky.social"),
    )
    wanted = Wanted(LEA, known=known, genuine=frozenset({"ltremblay"}))
    rules = (rule_of("x"), rule_of("bluesky"))
    urls = [place.account.url for place in places(wanted, rules)]
    assert "https://x.com/leatremblay" not in urls
    assert "https://bsky.app/profile/lea-tremblay.bsky.social" not in urls
    assert not [url for url in urls if re.search(r"[/@]ltremblay\b(?!-)", url)]
    assert "https://bsky.app/profile/leatremblay.bsky.social" in urls
    assert len(urls) == len(set(urls))
    named_as_a_page = places(Wanted(Seeds(("Search Settings",))), (rule_of("x"),))
    assert "https://x.com/search" not in {place.account.url for place in named_as_a_page}


def test_servers_are_asked_only_where_they_are_known() -> None:
    rules = (rule_of("mastodon"),)
    assert list(places(Wanted(LEA), rules)) == []
    wanted = Wanted(LEA, servers=(("mastodon", "toots.example"),))
    assert next(places(wanted, rules)).account.url.startswith("https://toots.example/@")


def test_where_the_person_is_known_impostors_are_likelier() -> None:
    rules = (rule_of("tiktok"),)
    at_home = next(places(Wanted(LEA, homes=frozenset({"tiktok"})), rules))
    abroad = next(places(Wanted(LEA), rules))
    assert at_home.account == abroad.account
    assert at_home.candidate.likelihood == pytest.approx(abroad.candidate.likelihood * AT_HOME)
