"""How verbs write changes of accounts down: the same fields in JSON, CSV and tables."""

from impostor.recheck import Change

FIELDS = ("number", "url", "change", "before", "after", "at", "reason")


def change_row(change: Change) -> dict[str, object]:
    """Give a change by its fields."""
    told = change.told
    reason = " ".join(map(str, told.reasons))
    at = told.at.isoformat(timespec="seconds")
    values = (change.number, change.url, str(told.kind), told.before, told.after, at, reason)
    return dict(zip(FIELDS, values, strict=True))
