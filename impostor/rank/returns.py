"""Earlier fakes that came back: by which signs an account may be one of them again.

A sign counts only where the innocent do not leave it. Whoever imitates the person shows her photos
and copies her words, so these tie no two fakes together; what a fake shows beside them does. And a
fake copies from others too: an account that was there before the fake is nobody's return.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from impostor.language import N_
from impostor.model import PhotoMatch, Picture, Relation, Return, Role, Sentence
from impostor.photos import shared
from impostor.rank import wording
from impostor.rank.fakes import Fake, came_later
from impostor.rank.subject import PersonIndex, Subject
from impostor.rank.traces import contacts, is_only, pages, same_words, stem
from impostor.rank.verdicts import CLEARING
from impostor.rank.weights import NAME_ALIKE_AT_LEAST

ENOUGH = 3.0
"""The strength from which on an account is called a possible return: twenty to one, beside the one
sign at least that is strong by itself."""

SAME_REGION = 0.9
"""Two cuts of a photo are one cut where each covers this share of the other."""

EDITS = frozenset({Relation.CROPPED, Relation.MIRRORED, Relation.EMBEDDED, Relation.FILTERED})


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that an account has of a fake.

    `weight` is a natural logarithm of a likelihood ratio, a return against an account of somebody
    else. `strong` signs suffice to speak of a return, where the sum of all is enough.
    """

    name: str
    weight: float
    sentence: Sentence
    strong: bool = False


Reading = Callable[[PersonIndex, Subject, Fake], Sign | None]


def links_to_fakes(index: PersonIndex, subject: Subject) -> Return | None:
    """Say whose return an account may be: the one that most speaks for; None where too little does.

    Only accounts that came later than the fake are asked about, and none that a person has cleared.
    """
    known = index.known.get(subject.look.observation.account.url)
    if known is None or known.decision in CLEARING:
        return None
    later = (fake for fake in index.fakes if came_later(known, fake))
    found = [link for fake in later if (link := _link(index, subject, fake)) is not None]
    return min(found, key=lambda link: (-link.strength, link.number), default=None)


def _link(index: PersonIndex, subject: Subject, fake: Fake) -> Return | None:
    signs = [sign for read in SIGNS if (sign := read(index, subject, fake)) is not None]
    strength = sum(sign.weight for sign in signs)
    if _was_there_before(subject, fake) and not any(sign.name == "id" for sign in signs):
        return None
    if strength < ENOUGH or not (any(s.strong for s in signs) or _together(signs)):
        return None
    signs.sort(key=lambda sign: -sign.weight)
    return Return(fake.number, round(strength, 3), tuple(sign.sentence for sign in signs))


def _was_there_before(subject: Subject, fake: Fake) -> bool:
    """Tell whether an account is older than the fake, which may have copied from it."""
    created = subject.profile.created_at
    fake_created = fake.profile.created_at if fake.profile else None
    return created is not None and created <= (fake_created or fake.known.added_at)


def _together(signs: list[Sign]) -> bool:
    """Tell whether signs that are weak alone agree on one hand: a handle of its own and a photo."""
    names = {sign.name for sign in signs}
    own_handle = "handle" in names and ("edit" in names or names >= {"her_photo", "after"})
    return own_handle or names >= {"edit", "disguise"}


def same_id(_index: PersonIndex, subject: Subject, fake: Fake) -> Sign | None:
    """Find the stable id of the fake: handles change, the id does not."""
    here, there = subject.profile.account, fake.account
    if here.account_id is None or (here.platform, here.account_id) != (
        there.platform, there.account_id,
    ):  # fmt: skip
        return None
    sentence = N_("Its platform gives it the id of account {number}: only the handle has changed.")
    return Sign("id", 8.0, _about(fake, sentence), strong=True)


def same_avatar(_index: PersonIndex, subject: Subject, fake: Fake) -> Sign | None:
    """Find the fake's profile picture again as this account's, where it is not the person's."""
    for match in _telling(subject, fake):
        if (
            _role(subject.look.pictures, match.candidate)
            is Role.AVATAR
            is _role(fake.pictures, match.reference)
        ):
            mirrored = match.relation is Relation.MIRRORED
            sentence = MIRRORED_AVATAR if mirrored else SAME_AVATAR
            return Sign("avatar", 3.5, _about(fake, sentence), strong=True)
    return None


SAME_AVATAR = N_("Its profile picture is that of account {number}.")
MIRRORED_AVATAR = N_("Its profile picture is that of account {number}, mirrored.")


def same_pictures(_index: PersonIndex, subject: Subject, fake: Fake) -> Sign | None:
    """Find other pictures of the fake, which the person does not own either.

    The fake may have taken them from this very account, unless this one is known to be younger.
    """
    pairs = [
        match
        for match in _telling(subject, fake)
        if not _role(subject.look.pictures, match.candidate)
        is Role.AVATAR
        is _role(fake.pictures, match.reference)
    ]
    count = len({match.reference for match in pairs})
    if not count:
        return None
    created = subject.profile.created_at
    younger = created is not None and created > fake.known.added_at
    sentence = Sentence(
        N_("It shows a picture of account {number} that is none of the photos you gave."),
        {"number": str(fake.number)},
        N_("It shows {count} pictures of account {number} that are none of the photos you gave."),
        count,
    )
    return Sign("pictures", 1.5 if count == 1 else 3.0, sentence, strong=younger and count > 1)


