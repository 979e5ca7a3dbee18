"""The longer texts of `manage.py demo`: a job description, a note, five stories. Made up, as all of it is."""

from django.utils.translation import gettext_lazy as _

from accounts.lazy_text import LazyText
from stories.models import Story

PRESSURE, LEADERSHIP, FAILURE = Story.Theme.PRESSURE, Story.Theme.LEADERSHIP, Story.Theme.FAILURE
CAN_DO, TEAM_FIT, POTENTIAL, COMPOSURE = Story.Criterion

JOB_DESCRIPTION = _(
    """We build robots for warehouses, and our numbers decide what they do next.

You will own the reporting on throughput and downtime, work with the engineers who build the pipelines, \
and explain to people on the floor what the numbers mean.

You bring: strong SQL, experience with a pipeline tool, clear writing, and the nerve to say \
that a number is wrong."""
)

PIPELINES, WRITING, EXPLAINING = _("Data pipelines"), _("Clear writing"), _("Working with non-specialists")
MODELLING, STAKEHOLDERS = _("Data modelling"), _("Stakeholder management")
SKILLS = ["SQL", PIPELINES, WRITING, EXPLAINING]

COMING_DESCRIPTION = _(
    """Brightwell runs forty clinics that each count in their own way. We are looking for somebody \
who brings their numbers together, and the people behind them.

What you will do: lead a team of three analysts, agree with the clinics on shared definitions, build dashboards in \
Power BI on top of our SQL warehouse, and present them to clinic managers every month.

What you bring: experience in leading analysts, strong SQL, data modelling, stakeholder management, and the patience \
to explain a number twice.

What we offer: a yoga class, French lessons, and a bicycle."""
)

COMING_SKILLS = ["SQL", "Power BI", MODELLING, STAKEHOLDERS]

RESEARCH = [
    ("company", "", _("Took over six clinics in the spring; the annual report speaks of “one Brightwell”.")),
    (
        "person",
        "Ravi",
        _("Came from a hospital group two years ago. Spoke at a conference on definitions before dashboards."),
    ),
]

ANSWERS = [
    ("why_us", _("Forty clinics and one set of numbers: that is the work I did for two teams, twenty times larger.")),
    ("availability", _("On 1 February: two months’ notice, and I would like to hand over well.")),
]

NOTE = _(
    """Dear {name},

thank you for the conversation. What you said about the work ahead stayed with me,
and I would be glad to do it with you.

Best regards,
Robin Keller"""
)

# Title, the four parts, how strong it is, and what it shows.
STORIES: list[tuple[LazyText, dict[str, LazyText], int, dict[str, list[str | LazyText]]]] = [
    (
        _("The report that was wrong for a month"),
        {
            "situation": _(
                "Our weekly sales report had counted returns twice for a month, and the board had seen it."
            ),
            "task": _("It was my query. I had to say so, mend it, and make sure that it could not happen again."),
            "action": _(
                "I told my manager within the hour, recalculated four weeks overnight, and wrote one page "
                "on what had gone wrong. Then I added a check that compares each report with the till."
            ),
            "result": _(
                "The corrected figures were out the next morning. The check has caught three mistakes "
                "since, none of which left the team."
            ),
        },
        3,
        {"theme": [FAILURE], "criterion": [CAN_DO, COMPOSURE], "skill": ["SQL", WRITING]},
    ),
    (
        _("Black Friday with a dead warehouse"),
        {
            "situation": _("On the busiest day of the year the data warehouse stopped at six in the morning."),
            "task": _("I was on call, and the shop needed stock figures every fifteen minutes."),
            "action": _(
                "I switched the stock report to a copy of the till database, cut it to the eleven columns "
                "that mattered, and kept a log so that nobody had to ask me how things stood."
            ),
            "result": _("Figures were back after 40 minutes, and no order was cancelled for lack of stock."),
        },
        4,
        {"theme": [PRESSURE], "criterion": [CAN_DO, COMPOSURE], "skill": ["SQL", PIPELINES]},
    ),
    (
        _("Two teams, one definition of a customer"),
        {
            "situation": _("Marketing and finance reported numbers of customers that differed by 18 %."),
            "task": _("Nobody owned the question, so I asked for it."),
            "action": _(
                "I sat down with each team for a morning, wrote down both definitions side by side, and "
                "brought five real customers on which they disagreed. I let them decide, case by case."
            ),
            "result": _("One definition after two weeks, and the monthly argument about the numbers ended."),
        },
        4,
        {
            "theme": [LEADERSHIP],
            "criterion": [TEAM_FIT, POTENTIAL],
            "skill": [STAKEHOLDERS, MODELLING],
        },
    ),
    (
        _("Teaching the floor to read the dashboard"),
        {
            "situation": _("Shift leaders ignored the new dashboard three weeks before the old reports ended."),
            "task": _("I had to get 24 of them to use it."),
            "action": _(
                "I spent two night shifts with them, threw out half of the charts, and put the one number "
                "that they looked for at the top."
            ),
            "result": _("22 of 24 opened it daily within a month, and the old reports went on time."),
        },
        3,
        {"theme": [LEADERSHIP, PRESSURE], "criterion": [TEAM_FIT], "skill": [EXPLAINING]},
    ),
    (
        _("The forecast I should have questioned"),
        {
            "situation": _("A forecast for a new region looked too good, and I passed it on."),
            "task": _("Six weeks later I had to explain why we were 30 % below it."),
            "action": _(
                "I traced it to one optimistic input, showed the team how I had missed it, and proposed "
                "that every forecast names its weakest assumption."
            ),
            "result": _(
                "The next two forecasts were within 5 %, and naming the weak spot is now part of the template."
            ),
        },
        2,
        {"theme": [FAILURE, PRESSURE], "criterion": [COMPOSURE], "skill": []},
    ),
]
