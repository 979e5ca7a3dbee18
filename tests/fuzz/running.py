"""So many stirred inputs through each reader, some of them through its page; what must hold is asserted for each."""

import time
from dataclasses import dataclass, field

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, seed, settings

from interviews.invites.reading import read_invite
from interviews.job_files.doubles import Known, sort_lines
from interviews.job_files.lines import lines_of
from interviews.job_files.preview import left_out_file, preview_of, table_of, understood
from interviews.job_files.reading import read_sheet
from interviews.job_files.sheet import Choices
from interviews.job_files.working import take_one
from interviews.models import Application, ImportJob
from interviews.unreadable import Unreadable
from tests.fuzz.inputs import INVITES, TABLES, WORKBOOKS, stirred
from tests.interviews.test_invites_table import ALICE

# Of the processor's time: other things run beside this.
LONGEST = 2.0


@dataclass
class Tally:
    name: str
    inputs: int = 0
    read: int = 0
    refused: int = 0
    pages: int = 0
    slowest: float = 0.0
    statuses: set[int] = field(default_factory=set)


def run(name, corpus, use, visit, *, inputs, every, seed_number):
    """`use` reads an input or raises Unreadable; each `every`-th goes through the page too, by `visit`."""
    tally = Tally(name)

    @seed(seed_number)
    @settings(
        max_examples=inputs,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    @given(stirred(corpus))
    def one(content):
        tally.inputs += 1
        begun = time.process_time()
        try:
            use(content)
            tally.read += 1
        except Unreadable as refusal:
            assert refusal.sentence
            tally.refused += 1
        if tally.inputs % every == 0:
            tally.pages += 1
            tally.statuses |= visit(content)
        seconds = time.process_time() - begun
        tally.slowest = max(tally.slowest, seconds)
        assert seconds < LONGEST, f"{seconds:.1f} s"

    one()
    return tally


def use_invite(content):
    for invite in read_invite(content, ALICE):
        assert invite.conversations
        for event in (invite.event, *invite.conversations):
            assert event.starts_at is None or event.starts_at.tzinfo is not None
            assert not event.ends_at or not event.starts_at or event.ends_at >= event.starts_at


def use_table(content):
    table = table_of(read_sheet(content, Choices()), has_headings=True)
    mapping = understood(table, {}, month_first=False)
    found = sort_lines(lines_of(table.rows, mapping), Known(), brings_doubles=False)
    numbers = sorted([line.number for line in found.fresh] + [line.number for line in found.left_out])
    assert numbers == [row.number for row in table.rows]
    for line in found.fresh:
        Application(**line.values).clean_fields(exclude={"candidate"})
    preview_of(table, mapping, found)
    left_out_file(table, found.left_out).decode("utf-8-sig")


def invite_page(client):
    def visit(content):
        answer = client.post("/import/", {"file": SimpleUploadedFile("invite.ics", content)})
        assert answer.status_code in (200, 413, 422), answer.status_code
        return {answer.status_code}

    return visit


def table_page(client):
    def visit(content):
        answer = client.post("/import/files/", {"file": SimpleUploadedFile("jobs.csv", content)})
        assert answer.status_code in (302, 413, 422), answer.status_code
        if answer.status_code != 302:
            return {answer.status_code}
        while take_one(timezone.now):
            pass
        page = client.get(answer.url)
        assert page.status_code == 200, page.status_code
        if page.context["form"]:
            enter(client, answer.url, page.context["form"])
        ImportJob.objects.all().delete()
        Application.objects.all().delete()
        return {302, 200}

    return visit


def enter(client, url, form):
    """Say yes to what is shown, and have it written."""
    fields = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    assert client.post(url, fields | {"save": "1"}).status_code == 302
    while take_one(timezone.now):
        pass
    assert client.get(url).status_code == 200
    assert ImportJob.objects.get().state in ("done", "checked")


def run_all(client, *, inputs, every, seed_number):
    """`inputs` for each of the two readers, and a few workbooks, which cost a process each."""
    options = {"every": every, "seed_number": seed_number}
    yield run("invites", INVITES, use_invite, invite_page(client), inputs=inputs, **options)
    yield run("tables", TABLES, use_table, table_page(client), inputs=inputs, **options)
    yield run("workbooks", WORKBOOKS, use_table, table_page(client), inputs=max(5, inputs // 250), **options)
