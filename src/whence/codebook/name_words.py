"""Words by which a capitalised run shows its kind: titles, heads of bodies, months, currencies.

Source: own, written for Whence from general knowledge. Licence: Apache-2.0, as the code.
"""

# Before the name of a person.
PERSON_TITLES = frozenset(
    "mr mrs ms miss dr prof sir lord lady president minister premier chancellor senator sen rep "
    "governor gov mayor judge justice general gen colonel col major maj captain capt lieutenant "
    "lt sergeant sgt king queen prince princess pope bishop archbishop rabbi sheikh imam "
    "secretary ambassador director chief chairman chairwoman spokesman spokeswoman spokesperson "
    "professor doctor coach analyst activist lawyer officer".split()
)
# In the name of a body.
BODY_WORDS = frozenset(
    "ministry party university council committee commission agency association federation union "
    "bank group company corporation corp inc ltd llc plc court department office parliament "
    "senate congress assembly army navy police force forces guard front movement league club "
    "institute foundation organisation organization authority bureau board society network fund "
    "service services team news times post radio tv television cabinet government academy "
    "alliance coalition congregation church college school centre center press united fc airlines "
    "airways motors bar tribunal chamber command brigade battalion division corps".split()
)
# In the name of something built.
FACILITY_WORDS = frozenset(
    "hospital station museum airport stadium bridge prison highway road street park tower hotel "
    "mosque cathedral temple palace port dam plant mine library theatre theater hall square "
    "expressway avenue building auditorium gallery".split()
)
# In the name of a natural or administrative place.
PLACE_WORDS = frozenset(
    "province district region city county state island islands river lake sea ocean gulf bay "
    "mountain mountains valley desert peninsula strait village town territory coast north south "
    "east west hill hills forest reef".split()
)
# In the name of a law, prize, event or work.
OTHER_WORDS = frozenset(
    "act award awards prize cup games olympics festival agreement treaty war day accord bill law "
    "championship championships protocol summit convention code".split()
)
PLACE_PREPOSITIONS = frozenset("in at near from across throughout into outside around".split())
MONTHS = (
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
CURRENCY_SIGNS = "$€£¥₹₽₦₩₪"
CURRENCY_WORDS = (
    "dollars dollar euros euro pounds pound rupees rupee pesos peso yen yuan roubles rubles rand "
    "naira shillings crore crores lakh lakhs francs dirhams riyals won lira cents"
).split()
# Begin sentences or headlines with a capital, and name nothing.
NO_NAMES = frozenset(
    "the a an this that these those it he she we they i you his her its their our my your in on "
    "at of for from with by to as but and or if when while after before since until although "
    "though because there here what who why how where which not no yes some many most all both "
    "each every one two three four five six seven eight nine ten according however meanwhile "
    "also still now then more so last next later earlier today yesterday tomorrow such other "
    "another even just only once despite during under over about than instead any few "
    "several".split()
)
# Between the capitalised words of one name: "Bank of Ghana", "Ministry of Health".
NAME_JOINTS = frozenset("of the for de la del du bin ibn al el van von der".split())
# What a place does that is a government or a body of people: "Ankara has agreed".
ACTING_VERBS = frozenset(
    "has have will would wants agreed signed joined voted accused imposed sent launched attacked "
    "invaded rejected recognised recognized banned became began supports supported opposed "
    "declared warned seeks sought agrees remains must should could may might did does do won't "
    "withdrew ratified announced approved refused decided plans hopes expects needs faces uses "
    "claims bought sold exported imported offered provided gave asked called".split()
)
# What a place does that is a team.
TEAM_VERBS = frozenset(
    "beat won lost drew played plays defeated thrashed scored qualified reached faced edged win "
    "lose face beats wins".split()
)
# Before a place that acts or is acted upon: "talks with Ankara", "sanctions against Iran".
PARTNER_PREPOSITIONS = frozenset("with against between by upon toward towards".split())
