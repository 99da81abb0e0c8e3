"""What the looks themselves tell of a person: her accounts as seen, and photos that many show."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from impostor.model import Account, Look, Person, Profile, Status
from impostor.rank.fakes import ComparesPhotos
from impostor.rank.ranking import is_protected
from impostor.rank.subject import PersonIndex
from impostor.rank.widespread import widespread


def index_of(
    person: Person,
    looks: Sequence[Look],
    photos: ComparesPhotos,
    common: ComparesPhotos | None = None,
) -> PersonIndex:
    """Index a person with what all looks, also those at genuine accounts, say of her; pure.

    `photos` finds copies of the person's photos, `common` those of pictures that many people use.
    """
    index = replace(
        PersonIndex.of(person, photos),
        own=tuple(_own_profiles(person, looks)),
        lost=tuple(_lost_accounts(person, looks)),
        taken=frozenset(_taken_addresses(person, looks)),
        common=common,
    )
    return replace(index, widespread=widespread(index, looks))


def _own_profiles(person: Person, looks: Sequence[Look]) -> Iterator[Profile]:
    """Give the genuine accounts' profiles, where they were seen."""
    for look in looks:
        if look.profile is not None and is_protected(person, look.profile.account):
            yield look.profile


def _lost_accounts(person: Person, looks: Sequence[Look]) -> Iterator[Account]:
    """Give the own accounts that their platform says it has taken down."""
    own = {account.url for account in person.own}
    for look in looks:
        seen = look.observation
        if seen.account.url in own and seen.status in (Status.GONE, Status.SUSPENDED):
            yield seen.account


def _taken_addresses(person: Person, looks: Sequence[Look]) -> Iterator[str]:
    """Give the addresses of genuine accounts at which another account stands now."""
    genuine = {account.url for account in (*person.own, *person.trusted)}
    for look in looks:
        profile = look.profile
        if profile and profile.account.url in genuine and not is_protected(person, profile.account):
            yield profile.account.url
