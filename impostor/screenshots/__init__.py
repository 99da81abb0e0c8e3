"""What stands in a phone's screenshot: whose account, on which platform. Pure."""

from impostor.screenshots.grouping import NO_HANDLE, Grouping, Unclear, grouped
from impostor.screenshots.lines import Line
from impostor.screenshots.recognise import Recognised, recognise

__all__ = ["NO_HANDLE", "Grouping", "Line", "Recognised", "Unclear", "grouped", "recognise"]
