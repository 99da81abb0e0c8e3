"""What each signal weighs: natural logarithms of likelihood ratios, impostor against innocent.

A weight of 0.7 doubles the odds, 2.3 makes them ten times higher. They are set by hand on the made
network of fixtures/ so that one kind of finding alone stays near even odds at the default prior,
and two independent kinds together go well above them.
"""

PRIOR = 0.1
"""Of the accounts that a person lists as suspicious, about one in ten imitates them."""

AVATAR_COPIED = 3.0
POST_COPIED = 2.3
FURTHER_PHOTO_COPIED = 0.9
MOST_FURTHER_PHOTOS = 3
"""Further copies speak for the same thing as the first: they count less, and only so many."""

COMMON_PHOTO_COPIED = 0.3
"""Everybody shows the flag and the meme of the day: a third more likely, however many."""

NO_PHOTO_COPIED = -1.5

NAME_MOST = 3.0
EXACT_NAME_MOST = 2.0
NAME_LEAST = -1.2
"""Innocent people share a name, and a fake may go by a false one: both ways it is bounded. Nobody
comes by look-alike letters by chance; the very same name many people have."""

BOTH_NAME_AND_HANDLE = 0.7
BIO_COPIED = 2.2
VERIFIED = -2.5
OLDER_THAN_OWN = -1.5
YOUNGER_THAN_OWN = 0.3
ASKS_TO_MOVE = 0.7
CLAIMS_TO_BE_REAL = 0.4
LINKED_WITH_OWN = -2.5

EARLIER_FAKE = 3.0
"""Only what the innocent do not share makes an account a possible return (returns.py)."""

DECLARED = -2.5
SPEAKS_ABOUT = -4.6
"""A hundred to one: of those who bear the whole name and show the photos, hardly a fake calls
itself her mother, her club or a headline, and most of the others do. It takes back what the name
weighs and that several photos are shown."""

COPY_AT_LEAST = 0.8
"""From this probability on, a picture is called a copy: in the benchmark of photos every pair at
.9 was one, and the highest that was none, two shots of one street, stood at .76."""

NAME_ALIKE_AT_LEAST = 0.5
"""From this probability on, a name or handle is called an imitation."""

LIKELY_AT_LEAST = 0.5
POSSIBLE_AT_LEAST = 0.2

QUALITY_AT_LEAST = 0.2
"""Below it a picture holds too little to say that it is no copy."""
