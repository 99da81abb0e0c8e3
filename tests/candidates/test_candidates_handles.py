"""Which handles each platform allows, and that its rule fits its own reader of addresses."""

import pytest

from impostor.platforms import PLATFORMS, Refused, identify
from impostor.platforms.handles import CHECKED_ON, HANDLE_RULES, HandleRule, handle_rule

ALLOWED = [
    ("instagram", "lea.tremblay_"), ("instagram", "l" * 30), ("instagram", "_lea"),
    ("threads", "lea.tremblay"),
    ("x", "lea_tremblay_15"), ("x", "____"),
    ("tiktok", "lea.tremblay"), ("tiktok", "a" * 24),
    ("snapchat", "lea-tremblay"), ("snapchat", "l" * 15),
    ("telegram", "lea_tremblay"), ("telegram", "l" * 32),
    ("reddit", "-lea-tremblay-"), ("reddit", "l" * 20),
    ("twitch", "lea_"), ("twitch", "l" * 25),
    ("youtube", "lea.tre-mb_lay"), ("youtube", "l" * 30),
    ("pinterest", "_lea_"),
    ("facebook", "lea.tremblay.5"), ("facebook", "l" * 50),
    ("linkedin", "lea-tremblay-4b1"),
    ("jeuxvideo", "lea-tremblay"),
    ("bluesky", "lea-tremblay"), ("bluesky", "l" * 18),
    ("mastodon", "lea_tremblay"),
]  # fmt: skip

REFUSED = [
    ("instagram", "lea.tremblay.", "ends with a dot"),
    ("instagram", ".lea", "begins with a dot"),
    ("instagram", "lea..tremblay", "two dots"),
    ("instagram", "lea-tremblay", "no hyphens there"),
    ("instagram", "l" * 31, "longer than 30"),
    ("instagram", "12345", "numbers alone"),
    ("x", "lea.tremblay", "no dots there"),
    ("x", "lea_tremblay_016", "longer than 15"),
    ("x", "lea", "shorter than 4"),
    ("tiktok", "lea.", "ends with a dot"),
    ("tiktok", "a" * 25, "longer than 24"),
    ("snapchat", "1lea", "begins with a digit"),
    ("snapchat", "lea_", "ends with a sign"),
    ("snapchat", "le_a.b", "two signs"),
    ("snapchat", "l" * 16, "longer than 15"),
    ("telegram", "lea", "shorter than 5"),
    ("telegram", "lea__tremblay", "two underscores"),
    ("telegram", "lea_tremblay_", "ends with an underscore"),
    ("telegram", "1lea_tremblay", "begins with a digit"),
    ("reddit", "lea.tremblay", "no dots there"),
    ("twitch", "_lea", "begins with an underscore"),
    ("youtube", "-lea", "begins with a sign"),
    ("youtube", "le", "shorter than 3"),
    ("facebook", "lea_tremblay", "no underscores there"),
    ("facebook", "lea", "shorter than 5"),
    ("bluesky", "lea_tremblay", "no underscores in host names"),
    ("bluesky", "lea.tremblay", "one name under bsky.social"),
    ("bluesky", "l" * 19, "longer than 18"),
    ("mastodon", "lea.tremblay", "no dots on the server itself"),
    ("mastodon", "léa", "letters of ASCII only"),
]

SERVERS = {"mastodon": "toots.example"}


def rule_of(platform: str) -> HandleRule:
    rule = handle_rule(platform)
    assert rule is not None
    return rule


@pytest.mark.parametrize(("platform", "handle"), ALLOWED)
def test_allowed(platform: str, handle: str) -> None:
    assert rule_of(platform).allows(handle)


@pytest.mark.parametrize(("platform", "handle", "why"), REFUSED)
def test_refused(platform: str, handle: str, why: str) -> None:
    assert not rule_of(platform).allows(handle), why


@pytest.mark.parametrize("rule", HANDLE_RULES, ids=lambda rule: rule.platform)
def test_the_platforms_reader_takes_the_address(rule: HandleRule) -> None:
    address = rule.address.format(handle="leatremblay2", server=SERVERS.get(rule.platform, ""))
    named = identify(address)
    assert not isinstance(named, Refused)
    assert named[0].name == named[1].platform == rule.platform
    assert (named[1].handle or "").partition(".")[0] == "leatremblay2"


def test_every_rule_is_of_a_platform_once_and_says_from_where() -> None:
    names = [rule.platform for rule in HANDLE_RULES]
    assert len(names) == len(set(names))
    assert set(names) <= {platform.name for platform in PLATFORMS}
    assert all(rule.source and rule.checked_on >= CHECKED_ON for rule in HANDLE_RULES)


@pytest.mark.parametrize("platform", ["whatsapp", "wikipedia", "web", "nowhere"])
def test_no_rule_where_no_handle_can_imitate(platform: str) -> None:
    assert handle_rule(platform) is None


@pytest.mark.parametrize("platform", ["instagram", "facebook", "threads", "linkedin", "twitch"])
def test_where_a_visitor_cannot_tell_the_rule_says_so(platform: str) -> None:
    assert rule_of(platform).hides


def test_dots_make_no_difference_on_facebook_alone() -> None:
    same = [rule for rule in HANDLE_RULES if rule.folded("lea.t") == rule.folded("l.ea.t")]
    assert [rule.platform for rule in same] == ["facebook"]
