"""The plain words of a report: what a band, a status or a relation means, and what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from impostor.language import N_
from impostor.model import Badge, Band, Decision, Relation, Role, Sentence, Status
from impostor.platforms import PLATFORMS


@dataclass(frozen=True, slots=True)
class BandWords:
    """A band for the reader: its title, a brief one, its meaning, what to do next, how many.

    `meaning`, `next_step` and `counted` may have a place for `{person}`.
    """

    title: Sentence
    brief: Sentence
    meaning: Sentence
    next_step: Sentence
    counted: Sentence


BANDS: Mapping[Band, BandWords] = {
    Band.LIKELY: BandWords(
        Sentence(N_("Likely impostors")),
        Sentence(N_("likely")),
        Sentence(
            N_(
                "At least two different things suggest that somebody is impersonating {person}. "
                "This is not proof: look at the pictures and the reasons yourself."
            )
        ),
        Sentence(
            N_(
                "If you agree with the reasons, keep this page and report the account to its "
                "platform. Do not write to the account: its owner could erase what proves it, "
                "or put pressure on you."
            )
        ),
        Sentence(
            N_("{count} account probably impersonates {person}"),
            plural=N_("{count} accounts probably impersonate {person}"),
        ),
    ),
    Band.USES_PHOTOS: BandWords(
        Sentence(N_("Do you know this account?")),
        Sentence(N_("do you know it?")),
        Sentence(
            N_(
                "Several photos of {person} appear here under another name. Relatives, friends, "
                "clubs, schools and photographers do this too."
            )
        ),
        Sentence(
            N_(
                "Ask around you first. If you know the account, add it to the trusted accounts. "
                "If nobody knows it, look closely at its pictures and texts."
            )
        ),
        Sentence(
            N_("{count} account shows photos of {person} under another name"),
            plural=N_("{count} accounts show photos of {person} under another name"),
        ),
    ),
    Band.POSSIBLE: BandWords(
        Sentence(N_("To check")),
        Sentence(N_("to check")),
        Sentence(
            N_(
                "Something matches, a photo or a name for instance, but too little to say more. "
                "It may well be a namesake."
            )
        ),
        Sentence(
            N_(
                "Open the account and look. Adding the other photos that {person} has published "
                "can settle it."
            )
        ),
        Sentence(
            N_("{count} account to check"),
            plural=N_("{count} accounts to check"),
        ),
    ),
    Band.UNLIKELY: BandWords(
        Sentence(N_("Probably unrelated")),
        Sentence(N_("unrelated")),
        Sentence(N_("Nothing, or next to nothing, ties these accounts to {person}.")),
        Sentence(N_("Nothing to do.")),
        Sentence(
            N_("{count} account is probably unrelated"),
            plural=N_("{count} accounts are probably unrelated"),
        ),
    ),
    Band.PROTECTED: BandWords(
        Sentence(N_("Your own and trusted accounts")),
        Sentence(N_("protected")),
        Sentence(N_("You declared these accounts genuine. They are never taken for impostors.")),
        Sentence(N_("Nothing to do. Do not report these accounts.")),
        Sentence(
            N_("{count} own or trusted account"),
            plural=N_("{count} own or trusted accounts"),
        ),
    ),
}
"""In the order in which a report shows them."""


CLEARED = BandWords(
    Sentence(N_("Cleared by a person")),
    Sentence(N_("cleared")),
    Sentence(N_("A person judged these accounts genuine or unrelated, whatever their score.")),
    Sentence(N_("Nothing to do. Do not report these accounts.")),
    Sentence(
        N_("{count} account cleared by a person"), plural=N_("{count} accounts cleared by a person")
    ),
)
"""Of accounts that a person judged genuine or unrelated, in whatever band they would stand."""


@dataclass(frozen=True, slots=True)
class StatusWords:
    """What one look showed, and what to do about it where something can be done."""

    plain: Sentence
    next_step: Sentence | None = None


_SCREENSHOT = Sentence(
    N_(
        "Open the address in your own browser, look at it and take a screenshot: "
        "the account may show you what it hides from a program."
    )
)

BADGES: Mapping[Badge, Sentence] = {
    Badge.VERIFIED: Sentence(N_("verified by the platform")),
    Badge.PAID: Sentence(N_("paid for: anybody can buy it, it proves nothing")),
    Badge.ORGANISATION: Sentence(N_("that of an organisation")),
    Badge.GOVERNMENT: Sentence(N_("that of a government or authority")),
    Badge.ARTIST: Sentence(N_("that of an artist")),
    Badge.PARTNER: Sentence(N_("that of a partner of the platform")),
    Badge.VERIFIER: Sentence(N_("that of an organisation that verifies others")),
}

STATUSES: Mapping[Status, StatusWords] = {
    Status.UP: StatusWords(Sentence(N_("Online, and it could be read"))),
    Status.PRIVATE: StatusWords(
        Sentence(N_("Online, but private: only what everybody may see could be read")),
        Sentence(
            N_(
                "Somebody who already follows the account can take a screenshot. "
                "Do not ask to follow it for this."
            )
        ),
    ),
    Status.GONE: StatusWords(
        Sentence(N_("The platform says that there is no such account, or no longer")),
        Sentence(N_("Check the address. If it is right, scan again in a few days.")),
    ),
    Status.SUSPENDED: StatusWords(
        Sentence(N_("The platform says that it has suspended the account")),
        Sentence(N_("Scan again in a few weeks: a suspension may end.")),
    ),
    Status.LOGIN_WALL: StatusWords(
        Sentence(N_("The platform asks to log in, so the account could not be read")), _SCREENSHOT
    ),
    Status.RATE_LIMITED: StatusWords(
        Sentence(N_("The platform asks to come back later, so the account could not be read")),
        Sentence(N_("Scan again in an hour or two.")),
    ),
    Status.BLOCKED: StatusWords(
        Sentence(N_("The platform turned the tool away, so the account could not be read")),
        _SCREENSHOT,
    ),
    Status.CONSENT: StatusWords(
        Sentence(
            N_("The platform only showed its question about cookies: the account is not read")
        ),
        _SCREENSHOT,
    ),
    Status.UNKNOWN: StatusWords(
        Sentence(N_("Not known: the answer does not say whether the account exists")),
        Sentence(
            N_("Check the address and scan again later, or open it in your own browser and look.")
        ),
    ),
}

_PLATFORMS = {each.name: each.title for each in PLATFORMS}

NOT_LOOKED = Sentence(N_("Not looked at yet"))

RELATIONS: Mapping[Relation, Sentence] = {
    Relation.SAME: Sentence(N_("The same picture")),
    Relation.MIRRORED: Sentence(N_("The same picture, left and right exchanged")),
    Relation.CROPPED: Sentence(N_("A part of the picture, cut out")),
    Relation.EMBEDDED: Sentence(N_("The picture inside a screenshot or a collage")),
    Relation.FILTERED: Sentence(N_("The same picture with other colours or a filter")),
    Relation.REPHOTOGRAPHED: Sentence(N_("A photo taken of the picture")),
}

ROLES: Mapping[Role, Sentence] = {
    Role.AVATAR: Sentence(N_("profile picture")),
    Role.BANNER: Sentence(N_("cover picture")),
    Role.POST: Sentence(N_("published picture")),
}

SCREENSHOT_BROUGHT = Sentence(N_("screenshot brought by you"))
PICTURE_BROUGHT = Sentence(N_("picture brought by you"))
NEVER_LOOKED_AT = Sentence(
    N_("Not known: you brought this account, and the tool has not looked at it itself")
)
MOST_FILES = 12
"""Names of files that a card shows; the others are counted."""
FILES_BROUGHT = Sentence(N_("{count} file"), plural=N_("{count} files"))
CLAIMED = Sentence(N_("The dates are those that the files state; nothing confirms them."))

DECISIONS: Mapping[Decision, Sentence] = {
    Decision.FAKE: Sentence(N_("{by} judged this account fake")),
    Decision.GENUINE: Sentence(N_("{by} judged this account genuine")),
    Decision.UNRELATED: Sentence(N_("{by} judged this account unrelated")),
    Decision.UNSURE: Sentence(N_("{by} could not tell")),
}

MACHINE = Sentence(N_("The program, which no verdict changes: {score}, {band}"))

OPERATION = Sentence(N_("Accounts {numbers} and what ties them, as a drawing"))
EXPECTED = Sentence(N_("Before anything is compared: {share}"))
TOGETHER = Sentence(N_("All together: {score}"))

STRENGTHS: tuple[tuple[float, Sentence], ...] = (
    (4.6, Sentence(N_("very strong"))),
    (2.3, Sentence(N_("strong"))),
    (0.7, Sentence(N_("moderate"))),
    (0.0, Sentence(N_("weak"))),
)
"""Words for a weight from a given size on: likelihood ratios of 100, 10, 2 and below (I. J. Good,
Probability and the Weighing of Evidence, 1950)."""

REFERENCE_ALT = Sentence(N_("The reference photo {file}"))
CANDIDATE_ALT = Sentence(N_("The {role} of the account {account}"))
OUTLINED_ALT = Sentence(N_("{picture}; the matching part is outlined"))
UNNAMED_PHOTO = Sentence(N_("without a file name"))
TITLE = Sentence(N_("Accounts that may use the photos or the name of {person}"))
MADE_AT = Sentence(N_("Report made on {moment}"))
MORE_PAIRS = Sentence(
    N_("{count} more copied picture on this account"),
    plural=N_("{count} more copied pictures on this account"),
)
JUDGED = Sentence(
    N_("A person has judged {count} account; the others were not reviewed by anybody."),
    plural=N_("A person has judged {count} accounts; the others were not reviewed by anybody."),
)
UNREVIEWED = Sentence(
    N_("{count} likely impostor was not reviewed by a person: do not share."),
    plural=N_("{count} likely impostors were not reviewed by a person: do not share."),
)
UNREAD = Sentence(
    N_("{count} address could not be read"), plural=N_("{count} addresses could not be read")
)
REFERENCES = Sentence(
    N_("{count} reference photo to compare with"),
    plural=N_("{count} reference photos to compare with"),
)


def files_brought(count: int) -> Sentence:
    """Say how many files a person brought."""
    return replace(FILES_BROUGHT, count=count)


def judged(count: int) -> Sentence:
    """Say how many accounts a person has judged."""
    return replace(JUDGED, count=count)


def unreviewed(count: int) -> Sentence:
    """Say how many likely impostors nobody has judged yet."""
    return replace(UNREVIEWED, count=count)


def unread(count: int) -> Sentence:
    """Say how many addresses could not be read."""
    return replace(UNREAD, count=count)


def references(count: int) -> Sentence:
    """Say how many reference photos there are."""
    return replace(REFERENCES, count=count)


def platform(name: str) -> str:
    """Give a platform's name as its users write it."""
    return _PLATFORMS.get(name) or name[:1].upper() + name[1:]


def strength(weight: float) -> Sentence:
    """Say how much a weight, a natural logarithm of a likelihood ratio, counts."""
    return next(words for least, words in STRENGTHS if abs(weight) >= least)
