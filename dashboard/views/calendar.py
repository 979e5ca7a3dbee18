"""Conversations on their way into a calendar: as files, as new entries on the web, and all of them to subscribe to."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import feed_tokens
from accounts.limits import Limit
from accounts.requests import SignedInRequest
from dashboard.calendar_feed import feed_entries, feed_version
from interviews.agenda import with_agenda
from interviews.calendar_entries import Entry, conversation_entry, frame_of, guests_of
from interviews.calendar_file import calendar_file, file_name
from interviews.calendar_links import google_link, outlook_link
from interviews.models import Interview, Participation, Round

# Calendars look once an hour; one that has gone wild looks without end.
FEEDS = Limit("feed", 240)
CONTENT_TYPE = "text/calendar; charset=utf-8"


@login_required
@require_safe
def interview_calendar(request: SignedInRequest, pk: int) -> HttpResponse:
    interview = _interview(request, pk)
    return _download(interview.round, [interview])


@login_required
@require_safe
def interview_google(request: SignedInRequest, pk: int) -> HttpResponse:
    return _to_the_web(_interview(request, pk), google_link)


@login_required
@require_safe
def interview_outlook(request: SignedInRequest, pk: int) -> HttpResponse:
    return _to_the_web(_interview(request, pk), outlook_link)


@login_required
@require_safe
def round_calendar(request: SignedInRequest, pk: int) -> HttpResponse:
    round = get_object_or_404(with_agenda(Round.objects.owned_by(request.user)), pk=pk)
    return _download(round, round.interviews.all())


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """For calendars, which have no login: whoever has the address may read. Only the time of use is written down."""
    if settings.SECURE_SSL_REDIRECT and not request.is_secure():
        return _in_a_word("Only by https.\n", 403)
    feed, now = feed_tokens.find(token), timezone.now()
    if feed is None:
        raise Http404
    feed_tokens.stamp_use(feed, now)
    version = feed_version(feed, now)
    etag, changed_at = quote_etag(version.tag), int(version.changed_at.timestamp())
    answer = get_conditional_response(request, etag=etag, last_modified=changed_at)
    if answer is None:
        # What it has already costs next to nothing, so only the whole file is counted.
        if seconds := FEEDS.seconds_left(str(feed.pk), now):
            return _asked_too_often(seconds)
        with translation.override(feed.user.language):
            content = calendar_file(feed_entries(feed, now), name=_("Interviews"), has_alarms=feed.has_alarms)
        answer = HttpResponse(content, content_type=CONTENT_TYPE)
    answer["ETag"], answer["Last-Modified"] = etag, http_date(changed_at)
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _asked_too_often(seconds: int) -> HttpResponse:
    answer = _in_a_word("Too many requests.\n", 429)
    answer["Retry-After"] = str(seconds)
    return answer


def _in_a_word(word: str, status: int) -> HttpResponse:
    """For a program, not for a person."""
    return HttpResponse(word, content_type="text/plain; charset=utf-8", status=status)


def _interview(request: SignedInRequest, pk: int) -> Interview:
    people = Prefetch("participations", Participation.objects.present().select_related("interviewer"))
    interviews = Interview.objects.owned_by(request.user).select_related("round__application")
    interview: Interview = get_object_or_404(interviews.prefetch_related(people), pk=pk)
    return interview


def _to_the_web(interview: Interview, link_of: Callable[[Entry], str]) -> HttpResponse:
    """Put together when somebody goes there: an agenda has dozens of such links, and nearly all stay unused."""
    return HttpResponseRedirect(link_of(_entries(interview.round, [interview])[0]))


def _entries(round: Round, interviews: Iterable[Interview]) -> list[Entry]:
    frame = frame_of(round)
    return [conversation_entry(interview, guests_of(interview), frame) for interview in interviews]


def _download(round: Round, interviews: Iterable[Interview]) -> HttpResponse:
    answer = HttpResponse(calendar_file(_entries(round, interviews)), content_type=CONTENT_TYPE)
    name = file_name(round.application.company, round.number)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
