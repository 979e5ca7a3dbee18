"""What stands on the PDF of a day sheet, part by part, as `sheet/day_sheet.typ` reads it."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.templatetags.look import duration
from dashboard.day_sheet import Card, DaySheet, Slot
from dashboard.sheet_text import said, said_together
from interviews.agenda import Day
from interviews.day_picture import Clock, Picture, Tick
from interviews.models import Assignment
from interviews.wall_clock import wall_time

PAPER = {"US": "us-letter", "CA": "us-letter", "MX": "us-letter", "PH": "us-letter", "CO": "us-letter"}
SHORT = 260  # letters of what is only there to be remembered
# A block longer than this may break over two pages.
LONG_BLOCK = 1_800

type Part = dict[str, Any]


def content_of(sheet: DaySheet) -> dict[str, Any]:
    """In the active language, times by the clock of the round; only strings, numbers and lists of them."""
    round = sheet.round
    return {
        "language": (get_language() or "en").partition("-")[0],
        "paper": PAPER.get(round.application.candidate.country, "a4"),
        "page": _("Page {page} of {pages}"),
        "title": said(str(round.application)),
        "when": said(_when(sheet)),
        "parts": [part for part in _parts(sheet) if part],
    }


def _when(sheet: DaySheet) -> str:
    days = [date_format(day.on, _("l, j F Y")) for day in sheet.agenda.held_days]
    zone = _("times in %(zone)s") % {"zone": sheet.agenda.zone_label}
    return " · ".join([sheet.round.title, *days, zone])


def _parts(sheet: DaySheet) -> Iterator[Part | None]:
    yield _agenda(sheet)
    yield _places(sheet)
    yield _people(sheet)
    yield _list(_("To bring"), sheet.things_to_bring)
    yield _list(
        _("To hand in"), [_to_hand_in(row, sheet.round.zone) for row in sheet.assignments if not row.handed_in_at]
    )
    yield _list(_("Prepared answers"), [f"{answer.asked} {_short(answer.text)}" for answer in sheet.answers])


def _agenda(sheet: DaySheet) -> Part | None:
    has_days, has_kinds = len(sheet.agenda.held_days) > 1, any(_kinds(slot) for slot in sheet.slots)
    widths, header = [0, 3, 3], [_("When"), _("With"), _("About")]
    cells = [[said(_times(slot, has_days)), said_together(_names(slot)), said(_kinds(slot))] for slot in sheet.slots]
    columns = len(widths) if has_kinds else len(widths) - 1
    table = _table(_("Agenda"), widths[:columns], header[:columns], [row[:columns] for row in cells])
    return (
        {**table, "kind": "agenda", "days": [_picture(day, day.picture) for day in sheet.agenda.days if day.picture]}
        if table
        else None
    )


def _picture(day: Day, picture: Picture) -> Part:
    """The picture of one day, in the units of `interviews.day_picture`."""
    return {
        "height": picture.height,
        "clocks": [said(_clock(clock)) for clock in picture.clocks],
        "hours": [{"top": hour.top, "ticks": [_tick(tick) for tick in hour.ticks]} for hour in picture.hours],
        "gaps": [{"top": gap.middle, "label": said(duration(gap.span))} for gap in picture.gaps],
        "blocks": [{**asdict(row.block), "names": said(row.names)} for row in day.blocks if row.block],
    }


def _clock(clock: Clock) -> str:
    return f"{clock.city} {clock.offset}".strip()


def _tick(tick: Tick) -> Part:
    day = date_format(tick.on, "D") if tick.on else ""
    return {"label": tick.label, "note": f"{day} {tick.offset}".strip()}


def _times(slot: Slot, has_days: bool) -> str:
    starts, ends = (date_format(moment, _("H:i")) for moment in (slot.row.starts, slot.row.ends))
    times = f"{starts}–{ends}"
    return ", ".join([date_format(slot.row.starts, _("D j M")), times]) if has_days else times


def _names(slot: Slot) -> list[str]:
    return [card.person.name for card in slot.cards] or [_("nobody named yet")]


def _kinds(slot: Slot) -> str:
    return ", ".join([*slot.row.interview.kind_labels, *filter(None, [_short(slot.row.interview.notes)])])


def _places(sheet: DaySheet) -> Part | None:
    round = sheet.round
    rows = [(_("How"), round.get_format_display(), ""), (_("Address"), round.location, "")]
    rows.append((_("Link"), round.meeting_url, round.meeting_url))
    if sheet.contact and sheet.contact.email:
        person = sheet.contact
        rows.append((_("If you are late"), f"{person.name}, {person.email}", f"mailto:{person.email}"))
    rows += [(phone.whose or _("Telephone"), phone.text, phone.url) for phone in sheet.phones]
    if round.notes:
        rows.append((_("Notes"), _short(round.notes), ""))
    cells = [[said(label), said(text, url)] for label, text, url in rows if text]
    return _table(_("Where and how"), [0, 1], [_("What"), _("Details")], cells)


def _people(sheet: DaySheet) -> Part | None:
    people = [_person(card) for card in sheet.cards]
    return {"kind": "people", "heading": said(_("People")), "people": people} if people else None


def _person(card: Card) -> Part:
    person = card.person
    about = " · ".join(filter(None, [person.job_title, person.relation_said]))
    lines = [{"label": said(label), "body": said(text)} for label, text in _lines(card)]
    length = sum(len(line["body"]["text"]) for line in lines)
    return {"name": said(person.name), "about": said(about), "lines": lines, "long": length > LONG_BLOCK}


def _lines(card: Card) -> Iterator[tuple[str, str]]:
    for opener in card.openers[:2]:
        yield _("Pick up:"), opener.line
    for telling in card.tellings:
        yield _("Tell:"), " – ".join(filter(None, [telling.story.title, _short(telling.story.result)]))
    for question in card.questions:
        yield _("Ask:"), question.wording
    for question in card.for_later:
        yield _("Only if they raise it:"), question.wording
    for note in card.research[:2]:
        yield _("Know:"), _short(note.body or note.url)
    if card.person.notes:
        yield _("Notes:"), _short(card.person.notes)


def _to_hand_in(assignment: Assignment, zone: ZoneInfo) -> str:
    if assignment.due_at is None:
        return assignment.title
    due = date_format(wall_time(assignment.due_at, zone), _("D j M, H:i"))
    return _("%(title)s, due %(due)s") % {"title": assignment.title, "due": due}


def _table(heading: str, widths: list[int], header: list[str], rows: list[list[Any]]) -> Part | None:
    if not rows:
        return None
    return {
        "kind": "rows",
        "heading": said(heading),
        "widths": widths,
        "header": list(map(said, header)),
        "rows": rows,
    }


def _list(heading: str, items: list[str]) -> Part | None:
    return {"kind": "list", "heading": said(heading), "items": list(map(said, items))} if items else None


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(SHORT)
