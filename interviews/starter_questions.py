"""Questions that a candidate can ask them, by who they are. Pure; pages that plan questions ask here."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from accounts.lazy_text import LazyText

ANYBODY = ""
# Asked too early they cost more than they bring: pages flag them until pay was raised.
ABOUT_PAY = frozenset({"pay_range", "besides_the_salary"})
TEXTS: dict[str, dict[str, LazyText]] = {
    "recruiter": {
        "after_today": _("What happens after today, and who decides?"),
        "hear_by": _("By when can I expect to hear from you?"),
        "whom_else": _("Whom else would I meet before you make up your minds?"),
        "why_open": _("How did this position come to be open?"),
        "asked_me_back": _("What was it about my first interview that made you ask me back?"),
        "still_missing": _("What is the team missing that you hope to find in the new person?"),
        "who_stays": _("What do the people who stay here for years have in common?"),
        "start_day": _("When would you like somebody to start?"),
        "days_on_site": _("How many days a week do people in this role spend on site?"),
        "first_week_care": _("Who looks after a new person in the first week?"),
        "say_more": _("Is there anything in my background that I should say more about?"),
        "prepare_for_next": _("If there is a next conversation, how can I best prepare for it?"),
        "contract_form": _("Is it a permanent position, and how long is the probation period?"),
        "training_on_offer": _("What training can people here count on?"),
        "pay_range": _("What salary range have you set aside for this position?"),
    },
    "hiring_manager": {
        "first_three_months": _("What should the new person have achieved after three months?"),
        "hardest_this_year": _("What is the hardest thing that the team has to solve this year?"),
        "new_or_follow": _("Is this a new role, or would I be following somebody?"),
        "who_did_well": _("Think of the last person who did this job really well: what did they do?"),
        "how_you_say_it": _("How do you let people know what they do well and what they should change?"),
        "mine_to_decide": _("Which decisions would be mine, and which would we take together?"),
        "first_monday": _("What would be waiting for me on my first Monday?"),
        "how_you_lead": _("How would the people who work for you describe the way you lead?"),
        "gone_on_to": _("What have people gone on to do after this role?"),
        "one_worry": _("If I could take one worry off you, which one should it be?"),
        "sit_down_together": _("How often would the two of us sit down together?"),
        "what_i_add": _("Who is on the team, and what would you like me to add to it?"),
        "room_to_grow": _("What could I learn in this job in the first year?"),
        "any_doubt": _("Do you have a doubt about me that we could talk about now?"),
        "besides_the_salary": _("What is there besides the salary, such as leave, pension or a bonus?"),
    },
    "team_member": {
        "like_here": _("What do you like most about working here?"),
        "normal_week": _("What does a normal week look like for you?"),
        "team_to_a_friend": _("How would you describe the team to a friend?"),
        "stuck": _("Whom do you turn to when you are stuck?"),
        "know_it_is_good": _("How do you find out whether your work is good?"),
        "two_disagree": _("What happens when two of you disagree?"),
        "your_first_weeks": _("How were your own first weeks, and what would have made them easier?"),
        "harder_than_it_sounds": _("Which part of the job is harder than it sounds?"),
        "everyday_tools": _("Which tools do you use every day, and which one would you gladly lose?"),
        "busiest_time": _("When is it busiest, and how do you get through it?"),
        "from_elsewhere": _("How do you keep in touch when some of you work from home?"),
        "take_over_first": _("What are you hoping the new person will take off your hands?"),
        "boss_when_tight": _("How does your manager help when things get tight?"),
        "change_one_thing": _("If it were up to you, what would you do differently here?"),
        "not_work": _("What do you do together that has nothing to do with work?"),
    },
    "skip_level": {
        "in_three_years": _("Where do you want this department to be in three years?"),
        "part_in_it": _("What part does this team play in the plans of the whole organisation?"),
        "in_the_way": _("What could get in the way of your plans for the coming year?"),
        "changed_since": _("What has changed most since you took charge?"),
        "a_year_from_now": _("What would you like to hear about this role a year from now?"),
        "big_decisions": _("How are the big decisions made here, and who has a say in them?"),
        "given_more": _("What did people do here who were soon given more responsibility?"),
        "never_give_up": _("What would you not give up, even in a difficult year?"),
        "needs_changing": _("How are the needs of the people you serve changing?"),
        "kept_you": _("What has kept you here?"),
        "what_teams_think": _("How do you learn what people in the teams really think?"),
        "better_than_others": _("What does this team do better than any other?"),
        "where_next": _("What will you be putting more time and people into next?"),
        "manager_strength": _("What do you value in the manager I would report to?"),
        "stopped_doing": _("What have you stopped doing lately, and why?"),
    },
    "cross_functional": {
        "where_we_meet": _("Where does your work touch that of the team I would join?"),
        "good_to_work_with": _("What makes somebody in this role good to work with?"),
        "gets_lost": _("What tends to get lost between your team and theirs?"),
        "need_from_me": _("What would you need from me early on?"),
        "pull_apart": _("What do you do when your priorities and theirs pull apart?"),
        "how_requests_travel": _("When you need something from that team, how do you ask for it today?"),
        "misunderstood": _("What do others often get wrong about what your team does?"),
        "pulled_off": _("What is the last thing that the two teams pulled off together?"),
        "shared_goals": _("Which goals do you share with them, and which are yours alone?"),
        "same_meetings": _("At which meetings would you and I see each other?"),
        "saying_no": _("How do people from different teams say no to each other here?"),
        "idea_to_use": _("How long does a good idea take here until somebody can use it?"),
        "between_teams": _("What one change would make life easier between the two teams?"),
        "who_depends": _("Who else depends on what this team delivers?"),
        "near_or_apart": _("Do the teams sit near each other, or is it mostly calls and messages?"),
    },
    ANYBODY: {
        "what_brought_you": _("What brought you here?"),
        "proudest": _("What are you proudest of from the past year?"),
        "happy_here": _("What kind of person is happy here?"),
        "not_on_website": _("What should I know about this place that is not on the website?"),
        "good_day": _("What makes a good day at work for you?"),
        "wish_known": _("What do you wish you had known before you started?"),
        "you_and_me": _("How much would you and I have to do with each other?"),
        "looking_forward": _("What are you looking forward to this year?"),
        "goes_wrong": _("How do people react here when something goes wrong?"),
        "do_first": _("If I joined you, what would you advise me to do first?"),
    },
}


@dataclass(frozen=True, slots=True)
class StarterQuestion:
    """`relation` is a code, empty for a question that fits anybody."""

    code: str
    relation: str
    text: LazyText
    is_pay: bool = False


STARTER_QUESTIONS: tuple[StarterQuestion, ...] = tuple(
    StarterQuestion(code, relation, text, is_pay=code in ABOUT_PAY)
    for relation, texts in TEXTS.items()
    for code, text in texts.items()
)
BY_CODE: dict[str, StarterQuestion] = {question.code: question for question in STARTER_QUESTIONS}


def wording_of(code: str, text: str) -> str:
    """What one asks: a starter by its code, in the active language, else the candidate's own text."""
    starter = BY_CODE.get(code)
    return str(starter.text) if starter else text


def starter_questions(relation: str) -> list[StarterQuestion]:
    """Those for the relation first, then those for anybody, which is all there is for a relation without its own."""
    own = [question for question in STARTER_QUESTIONS if question.relation == relation != ANYBODY]
    return own + [question for question in STARTER_QUESTIONS if question.relation == ANYBODY]
