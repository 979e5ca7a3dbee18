"""The company that a letter names beyond doubt: in full on a line of its own or after “at”, or as host. Pure.

Whatever else a letter writes with a capital may as well be a person, a place or a team.
"""

import re

from interviews.invites.name_rules import is_title
from interviews.people import name_key

LONGEST = 6_000
WORD = r"[A-ZÀ-Ý][\w&’'-]{0,40}"
NAME = rf"(?P<company>{WORD}(?: (?:{WORD}|&|\+)){{0,4}}?)"
# Of more letters than “UG”, which is a floor below ground as well.
FORM = r",? (?:GmbH|AG|SE|KG|KGaA|SARL|SAS|S\.A\.|S\.L\.|Inc\b|Ltd\b|LLC|PLC|B\.V\.)(?![\w’'-])"
OWN_LINE = re.compile(rf"^[ \t]*{NAME}{FORM}\.?(?: & Co\.? KG)?[ \t]*(?:[,|·•–-] .*)?$", re.MULTILINE)
AFTER_AT = re.compile(rf"\b(?:at|bei|bei der|chez|en) {NAME}{FORM}")
INVITED_BY = re.compile(rf"(?:entretien chez|gespräch bei) {NAME}(?!\w| [A-ZÀ-Ý&])")
NOT_ONE = frozenset(
    ["frau", "herrn", "herr", "dr", "mme", "mlle", "madame", "m", "monsieur", "ihnen", "uns", "fragen"],
)


def company_in(text: str) -> str:
    """Its name without the legal form; "" where none is named, or more than one."""
    found = (match for rule in (OWN_LINE, AFTER_AT, INVITED_BY) for match in rule.finditer(text[:LONGEST]))
    names = {name_key(match["company"]): match["company"] for match in found if _may_be_one(match["company"])}
    return next(iter(names.values())) if len(names) == 1 else ""


def _may_be_one(name: str) -> bool:
    return not is_title(name, follows_name=True) and NOT_ONE.isdisjoint(name_key(name).split())
