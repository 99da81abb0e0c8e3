"""Control probes: each platform is asked for an account that exists and for one that does not.

Where the two answers cannot be told apart, that platform's answers prove nothing in this run.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from threading import Lock

from impostor.language import N_
from impostor.model import Account, Fetch, Page, Sentence
from impostor.observe import Sighting, observe
from impostor.platforms import Platform, Refused, identify, platform
from impostor.platforms.addresses import host_of
from impostor.platforms.controls import CONTROLLED, doubt, settled

BAD_REQUEST = 400
"""From this status on an answer shows nothing (RFC 9110, 15.5)."""

NO_FRONT = N_("{platform} did not even show its front page, so its answers prove nothing just now.")

Place = tuple[str, str]
"""A platform's name and the host that answers for it: Mastodon's servers are asked one by one."""


class Controls:
    """The control probes of one run, asked when first needed and once each, by any thread.

    `fetch` must ask the network anew; `name` makes up a name at random, of letters and digits,
    with a letter in front and at most 15 long.
    """

    def __init__(self, fetch: Fetch, name: Callable[[], str]) -> None:
        self._fetch = fetch
        self._name = name
        self._lock = Lock()
        self._asked: dict[Place, Future[Sentence | None]] = {}

    def settle(self, sighting: Sighting) -> Sighting:
        """Give a sighting as it is to be stored, with the status unknown where controls fail."""
        seen = sighting.observation
        if seen.status not in CONTROLLED:
            return sighting
        why = self.doubt(platform(seen.account.platform), seen.account)
        return replace(sighting, observation=replace(settled(seen, why), controlled=why is None))

    def doubt(self, asked: Platform, account: Account) -> Sentence | None:
        """Say why nothing follows from the answers there; None where the controls pass.

        A site on which no name can be made up has no controls, and is taken at its word.
        """
        name = self._name()
        stranger = asked.stranger(account, name) if asked.stranger else asked.bare(name)
        if stranger is None or isinstance(stranger, Refused):
            return None
        place = (asked.name, host_of(asked.look(stranger)))
        with self._lock:
            under_way = self._asked.get(place)
            mine: Future[Sentence | None] = Future()
            if under_way is None:
                self._asked[place] = mine
        return under_way.result() if under_way else self._probed(asked, stranger, mine)

    def _probed(
        self, asked: Platform, stranger: Account, mine: Future[Sentence | None]
    ) -> Sentence | None:
        try:
            known = self._known(asked, stranger)
            looked = observe(asked, known, self._fetch).observation if known else None
            seen = observe(asked, stranger, self._fetch).observation
            why = doubt(asked.title, looked, seen) or (
                None if known else self._silent(asked, stranger)
            )
        except BaseException as error:
            mine.set_exception(error)
            raise
        mine.set_result(why)
        return why

    def _silent(self, asked: Platform, stranger: Account) -> Sentence | None:
        """Say that a host without a known account shows not even its front page, if so."""
        host = host_of(asked.look(stranger))
        answer = self._fetch(f"https://{host}/")
        shown = isinstance(answer, Page) and answer.status < BAD_REQUEST
        return None if shown else Sentence(NO_FRONT, {"platform": host})

    def _known(self, asked: Platform, stranger: Account) -> Account | None:
        """Give the account that is known to exist, where it is at the stranger's place."""
        found = identify(asked.facts.known)
        if isinstance(found, Refused):
            return None
        here = host_of(asked.look(found[1])) == host_of(asked.look(stranger))
        return found[1] if here else None
