"""The ways of one conversation into a calendar on the web, for its row of the agenda."""

from django import template

from interviews.calendar_entries import conversation_entry, frame_of, guests_of
from interviews.calendar_links import google_link, outlook_link
from interviews.models import Interview

register = template.Library()


@register.filter
def google_calendar(interview: Interview) -> str:
    return google_link(conversation_entry(interview, guests_of(interview), frame_of(interview.round)))


@register.filter
def outlook_calendar(interview: Interview) -> str:
    return outlook_link(conversation_entry(interview, guests_of(interview), frame_of(interview.round)))
