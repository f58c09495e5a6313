"""Words that the text reader goes by: months, labels, marks of the press.

Source: written for Whence from general knowledge. Licence: Apache-2.0, as the code.
"""

_MONTH_NAMES = (
    "january february march april may june july august september october november december"
).split()
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS_SHORT = "mon tue tues wed thu thur thurs fri sat sun".split()

# A line that ends with one of these goes on in the next one.
OPEN_WORDS = frozenset(
    """a an the of in on at to for from by with and or but that who which whose where when while
    as is are was were be been has have had will would could should may might can not its his her
    their our my your this these those than if because into over under after before between
    against about said""".split()
)

# With or without their point, they stand before a name or a number.
ABBREVIATIONS = frozenset("mr mrs ms dr gen col lt sgt capt maj sen rep gov prof rev st".split())

# Between the names of a place or of reporters.
CONNECTIVES = frozenset(
    """and & in de la le du del da das der den di dos el al la les los of on sur the van von via
    near upon am an bin ibn ben ter ten y e et for with | / - – — • · by""".split()
)

# Words that leave a sentence open elsewhere, but stand in the names of places.
PLACE_WORDS = frozenset("the of on no by and said".split())  # Port Said, On board

NOT_PLACES = frozenset(
    """breaking update updated exclusive analysis opinion watch live factbox corrected correction
    video photos news timeline explainer comment editorial review interview note warning urgent
    flash bulletin refile wrapup insight feature column a an but he she they we it this that there
    these those what when where who why how if i no yes not all and or so as""".split()
)

# Suspended hyphens: "mid- to long-range" keeps its space.
AFTER_SUSPENDED_HYPHEN = frozenset("to and or nor but through".split())

FOOTER_LABELS = (
    "original url",
    "original article",
    "original link",
    "original source",
    "original",
    "originally published at",
    "originally published on",
    "first published at",
    "article url",
    "article link",
    "source url",
    "source link",
    "sources",
    "source",
    "url",
    "permalink",
    "links",
    "link",
    "full article",
    "full story",
    "read the full article at",
    "read the full article",
    "read the full story at",
    "read the full story",
    "read the original article",
    "read more at",
    "read more here",
    "read more",
    "more at",
    "retrieved from",
    "available at",
    "via",
)

BYLINE_PHRASES = (
    "special to",
    "special cable to",
    "special dispatch to",
    "special correspondent",
    "special cable",
    "special dispatch",
    "from our own correspondent",
    "from our correspondent",
    "from our special correspondent",
    "by our own correspondent",
    "by our correspondent",
    "by our special correspondent",
    "staff reporter",
    "staff reporters",
    "staff writer",
    "staff writers",
    "staff and agencies",
    "news agencies",
    "agencies",
    "by wireless telegraph",
    "by wireless",
    "by cable",
    "by telegraph",
)
