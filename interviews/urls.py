"""The addresses of applications, people, rounds and their agendas."""

from django.urls import path

from interviews import views

app_name = "interviews"
urlpatterns = [
    path("applications/new/", views.application_create, name="application_create"),
    path("applications/<int:pk>/edit/", views.application_edit, name="application_edit"),
    path("applications/<int:pk>/delete/", views.application_delete, name="application_delete"),
    path("applications/<int:pk>/restore/", views.application_restore, name="application_restore"),
    path("applications/<int:pk>/stage/", views.application_stage, name="application_stage"),
    path("applications/<int:pk>/skills/", views.skill_create, name="skill_create"),
    path("skills/<int:pk>/delete/", views.skill_delete, name="skill_delete"),
    path("applications/<int:pk>/people/new/", views.interviewer_create, name="interviewer_create"),
    path("people/<int:pk>/edit/", views.interviewer_edit, name="interviewer_edit"),
    path("people/<int:pk>/delete/", views.interviewer_delete, name="interviewer_delete"),
    path("people/<int:pk>/restore/", views.interviewer_restore, name="interviewer_restore"),
    path("rounds/new/", views.round_log, name="round_log"),
    path("rounds/<int:pk>/edit/", views.round_edit, name="round_edit"),
    path("rounds/<int:pk>/delete/", views.round_delete, name="round_delete"),
    path("rounds/<int:pk>/restore/", views.round_restore, name="round_restore"),
    path("rounds/<int:pk>/cancellation/", views.round_cancellation, name="round_cancellation"),
    path("rounds/<int:pk>/agenda/", views.agenda, name="agenda"),
    path("rounds/<int:pk>/interviews/new/", views.interview_create, name="interview_create"),
    path("interviews/<int:pk>/edit/", views.interview_edit, name="interview_edit"),
    path("interviews/<int:pk>/delete/", views.interview_delete, name="interview_delete"),
    path("interviews/<int:pk>/restore/", views.interview_restore, name="interview_restore"),
    path("interviews/<int:pk>/cancellation/", views.interview_cancellation, name="interview_cancellation"),
    path("interviews/<int:pk>/position/", views.interview_position, name="interview_position"),
    path("participations/<int:pk>/met/", views.participation_met, name="participation_met"),
    path("participations/<int:pk>/replacement/", views.participation_replacement, name="participation_replacement"),
]
