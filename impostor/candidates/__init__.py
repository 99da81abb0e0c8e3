"""Handles that an impostor of a person may have chosen, likeliest first; pure.

Only declared names, the person's own handles and those of confirmed fakes go in: this finds
accounts that imitate, and no friends' list, follower or outside list helps it to find people.
"""

from impostor.candidates.likelihood import Candidate, Seeds, variants
from impostor.candidates.places import Place, Wanted, places

__all__ = ["Candidate", "Place", "Seeds", "Wanted", "places", "variants"]
