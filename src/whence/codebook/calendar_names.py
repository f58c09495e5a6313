"""Names of months and weekdays, as English-language newspapers write them.

Source: own, written for Whence from general knowledge. Licence: Apache-2.0, as the code.
"""

_MONTH_NAMES = (
    "january february march april may june july august september october november december"
).split()
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS_SHORT = "mon tue tues wed thu thur thurs fri sat sun".split()
