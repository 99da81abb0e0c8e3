"""Things that are one, found by following what each stands under (union-find)."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Union:
    """Names of which some are one."""

    _under: dict[str, str] = field(default_factory=dict)

    def of(self, name: str) -> str:
        """Give the name that stands for all that are one with it."""
        while self._under.get(name, name) != name:
            name = self._under[name]
        return name

    def join(self, one: str, other: str) -> None:
        """Make two names one: the first's stands for both."""
        self._under[self.of(other)] = self.of(one)
