"""Written forms of English that decide where a word or a sentence ends.

Source: general knowledge of English spelling, written for this project; which forms the cuts of
Universal Dependencies keep whole was checked on the training part of its English Web Treebank
and on GUM without its news. Licence: Apache-2.0, as the code.
"""

# Parts of a word with a hyphen that are no words of their own: "ex-minister" is one word,
# "well-known" is three.
PREFIXES = (
    "anti arch bi bio co counter cross cyber de e ex extra hyper infra inter intra macro mega "
    "micro mid mini mis multi neo non over para post pre pro proto pseudo psycho quasi re semi "
    "socio sub super supra tele trans tri ultra un under uni"
).split()
SUFFIXES = "esque fold ish wise".split()

# Contractions that are written as one, with the length of their first part.
JOINED = {
    "cannot": 3,
    "dunno": 2,
    "gimme": 3,
    "gonna": 3,
    "gotta": 3,
    "lemme": 3,
    "outta": 3,
    "sorta": 4,
    "wanna": 3,
    "aint": 2,
    "arent": 3,
    "cant": 2,
    "couldnt": 5,
    "didnt": 3,
    "doesnt": 4,
    "dont": 2,
    "hadnt": 3,
    "hasnt": 3,
    "havent": 4,
    "isnt": 2,
    "shouldnt": 6,
    "wasnt": 3,
    "werent": 4,
    "wont": 2,
    "wouldnt": 5,
    "im": 1,
    "ive": 1,
    "itll": 2,
    "thats": 4,
    "theres": 5,
    "theyll": 4,
    "theyre": 4,
    "theyve": 4,
    "weve": 2,
    "whats": 4,
    "youll": 3,
    "youre": 3,
    "youve": 3,
}
# Words whose first sign is an apostrophe.
ELIDED = "bout cause cuz em n round til tis twas".split()

# Written with a point and before a name: no sentence ends after them.
TITLES = (
    "Adm Amb Asst Atty Brig Capt Cdr Cmdr Cmdt Col Comdr Cpl Cpt Dr Fr Ft Gen Gov Hon Insp Lieut "
    "Lt Maj Messrs Mgr Mlle Mme Mr Mrs Ms Msgr Mt Mx Pfc Prof Pte Pvt Rep Reps Rev Sen Sens Sgt "
    "St Ste Supt Treas"
).split()
# Written with a point before a number, and a word of its own without one.
BEFORE_NUMBERS = (
    "Apr Art Arts Aug Ch Dec Feb Fig Figs Jan Jul Jun Mar No Nos Nov Oct Op Para Paras Sec Sept "
    "Sep Vol Vols b c ca d no nos p para pp vol"
).split()
# Written with a point anywhere in a sentence, also at its end, where the point is the stop.
ABBREVIATIONS = (
    "Inc Corp Co Cos Ltd Bros Assn Dept Univ Intl Natl Govt Plc Jr Sr Esq Ph Sc "
    "Jan Feb Apr Jun Jul Aug Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri "
    "Ave Blvd Rd Hwy Pkwy Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Ky La Md Mich "
    "Minn Mont Neb Nev Okla Ont Pa Penn Que Tenn Tex Va Vt Wis Wyo "
    "Attn Ed Eds Esp Est Mob Tel approx cf dept eds eg esp est ext ie lb lbs "
    "max min misc oz resp spec tel vs yrs"
).split()
# As those, but never before a name: a capital after them begins a sentence.
BEFORE_LOWER_CASE = "etc al a.m p.m A.M P.M".split()
# Words that go on after one of those all the same: "at 9 a.m. Friday".
CALENDAR = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Eastern Central Pacific Greenwich "
    "Moscow London Mon Tue Wed Thu Fri Sat Sun"
).split()

# Words that follow an amount without a blank, each a word of its own: "5km", "10am".
UNITS = (
    "% am AM pm PM a.m. p.m. bn bps cc cm ft g GB GHz GMT ha hp hrs Hz in k K kb KB kg kHz km kmh "
    "kn kph kt kV kW kWh lb lbs m M mb MB mg MHz mi min mins ml mm mn mph mt MW MWh nm oz pc pct "
    "psi px sq t tn tr TWh yd yds yr yrs hh bbl dth F C"
).split()

# Last parts of an address or a file name that is written without "http://" or "www.".
DOMAINS = (
    "com org net edu gov mil int info biz io tv co eu uk us ca au nz de fr ru ua cn jp in il ir "
    "doc docx xls xlsx ppt pdf txt html htm jpg jpeg png gif mp3 mp4 zip exe csv url"
).split()

# Words that begin a sentence far more often than a name: "in the U.S. The envoy" is two.
STARTERS = frozenset(
    (
        "A About According After All Also Although Among An And Another Any Are As At Because "
        "Before Both But By Can Despite Did Do Does During Each Earlier Even For Four From Given "
        "Has Have He Her Here His How However I If In Instead Is It Its Last Later Like Many "
        "Meanwhile More Most My Neither No Nor Not Now Of On Once One Only Or Other Others Our "
        "Over Please She Since So Some Still Such That The Their Then There These They This Those "
        "Though Three Through Thus To Two Under Until We Were What When Where Whether Which While "
        "Who Why With Without Would Yes Yet You Your"
    ).split()
)

# Verbs that may follow a name after a quoted question: “Why?” Diallo asked.
REPORTING_VERBS = frozenset(
    (
        "said says asked asks added adds told tells wrote writes replied answered shouted cried "
        "exclaimed wondered demanded continued tweeted"
    ).split()
)
