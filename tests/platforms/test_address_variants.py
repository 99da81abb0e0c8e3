"""On sites not known by name, every way to write an address names one account."""

import pytest

from impostor.platforms import identify

LEA = "https://blog.example.org/lea"

VARIANTS = [
    # One site's variants are one account: else a person's own site is taken for another's.
    ("http://blog.example.org/lea", LEA), ("https://www.blog.example.org/lea", LEA),
    ("http://www.blog.example.org/lea/#top", LEA), ("https://blog.example.org/lea?lang=fr", LEA),
    ("blog.example.org/lea?hl=fr-CA&locale=fr_FR&utm_source=x&gbraid=1", LEA),
    ("https://example.org/m?b=2&a=1&b=1", "https://example.org/m?a=1&b=1&b=2"),
    ("https://www.example.org/m?a=1&lang=en&b=2&b=1", "https://example.org/m?a=1&b=1&b=2"),
    ("https://www.site.example/@lea", "https://site.example/@lea"),
    # A language may also be what is learnt or written in, and some forums' pages have no names.
    ("https://example.org/m?language=python", "https://example.org/m?language=python"),
    ("https://forum.example/index.php?/profile/5-name/", "https://forum.example/index.php?/profile/5-name/"),
    ("https://www.com/name", "https://www.com/name"),
    ("https://www.www.example.org/name", "https://example.org/name"),
]  # fmt: skip


@pytest.mark.parametrize(("pasted", "canonical"), VARIANTS, ids=[each[0] for each in VARIANTS])
def test_a_variant_becomes_the_one_form(pasted: str, canonical: str) -> None:
    named = identify(pasted)
    assert isinstance(named, tuple)
    assert named[1].url == canonical
    assert identify(canonical) == named


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/lea", "https://example.org/Lea"),
        ("https://example.org/m?id=1", "https://example.org/m?id=2"),
        ("https://forum.example/?/profile/5-lea", "https://forum.example/?/profile/6-bob"),
        ("https://lea.example.org/", "https://bob.example.org/"),
        ("https://wwwlea.example/", "https://lea.example/"),
    ],
)
def test_other_pages_of_a_site_stay_other_accounts(one: str, other: str) -> None:
    first, second = identify(one), identify(other)
    assert isinstance(first, tuple)
    assert isinstance(second, tuple)
    assert first[1].url != second[1].url
