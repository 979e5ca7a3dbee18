"""What the columns of a table are: told by their headings, in the words of the tools that write such files. Pure."""

from collections.abc import Iterable, Sequence

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from interviews.job_files.sheet import Cell, Row


class Meaning(models.TextChoices):
    COMPANY = "company", _("Company")
    ROLE = "role_title", _("Role")
    STAGE = "stage", _("Stage")
    LINK = "job_url", _("Link to the job")
    DESCRIPTION = "job_description", _("Job description")
    APPLIED_ON = "applied_on", _("Applied on")
    SKILLS = "skills", _("Skills")
    NOTE = "note", _("Keep it in the notes")
    NOTHING = "nothing", _("Leave it out")


# Several columns may be these; of the others there is one each.
ANY_NUMBER = frozenset({Meaning.NOTE, Meaning.NOTHING})

# The headings of Huntr, JobSync, Reactive Resume, JustAJobApp, career-ops and of people’s own spreadsheets, without
# case, spaces and signs; the surest first.
WORDS: dict[Meaning, str] = {
    Meaning.COMPANY: """company companyname employer organization organisation firm firma unternehmen arbeitgeber
        entreprise société empresa azienda bedrijf sendername""",
    Meaning.ROLE: """role jobtitle title position roletitle jobname job jobposition vacancy stelle stellenbezeichnung
        poste puesto cargo""",
    Meaning.STAGE: """stage listname status statuslabel applicationstatus currentstatus applicationstage list
        phase outcome statut estado stato""",
    Meaning.LINK: """linktothejob joburl joblink jobposting jobpostingurl postingurl posting applicationlink
        applicationurl url link website lien enlace""",
    Meaning.DESCRIPTION: """jobdescription htmldescription description jobad stellenbeschreibung beschreibung""",
    Meaning.APPLIED_ON: """appliedon applieddate dateapplied appliedat applicationdate dateofapplication applied
        stageenteredat stagedate datereceived date dateadded addedon createdat created datecreated beworbenam
        bewerbungsdatum datum fecha""",
    Meaning.SKILLS: "skills requiredskills skill",
    # Numbers and names by which a tool finds its own things; and what we write beside a line that was left out.
    Meaning.NOTHING: """id index no nr number color colour boardid boardname listid companyid companydomain
        creatoruserid creatoruserfirstname creatoruserlastname creatoruseremail rootdomain lastmovedat updatedat
        rounds latestround entered line whyleftout pdf score""",
}
RANKS: dict[Meaning, dict[str, int]] = {
    meaning: {word: rank for rank, word in enumerate(words.split())} for meaning, words in WORDS.items()
}
# Above the headings some people write a title, or leave a line free.
LOOKED_THROUGH = 10


def heading_key(text: Cell) -> str:
    """What the spellings of one heading have in common."""
    return "number" if text == "#" else "".join(character for character in str(text).casefold() if character.isalnum())


def heading_row(rows: Sequence[Row]) -> int:
    """Where among the rows the headings are: where most of them are known, else the first that is no mere title."""
    likely = [(_known(row.cells), _is_broad(row.cells)) for row in rows[:LOOKED_THROUGH]]
    return likely.index(max(likely)) if likely else 0


def _is_broad(cells: Sequence[Cell]) -> bool:
    return 2 * sum(1 for cell in cells if cell) > len(cells)


def _known(cells: Iterable[Cell]) -> int:
    keys = {heading_key(cell) for cell in cells if cell and len(str(cell)) < 40}
    return sum(1 for meaning in RANKS if any(_rank(meaning, key) is not None for key in keys))


def guessed(names: Sequence[Cell], filled: Sequence[bool]) -> list[Meaning]:
    """What each column is. One that nobody knows is kept in the notes, if anything is `filled` in."""
    keys = [heading_key(name) for name in names]
    meanings = [_left_over(key, has_some) for key, has_some in zip(keys, filled, strict=True)]
    for meaning in Meaning:
        if meaning in ANY_NUMBER:
            continue
        ranked = [(rank, at) for at, key in enumerate(keys) if (rank := _rank(meaning, key)) is not None]
        # Of two columns that say the same the one with something in it, then the surer.
        if best := min(((not filled[at], rank, at) for rank, at in ranked), default=None):
            meanings[best[2]] = meaning
    return meanings


def _left_over(key: str, has_some: bool) -> Meaning:
    is_noise = not has_some or key in RANKS[Meaning.NOTHING]
    # A second date, say of its last move, is not worth a note; a second company is.
    is_second = _rank(Meaning.APPLIED_ON, key) is not None
    return Meaning.NOTHING if is_noise or is_second else Meaning.NOTE


def _rank(meaning: Meaning, key: str) -> int | None:
    """The lower, the surer; None for a word that says nothing of it."""
    if key and key == heading_key(_now(str(meaning.label))):
        return -1
    return RANKS[meaning].get(key) if meaning in RANKS else None
