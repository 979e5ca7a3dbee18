"""What a letter says of the company that writes it: its full name, or at whom the interview is. Pure.

Only names with a capital at each word count, so that a sentence that goes on is no part of one.
"""

import re
from collections.abc import Iterator

LONGEST = 6_000
NAME = r"[A-ZÀ-Ý][\w&.’'-]*(?: (?:[A-ZÀ-Ý][\w&.’'-]*|&|\+)){0,4}"
LEGAL_FORM = re.compile(
    rf"(?<![\w.])(?P<company>{NAME}) (?:GmbH|AG|SE|KG|UG|KGaA|SARL|SAS|S\.A\.|S\.L\.|Inc|Ltd|LLC|PLC|B\.V\.)(?!\w)"
)
WITH_WHOM = re.compile(
    r"(?:\b(?:interviews?|round|conversation|chat|call|onsite|entretien|entrevista|ronda)|gespräche?s?|runde|termin)\b"
    rf"[^|:\n.]{{0,40}}?\s(?:at|with|bei(?: der)?|chez|en|con)\s(?P<company>{NAME})(?![\w’]|\s*\d)",
)
# Where one is called, not by whom.
CALLS = frozenset(["zoom", "teams", "microsoft", "google", "meet", "webex", "skype", "slack", "phone", "telefon"])


def companies_in(text: str) -> Iterator[str]:
    """What may be the company, the likeliest first; a person may be among them."""
    text = text[:LONGEST]
    for pattern in (LEGAL_FORM, WITH_WHOM):
        for match in pattern.finditer(text):
            name = match["company"].rstrip(".")
            if CALLS.isdisjoint(name.casefold().split()):
                yield name
