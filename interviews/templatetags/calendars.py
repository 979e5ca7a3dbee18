"""The ways of one conversation into a calendar on the web, for its row of the agenda."""

from dataclasses import dataclass

from django import template

from interviews.calendar_entries import Frame, conversation_entry, frame_of, guests_of
from interviews.calendar_links import google_link, outlook_link
from interviews.models import Interview, Round

register = template.Library()


@dataclass(frozen=True, slots=True)
class Ways:
    google: str
    outlook: str


@register.simple_tag
def calendar_frame(round: Round) -> Frame:
    """What the entries of the whole agenda have in common."""
    return frame_of(round)


@register.simple_tag
def calendar_ways(interview: Interview, frame: Frame) -> Ways:
    entry = conversation_entry(interview, guests_of(interview), frame)
    return Ways(google_link(entry), outlook_link(entry))
