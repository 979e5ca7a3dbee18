"""Questions to ask in a round: the page, and every change to it. htmx gets the people anew, others the whole page."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import reswap, retarget

from accounts.requests import SignedInRequest
from accounts.undo import bring_back, offer_undo, undo_address
from accounts.way_back import way_back, way_back_address
from interviews.agenda import agenda_of, with_agenda
from interviews.models import BankQuestion, Interviewer, Question, Round
from interviews.question_bank import BankQuestionForm
from interviews.question_board import board_of, people_of_the_day
from interviews.question_forms import GiveForm, MoveForm, QuestionForm
from interviews.question_order import ask_elsewhere, ask_in_order

PAGE = "interviews/questions.html"
# What htmx may ask for of the page, by the element that it goes into.
FRAGMENTS = ("question-people", "question-bank", "question-shelves")


@login_required
@require_safe
def questions(request: SignedInRequest, pk: int) -> HttpResponse:
    round = _fetch_round(request, pk)
    context = _context(request, round, request.GET.get("interviewer", ""))
    fragment = f"{PAGE}#{request.htmx.target}" if request.htmx.target in FRAGMENTS else PAGE
    return render(request, fragment, context | {"is_asked_for": request.htmx.target == "question-bank"})


@login_required
@require_POST
def question_create(request: SignedInRequest, pk: int) -> HttpResponse:
    round = _fetch_round(request, pk)
    form = GiveForm(round, _people(round), request.POST)
    if form.is_valid():
        question = form.save()
        said = _("%(name)s has it.") % {"name": question.interviewer}
        return _changed(request, pk, question.interviewer, said, _element(request))
    return _refused(request, round, give=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def question_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    question = _fetch(request, pk)
    form = QuestionForm(question, request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.save(timezone.now())
        return _changed(request, question.round_id, question.interviewer, _("Saved."))
    return _form_page(request, question, form)


@login_required
@require_POST
def question_move(request: SignedInRequest, pk: int) -> HttpResponse:
    question = _fetch(request, pk)
    form = MoveForm(question, _people(_fetch_round(request, question.round_id)), request.POST)
    if form.is_valid():
        form.save()
        said = _("%(name)s has it now.") % {"name": question.interviewer}
        return _changed(request, question.round_id, question.interviewer, said)
    if request.htmx:
        return _refused(request, _fetch_round(request, question.round_id), moved=form)
    return _form_page(request, question, QuestionForm(question), form)


@login_required
@require_POST
def question_position(request: SignedInRequest, pk: int) -> HttpResponse:
    """One step by `direction`, or where another of the same person stands by `place_of`."""
    question = _fetch(request, pk)
    is_earlier = request.POST.get("direction") == "up"
    former = ask_elsewhere(question, request.POST.get("place_of", ""), is_earlier=is_earlier)
    if former:
        undo = undo_address("interviews:questions_order", {"question": former}, question.round_id)
        offer_undo(request, _("%(name)s is asked in a new order.") % {"name": question.interviewer}, undo)
    return _changed(request, question.round_id, question.interviewer)


@login_required
@require_POST
def questions_order(request: SignedInRequest, pk: int) -> HttpResponse:
    round = get_object_or_404(Round.objects.owned_by(request.user), pk=pk)
    ask_in_order(round, request.GET.getlist("question"))
    messages.success(request, _("As it was before."))
    return redirect("interviews:questions", pk)


@login_required
@require_POST
def question_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    question = _fetch(request, pk)
    question.mark_deleted(timezone.now())
    sentence = _("Removed: “%(question)s”") % {"question": question}
    offer_undo(request, sentence, reverse("interviews:question_restore", args=[pk]))
    return _changed(request, question.round_id, question.interviewer)


@login_required
@require_POST
def question_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    deleted = Question.objects.deleted_by(request.user).select_related("interviewer")
    question = get_object_or_404(deleted, pk=pk)
    bring_back(request, question, timezone.now())
    return _changed(request, question.round_id, question.interviewer)


@login_required
@require_POST
def bank_question_create(request: SignedInRequest, pk: int) -> HttpResponse:
    round = _fetch_round(request, pk)
    form = BankQuestionForm(request.POST, instance=BankQuestion(candidate=request.user))
    if form.is_valid():
        form.save()
    elif not request.htmx:
        return render(request, PAGE, _context(request, round) | {"bank_form": form}, status=422)
    if not request.htmx:
        return redirect(f"{reverse('interviews:questions', args=[pk])}#question-bank")
    context = _context(request, round, request.POST.get("interviewer", ""))
    context |= {"bank_form": form} if form.errors else {"is_kept": True}
    return render(request, f"{PAGE}#question-bank", context, status=422 if form.errors else 200)


@login_required
@require_POST
def bank_question_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    """Whoever was given the question keeps it."""
    question = get_object_or_404(BankQuestion.objects.owned_by(request.user), pk=pk)
    question.mark_deleted(timezone.now())
    sentence = _("Off your bank: “%(question)s”") % {"question": question}
    undo = undo_address("interviews:bank_question_restore", {"next": [way_back_address(request)]}, pk)
    offer_undo(request, sentence, undo)
    return _bank_changed(request)


@login_required
@require_POST
def bank_question_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    bring_back(request, get_object_or_404(BankQuestion.objects.deleted_by(request.user), pk=pk), timezone.now())
    return _bank_changed(request)


def _bank_changed(request: SignedInRequest) -> HttpResponse:
    """For htmx what happened, and the row goes."""
    if request.htmx:
        return render(request, "_messages.html", {"oob": True})
    return way_back(request) or redirect("dashboard:applications")


def _fetch_round(request: SignedInRequest, pk: int) -> Round:
    round: Round = get_object_or_404(with_agenda(Round.objects.owned_by(request.user)), pk=pk)
    return round


def _fetch(request: SignedInRequest, pk: int) -> Question:
    rows = Question.objects.owned_by(request.user).select_related("round__application", "interviewer")
    question: Question = get_object_or_404(rows, pk=pk)
    return question


def _people(round: Round) -> list[Interviewer]:
    return list(people_of_the_day(agenda_of(round)))


def _context(request: SignedInRequest, round: Round, chosen: str = "") -> dict[str, Any]:
    bank_form = BankQuestionForm(instance=BankQuestion(candidate=request.user))
    return {"round": round, "board": board_of(round, request.user, chosen), "bank_form": bank_form}


def _element(request: SignedInRequest) -> str:
    """The row of the bank that a question was taken from."""
    source = "starter" if request.POST.get("starter") else "own"
    return f"offer-{source}-{request.POST.get(source, '')}"


def _changed(
    request: SignedInRequest, round_pk: int, person: Interviewer, said: str = "", element: str = ""
) -> HttpResponse:
    """The answer to every change of a question: for htmx the people anew, else the way to the person's card."""
    if not request.htmx:
        address = reverse("interviews:questions", args=[round_pk])
        return redirect(f"{address}?interviewer={person.pk}#person-{person.pk}")
    context = _context(request, _fetch_round(request, round_pk), str(person.pk))
    news = {"is_news": True, "said": said, "changed_offer": context["board"].offer(element)}
    # Whoever takes what is suggested goes on with the next who has nothing; what stands half typed elsewhere stays.
    news |= {"is_going_on": "suggested" in request.POST}
    news |= {"emptied": person.pk if request.POST.get("text") else None}
    response = render(request, f"{PAGE}#question-people", context | news)
    return reswap(retarget(response, "#question-people"), "outerHTML")


def _refused(request: SignedInRequest, round: Round, **forms: Any) -> HttpResponse:
    context = _context(request, round, request.POST.get("interviewer", "")) | forms
    if not request.htmx:
        return render(request, PAGE, context, status=422)
    response = render(request, f"{PAGE}#question-people", context, status=422)
    return reswap(retarget(response, "#question-people"), "outerHTML")


def _form_page(
    request: SignedInRequest, question: Question, form: QuestionForm, move: MoveForm | None = None
) -> HttpResponse:
    template = "interviews/question_edit.html"
    move = move or MoveForm(question, _people(_fetch_round(request, question.round_id)))
    theirs = question.round.questions.present().filter(interviewer=question.interviewer_id)
    has_order = theirs.exclude(pk=question.pk).exists()
    context = {"question": question, "round": question.round, "form": form, "move": move, "has_order": has_order}
    fragment = f"{template}#question-form" if request.htmx else template
    return render(request, fragment, context, status=422 if form.errors or move.errors else 200)