def same_edit(_index: PersonIndex, subject: Subject, fake: Fake) -> Sign | None:
    """Find a photo of the person with the very changes that the fake made to it."""
    for match in subject.shared.get(fake.number, ()):
        for theirs in fake.hers.get(match.reference, ()):
            if _is_one_edit(subject, match, theirs):
                sentence = N_(
                    "It shows a photo with the very same cut or changes as account {number}."
                )
                return Sign("edit", 1.5, _about(fake, sentence))
    return None


def her_photo(index: PersonIndex, subject: Subject, fake: Fake) -> Sign | None:
    """Notice that both show one photo of the person, as many fakes of her would."""
    hers = any(match.reference in fake.hers for match in subject.shared.get(fake.number, ()))
    if not hers or same_edit(index, subject, fake) is not None:
        return None
    sentence = N_("It shows the same photo of the person as account {number}.")
    return Sign("her_photo", 0.7, _about(fake, sentence))


def same_bio(index: PersonIndex, subject: Subject, fake: Fake) -> Sign | None:
    """Find the fake's description again, unless a genuine account has it too."""
    here, there = subject.profile.bio or "", (fake.profile.bio if fake.profile else None) or ""
    if there in fake.common_traces or not same_words(here, there):
        return None
    if any(own.bio and wording.copies_text(there, own.bio) for own in index.own):
        return None
    sentence = N_("It describes itself in the words of account {number}.")
    return Sign("bio", 3.5, _about(fake, sentence), strong=True)


def same_contact(index: PersonIndex, subject: Subject, fake: Fake) -> Sign | None:
    """Find a link or contact of the fake again, unless it leads to the person or is everybody's."""
    if fake.profile is None:
        return None
    genuine = {account.url for account in (*index.person.own, *index.person.trusted)}
    for own in index.own:
        genuine |= {own.account.url, *contacts(own), *pages(own)}
    known = genuine | fake.common_traces
    if both := sorted((contacts(subject.profile) & contacts(fake.profile)) - known):
        sentence = N_("It sends visitors to the same place as account {number}: {contact}")
        return Sign("contact", 3.5, _about(fake, sentence, contact=both[0]), strong=True)
    if both := sorted((pages(subject.profile) & pages(fake.profile)) - known):
        sentence = N_("It links to the same page as account {number}: {page}")
        return Sign("page", 1.5, _about(fake, sentence, page=both[0]))
    return None


def same_handle_pattern(index: PersonIndex, subject: Subject, fake: Fake) -> Sign | None:
    """Find the letters of the fake's handle with other digits and signs around them.

    Where they are only the person's name, anybody who imitates her, or shares it, has them; where
    they disguise it, two who imitate her have one disguise now and then.
    """
    here, there = subject.profile.account, fake.account
    letters = stem(here)
    if (
        not letters
        or letters != stem(there)
        or (here.handle, here.url) == (there.handle, there.url)
    ):
        return None
    values = {"handle": here.handle or "", "other": there.handle or ""}
    sentence = N_("Its handle “{handle}” is made like “{other}” of account {number}.")
    person = index.person
    own = (account.handle or "" for account in person.own)
    if is_only(letters, (*person.names, *person.aliases, *person.handles, *own)):
        return Sign("her_name", 0.5, _about(fake, sentence, **values))
    if subject.handle is not None and subject.handle.score >= NAME_ALIKE_AT_LEAST:
        return Sign("disguise", 1.2, _about(fake, sentence, **values))
    return Sign("handle", 2.0, _about(fake, sentence, **values))


def after_the_takedown(index: PersonIndex, subject: Subject, fake: Fake) -> Sign | None:
    """Notice that an account was made, or came up, when the fake was gone."""
    known = index.known.get(subject.look.observation.account.url)
    if fake.went is None or known is None:
        return None
    created = subject.profile.created_at
    if created is not None:
        sentence = N_("It was created after account {number} was gone.")
        return Sign("after", 0.7, _about(fake, sentence)) if created > fake.went else None
    sentence = N_("It came up after account {number} was gone.")
    return Sign("after", 0.4, _about(fake, sentence)) if known.added_at > fake.went else None


SIGNS: tuple[Reading, ...] = (
    same_id,
    same_avatar,
    same_pictures,
    same_edit,
    her_photo,
    same_bio,
    same_contact,
    same_handle_pattern,
    after_the_takedown,
)


def _about(fake: Fake, template: str, **values: str) -> Sentence:
    return Sentence(template, {"number": str(fake.number), **values})


def _telling(subject: Subject, fake: Fake) -> Iterator[PhotoMatch]:
    """Give the shared pictures that are the fake's own: not the person's, and not everybody's."""
    for match in subject.shared.get(fake.number, ()):
        if match.reference not in fake.hers and match.reference not in fake.nobodys:
            yield match


def _role(pictures: tuple[Picture, ...], sha256: str) -> Role | None:
    roles = [p.role for p in pictures if p.photo is not None and p.photo.sha256 == sha256]
    return Role.AVATAR if Role.AVATAR in roles else next(iter(roles), None)


def _is_one_edit(subject: Subject, match: PhotoMatch, theirs: PhotoMatch) -> bool:
    """Tell whether two pictures of one photo were changed in the same way, and look the same."""
    if match.relation is not Relation.SAME or theirs.relation not in EDITS:
        return False
    return any(
        copy.match.candidate == match.candidate
        and copy.match.reference == theirs.reference
        and copy.match.relation is theirs.relation
        and _one_region(copy.match, theirs)
        for copy in subject.copies
    )


def _one_region(here: PhotoMatch, there: PhotoMatch) -> bool:
    one, other = here.reference_region, there.reference_region
    return min(shared(one, other), shared(other, one)) >= SAME_REGION
