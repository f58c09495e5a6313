"""Words at the end of a line, or just after it, that tell whether the sentence goes on there.

Source: own, written for Whence from general knowledge. Licence: Apache-2.0, as the code.
"""

# A line that ends with one of these goes on in the next one.
OPEN_WORDS = frozenset(
    """a an the of in on at to for from by with and or but that who which whose where when while
    as is are was were be been has have had will would could should may might can not its his her
    their our my your this these those than if because into over under after before between
    against about said""".split()
)

# With or without their point, they stand before a name or a number.
ABBREVIATIONS = frozenset("mr mrs ms dr gen col lt sgt capt maj sen rep gov prof rev st".split())

# Suspended hyphens: "mid- to long-range" keeps its space.
AFTER_SUSPENDED_HYPHEN = frozenset("to and or nor but through".split())
