"""Small words in and before names: what joins the names of places or reporters, what is no place.

Source: own, written for Whence from general knowledge. Licence: Apache-2.0, as the code.
"""

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
