"""How a platform writes its accounts' addresses, as data, and the one way to read them."""

import re
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from impostor.language import N_
from impostor.model import Account, Profile, Sentence
from impostor.platforms.addresses import Place, place
from impostor.platforms.interface import Refused, no_profile

ANY_HOST = r"//[^/]+/"
NEVER = re.compile(r"(?!)")

Form = tuple[str, str]
"""A pattern for `path` or `path?name=value`, or with `//host/` in front, and the address it means.

Its group `handle` or `id` is the account's; `post` is a page that only tells whose it is when it
is read. Groups may be named in the address, as `{handle}`.
"""


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one platform's addresses, the first that fits wins.

    `hosts` are its domains; `handle` and `identity` are what a whole handle (without `@`) and a
    stable id look like, `reserved` what stands in a handle's place and is none. `example` is the
    address that a refusal shows; `bare` are the forms of what may stand for an account alone.
    """

    platform: str
    title: str
    hosts: tuple[str, ...]
    handle: re.Pattern[str]
    example: str
    forms: tuple[Form, ...]
    reserved: re.Pattern[str] = NEVER
    identity: re.Pattern[str] = field(default=re.compile(r"[0-9]{1,30}"))

    def account(self, address: str) -> Account | Refused | None:
        """Read a cleaned address: its account, a refusal, or None where it is another's."""
        at = place(address)
        if not at.on(*self.hosts):
            return None
        return self.named(at) or no_profile(address, self.title, self.example)

    def named(self, at: Place) -> Account | None:
        """Give the account that the first fitting form names."""
        bare = f"//{at.host}/{'/'.join(at.path)}"
        asked = [f"{bare}?{name}={value}" for name, value in at.query.items()]
        for pattern, meant in self.forms:
            written = pattern if pattern.startswith("//") else ANY_HOST + pattern
            for text in asked if r"\?" in pattern else (bare,):
                found = re.fullmatch(written, text, re.IGNORECASE | re.ASCII)
                if found and (account := self._account(found.groupdict(), meant)):
                    return account
        return None

    def bare(self, text: str) -> Account | Refused:
        """Read what names an account alone: a handle, with its `@` or not, or an id."""
        name = text.strip().removeprefix("@")
        for group, meant in self._alone():
            if account := self._account({group: name}, meant):
                return account
        template = N_("“{text}” is no user name on {platform}; expected one as in {example}.")
        values = {"text": text.strip()[:200], "platform": self.title, "example": self.example}
        return Refused(Sentence(template, values))

    def settled(self, found: Profile, asked: Account) -> Profile:
        """Give a profile its canonical address and handle: those shown, else those asked for."""
        for handle in (found.account.handle, asked.handle):
            named = self.bare(handle or "")
            if isinstance(named, Account) and named.handle:
                shown = replace(found.account, url=named.url, handle=handle)
                return replace(found, account=shown)
        number = found.account.account_id
        named = self.bare(number or "")
        url = named.url if isinstance(named, Account) else asked.url
        return replace(found, account=replace(found.account, url=url, handle=None))

    def _alone(self) -> list[tuple[str, str]]:
        """Give the groups that suffice for an address: the first form of each."""
        found: dict[str, str] = {}
        for _, meant in self.forms:
            group = re.fullmatch(r"[^{]*\{(id|handle)\}[^{]*", meant)
            if group:
                found.setdefault(group[1], meant)
        return sorted(found.items())

    def _account(self, groups: dict[str, str | None], meant: str) -> Account | None:
        said = {name: text for name, text in groups.items() if text}
        if handle := said.get("handle", "").removeprefix("@").lower():
            if not self.handle.fullmatch(handle) or self.reserved.fullmatch(handle):
                return None
            said["handle"] = quote(handle)
        if "id" in said and not self.identity.fullmatch(said["id"]):
            return None
        if not said.keys() & {"handle", "id", "post"}:
            return None
        return Account(self.platform, meant.format(**said), handle or None, said.get("id"))
