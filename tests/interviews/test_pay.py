import pytest

from interviews.pay import asks_about_pay
from interviews.starter_questions import STARTER_QUESTIONS

ABOUT_PAY = [
    "What is the salary range for this position?",
    "Which salary have you budgeted?",
    "How is compensation decided here?",
    "What does it pay?",
    "What does the job pay?",
    "How much does this role pay?",
    "How much do you pay your analysts?",
    "How much would I be paid?",
    "What would I earn in the first year?",
    "How much could I make with commission?",
    "Is there a bonus?",
    "How are bonuses worked out?",
    "What benefits do you offer?",
    "What are the benefits like?",
    "Is there a pension?",
    "Do you offer equity?",
    "Are there stock options?",
    "How often do people get a raise?",
    "When are pay reviews held?",
    "How does pay work here?",
    "What is the budget for this role?",
    "How many days of paid leave are there?",
    "Is overtime paid?",
    "What’s the package?",
    "What is the day rate?",
    "Would €60k be within the range?",
    "Is there room on pay?",
    "What perks come with it?",
    "What does somebody in this role earn?",
    "Could we talk about money?",
    "How big are the annual raises?",
    "How do you compensate people for overtime?",
    "Wie sieht das Gehalt aus?",
    "Welche Gehaltsspanne? Was ist Ihr Gehaltsrahmen?",
    "Wie viel verdient man in dieser Rolle?",
    "Quel est le salaire prévu ?",
    "Combien gagne-t-on à ce poste ?",
    "¿Cuál es el sueldo?",
    "¿Cuánto pagan por este puesto?",
]
ABOUT_OTHER_THINGS = [
    "What do customers pay attention to most?",
    "What should I pay attention to in the first week?",
    "What do clinics pay most attention to?",
    "How do you raise concerns with your manager?",
    "What do customers pay for today?",
    "When did the bet on the new platform pay off?",
    "How does the company make money?",
    "What makes a good day for you?",
    "How much time do you spend in meetings?",
    "How much say would I have in the roadmap?",
    "What would you make of the first three months?",
    "Who benefits most from the team’s work?",
    "What are the benefits of the new process for clinics?",
    "How do you think about equity in health care?",
    "Which package manager do you use?",
    "How do you share what you have learned?",
    "What range of projects would I see?",
    "What do you expect from the new person in three months?",
    "How big is the team’s budget?",
    "Who signs off a budget here?",
    "How do you reward good ideas?",
    "What has kept you here?",
    "How do you earn the trust of the clinics?",
    "What could I learn in the first year?",
    "How do you price the product?",
    "Is there technical debt that you would like to pay back?",
    "Was zeichnet das Team aus, und wie lohnt sich die Schicht?",
    "Wie gehen Sie mit der Bezahlung im Shop um?",
    "Combien de clients avez-vous ?",
    "¿Cuánto tiempo dura el proyecto?",
]


@pytest.mark.parametrize("question", ABOUT_PAY)
def test_a_question_about_pay_is_known_for_one(question):
    assert asks_about_pay(question)


@pytest.mark.parametrize("question", ABOUT_OTHER_THINGS)
def test_a_question_about_something_else_is_left_alone(question):
    assert not asks_about_pay(question)


@pytest.mark.parametrize("question", STARTER_QUESTIONS, ids=lambda question: question.code)
def test_the_words_agree_with_what_the_starters_say_of_themselves(question):
    assert asks_about_pay(str(question.text)) == question.is_pay
