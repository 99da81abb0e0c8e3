"""The JSON report, for other programs: report.schema.json describes it."""

import json
from datetime import datetime
from pathlib import Path

from impostor.model import Account, Brought, Finding, PhotoMatch, Picture, Profile, Verdict
from impostor.rank.groups import Operation
from impostor.report.came_back import CameBack, came_back
from impostor.report.escape import json_text
from impostor.report.helps import helps
from impostor.report.speech import Speech, speech
from impostor.report.view import Card, Unread, View
from impostor.report.waterfall import by_weight
from impostor.report.why import KINDS, why_this_band

VERSION = 1
SCHEMA = Path(__file__).with_name("report.schema.json")

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]


def as_json(view: View, language: str) -> str:
    """Write a view as JSON; the sentences are in a language of `LANGUAGES`, the keys are fixed."""
    spoken = speech(language, view.made_at.tzinfo)
    document: dict[str, Value] = {
        "version": VERSION,
        "language": language,
        "made_at": view.made_at.isoformat(),
        "prior": view.prior,
        "reviewed": any(card.verdicts for card in view.cards),
        "person": _person(view),
        "accounts": [_card(card, view, spoken) for card in view.cards],
        "operations": [_operation(one, spoken) for one in view.operations],
        "unread": [_unread(unread, spoken) for unread in view.unread],
    }
    return json_text(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def _person(view: View) -> dict[str, Value]:
    person = view.person
    return {
        "names": [*person.names],
        "aliases": [*person.aliases],
        "handles": [*person.handles],
        "photos": [
            {"sha256": photo.sha256, "file": view.reference_names.get(photo.sha256)}
            for photo in person.photos
        ],
        "own": [_account(account) for account in person.own],
        "trusted": [_account(account) for account in person.trusted],
    }


def _account(account: Account) -> dict[str, Value]:
    return {
        "url": account.url,
        "platform": account.platform,
        "account_id": account.account_id,
        "handle": account.handle,
    }


def _card(card: Card, view: View, spoken: Speech) -> dict[str, Value]:
    look, match = card.observation, card.match
    return {
        "rank": card.rank,
        "number": card.number,
        **_account(match.account),
        "name": card.profile.name if card.profile else None,
        "status": str(look.status) if look else None,
        "reason": spoken.say(look.reason) if look else None,
        "source": str(look.source) if look else None,
        "observed_at": _moment(look.at if look else None),
        "first_seen": _moment(card.first_seen),
        "page_sha256": look.page_sha256 if look else None,
        "score": round(match.score, 6),
        "ranked_at": _moment(card.ranked_at),
        "band": str(match.band),
        "kinds": [*match.kinds],
        "why": [spoken.say(sentence) for sentence in why_this_band(card, _kinds(spoken))],
        "helps": [spoken.say(sentence) for sentence in helps(card, view)],
        "care": [spoken.say(sentence) for sentence in match.care],
        "findings": [_finding(finding, view, spoken) for finding in by_weight(match.findings)],
        "verdicts": [_verdict(verdict) for verdict in card.verdicts],
        "return_of": _came_back(came_back(match, card.verdicts), spoken),
        "profile": _profile(card.profile) if card.profile else None,
        "profile_source": str(card.profile_source) if card.profile else None,
        "pictures": [_picture(picture, spoken) for picture in card.pictures],
        "brought": [_brought(file) for file in card.brought],
    }


def _kinds(spoken: Speech) -> dict[str, str]:
    return {kind: spoken.say(sentence) for kind, sentence in KINDS.items()}


def _finding(finding: Finding, view: View, spoken: Speech) -> dict[str, Value]:
    return {
        "signal": finding.signal,
        "weight": round(finding.weight, 6),
        "sentence": spoken.say(finding.sentence),
        "reference": finding.reference,
        "candidate": finding.candidate,
        "photo": _copy(finding.photo, view) if finding.photo else None,
    }


def _copy(match: PhotoMatch, view: View) -> dict[str, Value]:
    return {
        "candidate": match.candidate,
        "reference": match.reference,
        "reference_file": view.reference_names.get(match.reference),
        "score": round(match.score, 6),
        "relation": match.relation.name.lower(),
        "candidate_region": [[x, y] for x, y in match.candidate_region],
        "reference_region": [[x, y] for x, y in match.reference_region],
    }


def _profile(profile: Profile) -> dict[str, Value]:
    return {
        "bio": profile.bio,
        "links": [*profile.links],
        "followers": profile.followers,
        "following": profile.following,
        "posts": profile.posts,
        "verified": profile.verified,
        "badge": profile.badge and profile.badge.value,
        "private": profile.private,
        "created_at": _moment(profile.created_at),
        "renamed_at": _moment(profile.renamed_at),
    }


def _picture(picture: Picture, spoken: Speech) -> dict[str, Value]:
    return {
        "url": picture.url,
        "role": str(picture.role),
        "sha256": picture.photo.sha256 if picture.photo else None,
        "trouble": spoken.say(picture.trouble) if picture.trouble else None,
        "source": str(picture.source),
        "screenshot": picture.screenshot,
    }


def _brought(file: Brought) -> dict[str, Value]:
    return {
        "file": file.name,
        "kind": file.kind,
        "sha256": file.sha256,
        "brought_at": file.brought_at.isoformat(),
        "claimed_at": _moment(file.claimed_at),
    }


def _verdict(verdict: Verdict) -> dict[str, Value]:
    return {
        "decision": str(verdict.decision),
        "by": verdict.by,
        "at": verdict.at.isoformat(),
        "why": verdict.why,
        "return_of": verdict.return_of,
    }


def _came_back(found: CameBack | None, spoken: Speech) -> dict[str, Value] | None:
    if found is None:
        return None
    return {
        "number": found.number,
        "confirmed": found.confirmed,
        "strength": found.strength,
        "reasons": [spoken.say(reason) for reason in found.reasons],
    }


def _operation(operation: Operation, spoken: Speech) -> dict[str, Value]:
    return {
        "accounts": [*operation.members],
        "ties": [
            {
                "accounts": [tie.one, tie.other],
                "kind": tie.kind,
                "sentence": spoken.say(tie.sentence),
            }
            for tie in operation.ties
        ],
    }


def _unread(unread: Unread, spoken: Speech) -> dict[str, Value]:
    return {
        "url": unread.url,
        "number": unread.number,
        "status": str(unread.status),
        "reason": spoken.say(unread.reason),
        "at": unread.at.isoformat(),
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
