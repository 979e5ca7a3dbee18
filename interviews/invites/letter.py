"""The letter in a mail: without the head of a pasted one, the mails it quotes, and the signature. Pure."""

import re

from interviews.invites.found import Addressee
from interviews.invites.said_days import Said
from interviews.invites.schedule import schedule_in

QUOTED = re.compile(
    r"^\s*(?:-{3,}\s*(?:original|forwarded) message\s*-{3,}|_{20,}\s*$|"
    r"on\b.{5,120}\bwrote:|am\b.{5,120}\bschrieb\b.*:|"
    r"le\b.{5,120}\ba écrit\s?:|el\b.{5,120}\bescribió\s?:)",
    re.IGNORECASE,
)
HEADER = re.compile(
    r"^\s*\**(from|sent|date|to|cc|bcc|reply-to|von|gesendet|an|datum|de|envoyé|à|enviado|para|fecha)\s*:\**\s",
    re.IGNORECASE,
)
SUBJECT = re.compile(r"^\s*\**(?:subject|betreff|objet|asunto)\s*:\**\s*(?P<subject>.*)", re.IGNORECASE)
SIGN_OFF = re.compile(
    r"^\s*(?:(?:best|kind|kindest|warm|warmest|many)?\s*(?:regards|wishes|thanks)|best|cheers|"
    r"sincerely|yours\b.*|thank you|"
    r"thanks(?: so much| again)?|all the best|talk soon|see you (?:soon|then)|looking forward.*|viele grüße|"
    r"(?:viele|beste|liebe|herzliche|freundliche|schöne) grüße.*|mit (?:freundlichen|besten|vielen|herzlichen).*|"
    r"à bientôt|(?:bien |très )?cordialement|bien à vous|merci|bonne journée|see you there|"
    r"(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|atentamente|gracias|--)\s*[,.!]*\s*$",
    re.IGNORECASE,
)
INLINE_SIGN_OFF = re.compile(
    r"(?<=[.!?])\s+(?:(?:best|cheers|thanks|regards|best regards|kind regards|"
    r"see you(?: then| soon| there)?|talk soon|all the best)[,!.]?|[-–—])\s+\w+(?:\s\w+)?\s*$",
    re.IGNORECASE,
)


def subject_and_letter(body: str, subject: str) -> tuple[str, str]:
    """Subject and text without the head of a pasted mail and without the mails that it quotes."""
    kept: list[str] = []
    has_head = False
    for line in body.split("\n"):
        if line.startswith(">"):
            continue
        if named := SUBJECT.match(line):
            subject = subject or named["subject"]
        elif (head := HEADER.match(line)) and _is_head(head[1].lower(), has_head, any(kept)):
            # A head in the midst of the text begins an older mail.
            has_head = True
            if any(kept):
                break
        elif QUOTED.match(line) and any(kept):
            break
        else:
            kept.append(line)
    return subject.strip(), "\n".join(kept).strip("\n")


def _is_head(name: str, has_head: bool, has_text: bool) -> bool:
    """Whether a line such as “To: …” is of a mail's head; “Date: Tuesday” may also be what the mail says."""
    if has_text:
        return name in ("sent", "gesendet", "envoyé", "enviado")
    return has_head or name != "date"


def without_signature(body: str, addressee: Addressee) -> tuple[str, str]:
    """The text up to the last greeting, unless a time follows it, and the signature below it."""
    lines = INLINE_SIGN_OFF.sub("", body).split("\n")
    # Above the last one there is no better one: the time that follows that one follows all of them.
    last = next((position for position in range(len(lines) - 1, 0, -1) if SIGN_OFF.match(lines[position])), None)
    if last is None:
        return "\n".join(lines), ""
    below = "\n".join(lines[last + 1 :])
    has_times = schedule_in(below, Said(addressee.now.date(), addressee.country), addressee).slots
    return ("\n".join(lines), "") if has_times else ("\n".join(lines[:last]), below)
