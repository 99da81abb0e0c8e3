"""Many accounts on many made servers, all of them due: how polite a recheck is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fixtures.pages.shape import ANYTHING, Answer, data
from fixtures.server import Request
from fixtures.site import write_site
from impostor.case import PersonText, new_case, open_case
from impostor.language import N_
from impostor.model import Account, Look, Observation, Profile, Sentence, Status

LOOKED = datetime(2026, 1, 1, tzinfo=UTC)
NAME = "Léa Martin"


@dataclass(frozen=True, slots=True)
class Crowd:
    """Accounts spread evenly over servers."""

    accounts: int
    hosts: int

    def account(self, number: int) -> Account:
        """Give one account."""
        host, handle = f"s{number % self.hosts}.example", f"user{number}"
        return Account("mastodon", f"https://{host}/@{handle}", handle, f"{number}@{host}")

    def serve_from(self, folder: Path) -> None:
        """Write what the servers answer."""
        write_site(folder, [*self._live(), *self._missing()])

    def _live(self) -> list[Answer]:
        found = []
        for number in range(self.accounts):
            account = self.account(number)
            base = f"{account.url.partition('/@')[0]}/api/v1/accounts"
            shown = {
                "id": str(number),
                "acct": account.handle,
                "username": account.handle,
                "display_name": f"Somebody {number}",
                "url": account.url,
            }
            found.append(data(f"{base}/lookup?acct={account.handle}", shown))
            found.append(data(f"{base}/{number}/statuses", []))
        return found

    def _missing(self) -> list[Answer]:
        hosts = (f"s{number}.example" for number in range(self.hosts))
        error = {"error": "Record not found"}
        return [data(f"https://{host}/{ANYTHING}", error, 404) for host in hosts]

    def case(self, folder: Path) -> None:
        """Make a case in which each account was looked at long ago."""
        with new_case(folder, PersonText((NAME,)), lambda: LOOKED):
            pass
        with open_case(folder, lambda: LOOKED) as case, case.writing():
            for number in range(self.accounts):
                account = self.account(number)
                at = LOOKED + timedelta(seconds=number)
                reason = Sentence(N_("The page shows a profile."))
                seen = Observation(account, Status.UP, reason, at, page_sha256="page")
                case.record(Look(seen, Profile(account, f"Somebody {number}")))


def looks_since(folder: Path, since: datetime) -> Counter[int]:
    """Count the looks at each account after a moment."""
    with open_case(folder, lambda: since) as case:
        found: Counter[int] = Counter()
        for listed in case.accounts():
            found[listed.number] = sum(seen.at > since for seen in case.history(listed.number))
    return found


def most_in(log: Sequence[Request], seconds: float) -> int:
    """Give the most requests that any one host got within so many seconds."""
    by_host: dict[str, list[float]] = {}
    for request in log:
        by_host.setdefault(request.host, []).append(request.at)
    most = 0
    for moments in by_host.values():
        first = 0
        for place, at in enumerate(moments):
            while at - moments[first] >= seconds:
                first += 1
            most = max(most, place - first + 1)
    return most


def longest_run(log: Sequence[Request]) -> int:
    """Give how many requests in a row went to one host."""
    most = run = 0
    before = ""
    for request in log:
        run = run + 1 if request.host == before else 1
        before, most = request.host, max(most, run)
    return most
