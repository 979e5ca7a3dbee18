"""An invite laid out to be looked at and corrected: `Preview.of` fills it, `Preview.sent` reads it back."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.zones import is_time_zone
from dashboard.invites.in_common import names_line, notes_of, original_of, place_of, zone_of
from dashboard.invites.paste_form import addressee_of
from dashboard.invites.preview_form import PreviewForm
from dashboard.invites.preview_rows import MOST_ROWS, SERIES, BasePreviewRows, PreviewRows
from dashboard.invites.profile_rows import BaseProfileRows, ProfileRows
from interviews.invites.employers import Employer, Job, employer_of
from interviews.invites.found import NO_DAY, NO_START, Addressee, FoundEvent
from interviews.invites.known import Entered, near, offered_again, rounds_for
from interviews.invites.matching import Match, News, match_of
from interviews.invites.reading import Invite
from interviews.models import Application, Round
from interviews.taking_invites import take_invite
from interviews.wall_clock import wall_time

MOST_JOBS = 200
LONGEST_ORIGINAL = 20_000

type Initial = dict[str, Any]


class Preview:
    """`form` (a PreviewForm), `rows` and `profiles` as one: `is_valid()`, then `save(now)` enters it."""

    def __init__(self, candidate: User, entered: Sequence[Entered], zone: str, post: QueryDict | None = None) -> None:
        self.candidate = candidate
        self.entered = {str(one.interview.pk): one for one in entered}
        self.zone = zone
        self.left_out = 0
        self.rounds = rounds_for(candidate, entered)
        self.form = PreviewForm(candidate, self.rounds, post, zone=zone)
        self.rows: BasePreviewRows = PreviewRows(post, prefix="rows", form_kwargs={"entered": self.entered})
        self.profiles: BaseProfileRows = ProfileRows(post, prefix="profiles")

    @classmethod
    def of(cls, candidate: User, invites: Sequence[Invite], now: datetime) -> "Preview":
        entered = near(candidate, invites)
        known = [known for one in entered for known in one.known]
        matches = [match_of(invite, known, now) for invite in invites]
        round = _round(entered, matches)
        preview = cls(candidate, entered, round.time_zone if round else zone_of(invites, candidate))
        preview._fill(invites, matches, round, addressee_of(candidate, now))
        return preview

    @classmethod
    def sent(cls, candidate: User, post: QueryDict) -> "Preview":
        offered = [int(pk) for pk in post.get("offered", "")[:2_000].split(",") if pk.isascii() and pk.isdigit()]
        zone = post.get("time_zone", "")
        entered = offered_again(candidate, [pk for pk in offered if pk < 2**63])
        return cls(candidate, entered, zone if is_time_zone(zone) else candidate.time_zone, post)

    @property
    def original(self) -> str:
        return str(self.form["original"].value() or "")

    @property
    def is_only_call_off(self) -> bool:
        """Then nobody has to look at job and place."""
        return all(row.is_call_off for row in self.rows.forms) and not (self.form.is_bound and self.form.errors)

    @property
    def is_job_unknown(self) -> bool:
        """Then the page begins with it: it is the one thing that nobody but the candidate can say."""
        known = (self.form.initial.get(name) for name in ("round", "application", "company"))
        return not (self.form.is_bound or self.is_only_call_off or any(known))

    def is_valid(self) -> bool:
        are_rows_valid = all([self.rows.is_valid(), self.profiles.is_valid()])
        self.form.needs_job = any(_is_new(row) for row in self.rows.forms)
        if not self.form.is_valid() or not are_rows_valid:
            return False
        self.rows.settle(ZoneInfo(self.form.cleaned_data["time_zone"]))
        if any(row.errors for row in self.rows.forms):
            return False
        if not self.rows.wanted:
            self.form.add_error(None, _("Nothing is picked. Tick what you want to take over."))
        return bool(self.rows.wanted)

    def save(self, now: datetime) -> Round:
        return take_invite(
            self.candidate,
            self.rows.wanted,
            self.form.where_to,
            self.form.details,
            self.profiles.urls,
            now,
        )

    def _fill(
        self, invites: Sequence[Invite], matches: Sequence[Match], round: Round | None, addressee: Addressee
    ) -> None:
        talks = [talk for invite in invites for talk in invite.conversations]
        jobs = [Job(*row) for row in _jobs(self.candidate)]
        employer = next(
            (found for invite in invites if (found := employer_of(invite.whole, jobs, addressee)).company), Employer()
        )
        self.form.initial = {
            "round": round.pk if round else None,
            "application": round.application_id if round else employer.job,
            "company": "" if employer.job else employer.company,
            "role_title": "" if employer.job else employer.role_title,
            **place_of(talks),
            "time_zone": self.zone,
            "notes": "" if all(talk.is_cancelled for talk in talks) else notes_of(talks, addressee),
            "offered": ",".join(self.entered),
            "original": original_of(invites)[:LONGEST_ORIGINAL],
        }
        initial = [row for pair in zip(invites, matches, strict=True) for row in self._rows_of(*pair)]
        self.left_out = max(len(initial) - MOST_ROWS, 0)
        self.rows = PreviewRows(prefix="rows", initial=initial[:MOST_ROWS], form_kwargs={"entered": self.entered})
        profiles = {person.name: person.url for talk in talks for person in talk.people if person.url}
        listed = [{"name": name, "url": url} for name, url in profiles.items()]
        self.profiles = ProfileRows(prefix="profiles", initial=listed)
        if self.is_job_unknown:
            self.form.begin_with_the_job()

    def _rows_of(self, invite: Invite, match: Match) -> Iterator[Initial]:
        event = invite.event
        url = str(self.form.initial["meeting_url"])
        source = {"uid": event.uid, "recurrence_id": event.recurrence_id, "sequence": event.sequence}
        source["dtstamp"] = event.dtstamp.isoformat() if event.dtstamp else ""
        for talk, about in zip(invite.conversations, match.about, strict=True):
            yield {
                **source,
                **self._times(talk),
                "names": self._names(talk, about),
                "keep": match.news != News.OLD and (about is not None or not talk.is_cancelled),
                "about": str(about or ""),
                "news": match.news if about else News.NEW,
                "is_off": talk.is_cancelled,
                "link": talk.url if talk.url != url else "",
                "doubts": " ".join(sorted({*talk.unsure, *([SERIES] if talk.is_recurring else [])})),
            }
        for pk in match.gone:
            yield {**source, "about": str(pk), "is_off": True, "keep": False, "news": "gone"}

    def _times(self, talk: FoundEvent) -> Initial:
        """Day and times by the clock of the preview; what the invite does not say stays empty."""
        if talk.starts_at is None or talk.ends_at is None:
            return {}
        zone = ZoneInfo(self.zone)
        starts, ends = wall_time(talk.starts_at, zone), wall_time(talk.ends_at, zone)
        until = ends.time() if starts.date() == ends.date() else talk.ends_at - talk.starts_at
        has_start = NO_START not in talk.unsure
        return {
            "day": None if NO_DAY in talk.unsure else starts.date(),
            "starts": starts.time() if has_start else None,
            "until": until if has_start else None,
        }

    def _names(self, talk: FoundEvent, about: int | None) -> str:
        """The people with title and address as one types them; an invite that names nobody changes nobody."""
        if not talk.people and about:
            return self.entered[str(about)].names
        return names_line(talk.people)


def _is_new(row: forms.Form) -> bool:
    chosen = row.cleaned_data if row.is_bound and hasattr(row, "cleaned_data") else {}
    return bool(chosen.get("keep")) and not chosen.get("about") and not chosen.get("is_off")


def _round(entered: Sequence[Entered], matches: Sequence[Match]) -> Round | None:
    meant = next((match.round for match in matches if match.round), None)
    return next((one.interview.round for one in entered if one.interview.round_id == meant), None)


def _jobs(candidate: User) -> Iterator[tuple[int, str, str]]:
    yield from Application.objects.owned_by(candidate).values_list("pk", "company", "role_title")[:MOST_JOBS]
