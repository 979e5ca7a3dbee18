"""The addresses of the stories room."""

from django.urls import path

from stories.views import answers, answers_given, coverage, rehearsal, selection, stories, tellings

app_name = "stories"
urlpatterns = [
    path("stories/", stories.stories, name="stories"),
    path("stories/selected/", selection.stories_selected, name="stories_selected"),
    path("stories/selected/undo/", selection.stories_undo, name="stories_undo"),
    path("stories/new/", stories.story_create, name="story_create"),
    path("stories/advice/", stories.story_advice, name="story_advice"),
    path("stories/coverage/", coverage.coverage, name="coverage"),
    path("stories/themes/new/", coverage.theme_create, name="theme_create"),
    path("stories/themes/<int:pk>/delete/", coverage.theme_delete, name="theme_delete"),
    path("stories/themes/<int:pk>/restore/", coverage.theme_restore, name="theme_restore"),
    path("stories/rehearsal/", rehearsal.rehearsal, name="rehearsal"),
    path("stories/<int:pk>/", stories.story, name="story"),
    path("stories/<int:pk>/edit/", stories.story_edit, name="story_edit"),
    path("stories/<int:pk>/delete/", stories.story_delete, name="story_delete"),
    path("stories/<int:pk>/restore/", stories.story_restore, name="story_restore"),
    path("applications/<int:pk>/answers/", answers.answers, name="answers"),
    path("applications/<int:pk>/answers/new/", answers.answer_create, name="answer_create"),
    path("answers/<int:pk>/edit/", answers.answer_edit, name="answer_edit"),
    path("answers/<int:pk>/delete/", answers.answer_delete, name="answer_delete"),
    path("answers/<int:pk>/restore/", answers.answer_restore, name="answer_restore"),
    path("answers/<int:pk>/given/", answers_given.answer_given, name="answer_given"),
    path("answers/given/<int:pk>/edit/", answers_given.answer_given_edit, name="answer_given_edit"),
    path("answers/given/<int:pk>/delete/", answers_given.answer_given_delete, name="answer_given_delete"),
    path("answers/given/<int:pk>/restore/", answers_given.answer_given_restore, name="answer_given_restore"),
    path("rounds/<int:pk>/stories/", tellings.round_stories, name="round_stories"),
    path("rounds/<int:pk>/tellings/new/", tellings.telling_create, name="telling_create"),
    path("tellings/<int:pk>/edit/", tellings.telling_edit, name="telling_edit"),
    path("tellings/<int:pk>/told/", tellings.telling_told, name="telling_told"),
    path("tellings/<int:pk>/delete/", tellings.telling_delete, name="telling_delete"),
    path("tellings/<int:pk>/restore/", tellings.telling_restore, name="telling_restore"),
]
