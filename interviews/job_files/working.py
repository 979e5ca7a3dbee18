"""The worker's part: a file is claimed from its table, checked line by line, and once confirmed written at one go.

1. Claim: one UPDATE that repeats what makes a file takeable, with a token and a lease. A worker that dies is followed
   by another when the lease has run out; a file that takes three workers with it is given up.
2. Check, without a transaction: progress and lease are renewed every few hundred lines, on the token.
3. Write, in one transaction that takes the candidate's turn, and ends by closing the file on the token. All of it
   happens or nothing. Everything that takes long was done before, so that the write lock is held for a second or two.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from interviews.invites.said_days import MONTH_FIRST
from interviews.job_files.doubles import Known, Sorted, sort_lines
from interviews.job_files.lines import JobLine, LeftOut, Mapping, lines_of
from interviews.job_files.preview import left_out_file, preview_of, table_of, understood
from interviews.job_files.reading import read_sheet
from interviews.job_files.sheet import Choices, Table
from interviews.models import Application, ImportJob, Skill
from interviews.models.application import MOST_APPLICATIONS
from interviews.people import name_key
from interviews.unreadable import Unreadable

LEASE = timedelta(seconds=60)
MOST_STARTS = 3
# So often the page hears how far it is.
LINES_BETWEEN = 250
AT_ONCE = 500

log = logging.getLogger(__name__)

type Clock = Callable[[], datetime]
type Lines = Sequence[JobLine | LeftOut]
State = ImportJob.State


class LostClaimError(Exception):
    """Another worker has the file, or it is gone; nothing more may be done to it."""


def take_one(clock: Clock) -> bool:
    """Do what the file that has waited longest is waiting for; False if none waits."""
    file = _claim(clock())
    if file is None:
        return False
    with translation.override(file.candidate.language):
        try:
            _work_on(file, clock)
        except LostClaimError:
            log.warning("file %s was taken over or thrown away", file.pk)
    return True


def _claim(now: datetime) -> ImportJob | None:
    for pk in ImportJob.objects.takeable(now).order_by("created_at", "pk").values_list("pk", flat=True)[:10]:
        claimed = {"claim_token": uuid4(), "claimed_until": now + LEASE, "starts": F("starts") + 1, "progress": 0}
        if ImportJob.objects.takeable(now).filter(pk=pk).update(**claimed):
            file: ImportJob | None = ImportJob.objects.select_related("candidate").filter(pk=pk).first()
            return file
    return None


def _work_on(file: ImportJob, clock: Clock) -> None:
    if file.starts > MOST_STARTS:
        log.error("file %s ended %s workers and is given up", file.pk, MOST_STARTS)
        _fail(file, clock, _("We could not get through that file. Save it as CSV and choose it again."))
        return
    try:
        sheet = read_sheet(bytes(file.content), Choices(**file.mapping.get("choices", {})))
    except Unreadable as problem:
        _fail(file, clock, problem.sentence)
        return
    table = table_of(sheet, has_headings=file.mapping.get("has_headings", True))
    mapping = understood(table, file.mapping, month_first=file.candidate.country in MONTH_FIRST)
    lines = list(_with_progress(file, table, mapping, clock)) if mapping.has_company else []
    if file.state == State.CONFIRMED:
        _write(file, table, lines, clock)
    else:
        _show(file, table, mapping, lines, clock)


def _with_progress(file: ImportJob, table: Table, mapping: Mapping, clock: Clock) -> Iterator[JobLine | LeftOut]:
    for count, line in enumerate(lines_of(table.rows, mapping), 1):
        yield line
        if count % LINES_BETWEEN == 0:
            _renew(file, clock, progress=90 * count // len(table.rows))


def _show(file: ImportJob, table: Table, mapping: Mapping, lines: Lines, clock: Clock) -> None:
    if Application.objects.owned_by(file.candidate).count() + len(lines) > MOST_APPLICATIONS:
        _fail(file, clock, _("With these there would be more than twenty thousand jobs here. Delete some first."))
        return
    found = sort_lines(lines, _known(file.candidate), brings_doubles=file.brings_doubles)
    preview = preview_of(table, mapping, found)
    _close(file, clock, state=State.CHECKED, preview=preview, left_out=left_out_file(table, found.left_out))


def _write(file: ImportJob, table: Table, lines: Lines, clock: Clock) -> None:
    _renew(file, clock, progress=90)
    with transaction.atomic():
        # The same turn that the pages of a person take.
        User.objects.select_for_update(no_key=True).filter(pk=file.candidate_id).first()
        found = sort_lines(lines, _known(file.candidate), brings_doubles=file.brings_doubles)
        jobs = _store(file.candidate, found)
        counts = {"fresh": len(jobs), "known": len(found.known), "refused": len(found.refused)}
        _close(
            file,
            clock,
            state=State.DONE,
            preview=file.preview | counts,
            left_out=left_out_file(table, found.left_out),
            application_ids=[job.pk for job in jobs],
            content=b"",
        )


def _known(candidate: User) -> Known:
    jobs = Application.objects.owned_by(candidate).values_list("company", "role_title", "job_url")
    keys, links = set(), set()
    for company, role_title, link in jobs.iterator(chunk_size=2_000):
        keys.add((name_key(company), name_key(role_title)))
        links.add(link)
    return Known(frozenset(keys), frozenset(links - {""}))


def _store(candidate: User, found: Sorted) -> list[Application]:
    jobs = Application.objects.bulk_create(
        [Application(candidate=candidate, **line.values) for line in found.fresh], batch_size=AT_ONCE
    )
    skills = (
        Skill(application=job, name=name) for job, line in zip(jobs, found.fresh, strict=True) for name in line.skills
    )
    Skill.objects.bulk_create(skills, batch_size=AT_ONCE)
    return jobs


def _renew(file: ImportJob, clock: Clock, *, progress: int) -> None:
    _update(file, progress=progress, claimed_until=clock() + LEASE)


def _fail(file: ImportJob, clock: Clock, sentence: str) -> None:
    _close(file, clock, state=State.FAILED, preview={"trouble": sentence}, content=b"")


def _close(file: ImportJob, clock: Clock, **values: Any) -> None:
    _update(file, finished_at=clock(), progress=100, starts=0, claim_token=None, claimed_until=None, **values)


def _update(file: ImportJob, **values: Any) -> None:
    """On the token, or not at all."""
    if not ImportJob.objects.filter(pk=file.pk, claim_token=file.claim_token, state=file.state).update(**values):
        raise LostClaimError
