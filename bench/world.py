"""Other people's rows, or all the years of one: jobs, rounds, people, notes, stories, mails, in any number."""

from dataclasses import dataclass

from rich.console import Console
from rich.progress import Progress

AT_ONCE = 50_000
PAST = "now() - interval '60 days' - mod({round}, 1000) * interval '1 day'"


@dataclass(frozen=True)
class World:
    """Of each candidate so many jobs, of each job so many rounds, of each round so many people, met once.

    Keys begin at `first`. With `owner` all of it is one candidate's, who is there already. What is settled has been
    thanked for, answered and mailed.
    """

    first: int
    candidates: int = 1
    jobs: int = 4
    rounds: int = 2
    people: int = 1
    stories: int = 3
    owner: int = 0
    ended: str = PAST
    is_settled: bool = True

    @property
    def all_jobs(self):
        return self.candidates * self.jobs

    @property
    def all_rounds(self):
        return self.all_jobs * self.rounds

    @property
    def all_people(self):
        return self.all_rounds * self.people

    def tables(self):
        """The model, how many rows, and what stands in them; n counts from 0 and {k} is where keys begin."""
        yield from [] if self.owner else self.accounts()
        yield from self.agendas()
        if self.is_settled:
            yield from self.past()
        if self.stories:
            yield from self.bank()

    def accounts(self):
        yield (
            "accounts.User",
            self.candidates,
            {"id": "{k} + n", "email": "'c' || {k} + n || '@example.com'", "name": "'Cara Diaz'", "password": "'!'"},
        )
        address = {"user_id": "{k} + n", "email": "'c' || {k} + n || '@example.com'", "verified": "true"}
        yield "account.EmailAddress", self.candidates, address | {"primary": "true"}
        wishes = {"candidate_id": "{k} + n", "has_quiet_hours": "false"}
        yield "followups.ReminderPreferences", self.candidates, wishes

    def agendas(self):
        stage = "rejected" if self.is_settled else "interviewing"
        job = {"id": "{k} + n", "candidate_id": self.of("n", self.jobs), "company": "'Company ' || n"}
        yield "interviews.Application", self.all_jobs, job | {"stage": f"'{stage}'"}
        round = {"id": "{k} + n", "application_id": f"{{k}} + n / {self.rounds}", "time_zone": "'UTC'"}
        yield "interviews.Round", self.all_rounds, round | {"number": f"mod(n, {self.rounds}) + 1"}
        job_of_person = f"{{k}} + n / {self.rounds * self.people}"
        person = {"id": "{k} + n", "application_id": job_of_person, "name": "'Ana Ruiz ' || n"}
        yield "interviews.Interviewer", self.all_people, person
        ended = self.ended.format(round="n")
        interview = {"id": "{k} + n", "round_id": "{k} + n", "starts_at": f"{ended} - interval '1 hour'"}
        yield "interviews.Interview", self.all_rounds, interview | {"ends_at": ended}
        meeting = {"interview_id": f"{{k}} + n / {self.people}", "interviewer_id": "{k} + n"}
        yield "interviews.Participation", self.all_people, meeting

    def past(self):
        round = f"n / {self.people}"
        note = {"round_id": f"{{k}} + {round}", "interviewer_id": "{k} + n", "body": "'Thank you for your time.'"}
        yield "followups.ThankYouNote", self.all_people, note | {"sent_at": self.ended.format(round=round)}
        ended = self.ended.format(round="n")
        stated = {"round_id": "{k} + n", "phrase": "'by Friday'", "stated_on": f"({ended})::date"}
        answered = {"reply_by": f"({ended})::date + 5", "answered_at": f"{ended} + interval '4 days'"}
        yield "followups.Timeline", self.all_rounds, stated | answered
        yield "followups.Reminder", self.all_rounds, self.mailed(ended)
        # Nothing more falls due in it.
        yield "followups.NextLook", self.all_rounds, {"round_id": "{k} + n"}

    def mailed(self, ended):
        return {
            "candidate_id": self.of("n", self.jobs * self.rounds),
            "round_id": "{k} + n",
            "kind": "'thank_you'",
            "step": "'first'",
            "about_on": f"({ended})::date",
            "due_at": ended,
            "expires_at": f"{ended} + interval '1 day'",
            "next_attempt_at": ended,
            "sent_at": ended,
            "attempts": "1",
            "message_id": "'<' || gen_random_uuid() || '@callback.test>'",
        }

    def bank(self):
        written = {part: "'We had to ship the release, step by step.'" for part in ("situation", "task", "action")}
        count = self.candidates * self.stories
        story = {"id": "{k} + n", "candidate_id": self.of("n", self.stories), "title": "'The release ' || n"}
        yield "stories.Story", count, story | written | {"result": "'40 % faster.'".replace("%", "%%")}
        shown = {"kind": "(ARRAY['theme', 'criterion'])[mod(n, 2) + 1]", "key": "'pressure'"}
        yield "stories.Tag", 2 * count, shown | {"story_id": "{k} + n / 2"}
        a_round = f"n / {self.stories} * {self.jobs * self.rounds} + mod(mod(n, {self.stories}), {self.jobs})"
        told = {"interview_id": f"{{k}} + {a_round}", "interviewer_id": f"{{k}} + ({a_round}) * {self.people}"}
        yield "stories.Telling", count, told | {"story_id": "{k} + n", "told_at": "now() - interval '60 days'"}

    def of(self, number, share):
        """Whose row it is, if each candidate has so many."""
        return str(self.owner) if self.owner else f"{{k}} + {number} / {share}"


def fill(product, what, *worlds):
    """Make all of it, with a bar that shows how far it is; how many rows there are now."""
    tables = [(world, *table) for world in worlds for table in world.tables()]
    tables = [table for table in tables if product.call("bench.rows.knows", model=table[1])]
    total, console = sum(count for _world, _model, count, _values in tables), Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task(what, total=total)
        for table in tables:
            for rows in insert(product, *table):
                progress.advance(bar, rows)
    product.call("bench.rows.settle")
    return total


def insert(product, world, model, count, values):
    """Some at a time, and how many these were."""
    columns = {name: text.replace("{k}", str(world.first)) for name, text in values.items()}
    options = {"model": model, "values": columns, "is_quick": world.is_settled}
    for start in range(0, count, AT_ONCE):
        rows = min(AT_ONCE, count - start)
        product.call("bench.rows.insert", first=start, count=rows, **options)
        yield rows
