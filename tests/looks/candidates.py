"""Whom the pages are looked at as: the demo's candidate in three languages, and somebody with nothing yet.

Runs inside the product (Product.call).
"""

from itertools import cycle

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.utils import timezone

from accounts.ownership import Owned
from accounts.text import validate_one_line, validate_plain_text
from dashboard import demo
from followups.models import Snooze
from interviews.job_files.working import take_one
from interviews.models import Application, BankQuestion, ImportJob, Skill
from stories.models import OwnTheme
from tests.factories import make_given, make_reminder, make_round, make_user

# What replaces the words of the demo, by the field that they stand in; “” is any other.
WORDS = {
    "de": {
        "company": ["Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"],
        "role_title": ["Stellvertretende Bereichsleiterin für Datenqualitätssicherung und Berichtswesen (m/w/d)"],
        "name": ["Maximiliane-Charlotte von Hohenstaufen-Schwarzburg", "Hans-Jürgen Müller-Lüdenscheidt"],
        "job_title": ["Hauptabteilungsleiter Informationssicherheitsbeauftragtenwesen"],
        "": ["Rechtsschutzversicherungsgesellschaften und ihre Kraftfahrzeughaftpflichtversicherungsbedingungen"],
    },
    "ar": {
        "company": ["شركة الخليج للبرمجيات", "مؤسسة النور", "بنك الأمل"],
        "role_title": ["محللة بيانات أولى", "مهندس نظم (Python)"],
        "name": ["ليلى حداد", "عمر الفاروق", "سلمى بن يوسف", "خالد منصور"],
        "job_title": ["رئيسة قسم التحليلات", "مهندس بيانات"],
        "": ["كيف تقيس الفرق أثر لوحات المعلومات التي لا يفتحها أحد؟", "ما الذي تغيّر منذ المقابلة الأولى في 2026؟"],
    },
}
PASSWORD = "a long walk by the sea"
JOBS = "Company,Role,Stage\nAcme,Analyst,Applied\nHalden Robotics,Senior data analyst,Interview\n,Nobody,\n"


def email_of(language):
    return f"{language}@example.com"


def make_newcomer(name, language):
    user = make_user(email_of(name), PASSWORD, time_zone="Europe/Berlin", country="DE", language=language)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


def make(language):
    user = make_newcomer(language, language)
    user.name = "Robin Keller"
    user.save()
    demo.fill(user, timezone.now())
    round_out(user)
    say_in(user, WORDS.get(language, {}))


def round_out(user):
    """Whatever the demo lacks and a page is about."""
    UserSession.objects.create(user=user, ip="127.0.0.1", user_agent="Firefox", session_key=f"k{user.pk}")
    Authenticator.objects.create(user=user, type="recovery_codes", data={"seed": "s", "used_mask": 0})
    OwnTheme.objects.create(candidate=user, key="patience", name="Patience")
    BankQuestion.objects.create(candidate=user, relation="recruiter", text="Who decides?")
    ImportJob.objects.create(candidate=user, name="jobs.csv", content=JOBS.encode())
    take_one(timezone.now)
    held = held_round(user)
    talk = held.interviews.order_by("starts_at").first()
    answer = user.applications.filter(answers__isnull=False).first().answers.first()
    make_given(answer, talk, talk.interviewers.first(), went=2)
    make_reminder(held, sent_at=timezone.now(), wire_started_at=timezone.now(), attempts=1)
    Snooze.objects.create(round=held, kind="prepare", until=timezone.now())
    make_round(held.application, number=3)


def held_round(user):
    job = Application.objects.owned_by(user).order_by("pk").first()
    return job.rounds.get(number=2)


def say_in(user, words):
    """Every text that somebody typed, in other words; each place takes the next of those that fit it."""
    supply = {name: cycle(texts) for name, texts in words.items()}
    for model in [model for model in apps.get_models() if words and issubclass(model, Owned)]:
        for row in model.objects.filter(**{model.OWNER: user}):
            for field in [field for field in model._meta.fields if is_typed(field) and getattr(row, field.name)]:
                text = next(supply.get(field.name, supply[""]))
                setattr(row, field.name, f"{row.pk} {text}"[:80] if model is Skill else text[: field.max_length])
            row.save()
    if words:
        user.name = next(supply["name"])
        user.save()


def is_typed(field):
    """By a person, and not a code, a key or an address."""
    return any(check in field.validators for check in (validate_one_line, validate_plain_text))
