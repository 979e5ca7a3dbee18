"""Which parts of a job description ask something of the candidate: not what is offered, nor what is not needed."""

import re
from collections.abc import Iterator

from interviews.skill_words import word_lists

LONGEST_HEADING = 60
LONGEST_BEGINNING = 6
# More of them than any posting has.
MOST_LINES = 4_000

# What kind of part begins with this, by the words that its heading begins with.
KINDS = {phrase: kind for kind, phrases in word_lists("headings.cfg", ", ").items() for phrase in phrases}
# “Perks: …”, “What do you get? …”: the heading and what it is about, in one line.
ANNOUNCED = re.compile(r"[^:?.!]{1,40}[:?] (?=.*\w)")
# From here to the end of the paragraph they speak of what they give.
OFFER_SENTENCE = re.compile(
    r"(?:^|(?<=[.!?;,:] )|(?<=\band ))(?:we (?:also |can |will )?(?:offer|give|provide you|pay for)\b|in return,? "
    r"|what is in it for you|what we offer\b|our (?:offer|benefits)\b|(?:benefits|perks):"
    r"|you(?:['’]ll| will) (?:also )?(?:get|receive|enjoy) (?!to\b)|(?:benefits|perks) include"
    r"|wir (?:geben|bieten)\b|nous (?:vous )?(?:offrons|proposons)\b|(?:te |le )?ofrecemos\b)",
    re.IGNORECASE,
)
TO_THE_CANDIDATE = re.compile(
    r"\b(?i:you|your|looking for|seek|seeking|applicant|candidate|colleague|postholder|experience|responsible|must"
    r"|(?:the|this) (?:role|position|job)|du|dich|dein\w*|suchen|gesucht|vous|votre|vos|cherchons|recherchons"
    r"|recrutons|tú|tu|te|buscamos|experiencia)\b|\b(?:Sie|Ihre?n?)\b",
)
SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|,? (?=(?:but|however|aber|mais|pero)\b)")
# What such a sentence names is not asked for …
NOT_NEEDED = re.compile(
    r"^\W*no\b.{0,80}\b(?:needed|required|necessary|expected)\b|^\W*not (?:needed|required|necessary)\b"
    r"|\b(?:do not|don['’]t|does not|needn['’]t|need not|will never|we never) (?:need|expect|require|use|have|be)\b"
    r"|\bno longer (?:use|need)\b|\bkeine?\b.{0,80}\b(?:erforderlich|notwendig|nötig|vorausgesetzt)\b",
    re.IGNORECASE,
)
# … nor what a clause does that ends so; the one before it may stand by itself.
IS_NOT_NEEDED = re.compile(
    r"(?<!by )\b(?:not|never|no) (?:a requirement|(?:strictly |actually |absolutely )?(?:required|needed|necessary"
    r"|expected))\b|\bnicht (?:zwingend )?(?:erforderlich|notwendig|nötig)\b"
    r"|\bpas (?:nécessaire|requis|exigée?|obligatoire|besoin)\b"
    r"|\bno (?:es |se )?(?:necesari[oa]|requier[ea]|hace falta|imprescindible)\b",
    re.IGNORECASE,
)
IS_A_CLAUSE = re.compile(r"\b(?:is|are|would|helps|ist|sind|wäre|est|sont|serait|es|son)\b", re.IGNORECASE)


def asked_lines(plain: str) -> str:
    """The lines that ask for something; of the others only their ends stay, so that nothing grows together."""
    lines = [line for line in plain.split("\n") if line.strip()][:MOST_LINES]
    return "\n".join(_asked(_without_introduction(lines)))


def _without_introduction(lines: list[str]) -> list[str]:
    """Above the first list or known heading they speak of themselves, save where they turn to the candidate."""
    first = next((place for place, line in enumerate(lines) if _begins_part(line)), 0)
    return [line if TO_THE_CANDIDATE.search(line) else "" for line in lines[:first]] + lines[first:]


def _begins_part(line: str) -> bool:
    return line.startswith("- ") or bool(_announced(line)) or _heading(line) in ("offer", "asking")


def _asked(lines: list[str]) -> Iterator[str]:
    is_offer = False
    for line in lines:
        announced = _announced(line)
        heading = announced or _heading(line)
        # What is offered in the line itself says nothing of those below it.
        is_offer = heading == "offer" if heading and announced != "offer" else is_offer
        yield "" if is_offer or announced == "offer" else _asked_sentences(line)


def _announced(line: str) -> str:
    match = ANNOUNCED.match(line)
    return _kind(match[0]) if match else ""


def _heading(line: str) -> str:
    """What kind of part begins with this line: “offer”, “asking”, “other”, or nothing if it is no heading."""
    text = line.strip("#-: \t")
    if len(text) > LONGEST_HEADING or line.startswith("- ") or text.endswith((".", "!", ",")):
        return ""
    is_marked = line.startswith("#") or line.rstrip().endswith(":") or (line.isupper() and len(text) > 2)
    return _kind(text) or ("other" if is_marked else "")


def _kind(text: str) -> str:
    words = [word.strip(".,:;?!–-") for word in text.replace("’", "'").casefold().split()]
    for count in range(min(len(words), LONGEST_BEGINNING), 0, -1):
        beginning = " ".join(words[:count])
        whole = beginning + "$" if count == len(words) else beginning
        if kind := KINDS.get(beginning) or KINDS.get(whole):
            return kind
    return ""


def _asked_sentences(line: str) -> str:
    offer = OFFER_SENTENCE.search(line)
    line = line[: offer.start()] if offer else line
    return " ".join(_asked_clauses(sentence) for sentence in SENTENCE_END.split(line))


def _asked_clauses(sentence: str) -> str:
    if NOT_NEEDED.search(sentence):
        return ""
    if IS_NOT_NEEDED.search(sentence):
        before, _comma, _clause = sentence.rpartition(", ")
        return before if IS_A_CLAUSE.search(before) and not IS_NOT_NEEDED.search(before) else ""
    return sentence
