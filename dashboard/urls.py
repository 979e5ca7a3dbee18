"""The pages that read or write more than one room."""

from django.urls import path

from dashboard.views import applications, board, brief, debrief, home, prepare, rounds, settings, start

app_name = "dashboard"
urlpatterns = [
    path("", home.home, name="home"),
    path("start/", start.start, name="start"),
    path("applications/", board.applications, name="applications"),
    path("applications/<int:pk>/", applications.application, name="application"),
    path("rounds/<int:pk>/", rounds.round, name="round"),
    path("rounds/<int:pk>/prepare/", prepare.prepare, name="prepare"),
    path("rounds/<int:pk>/brief/", brief.brief, name="brief"),
    path("rounds/<int:pk>/brief.pdf", brief.brief_pdf, name="brief_pdf"),
    path("service-worker.js", brief.service_worker, name="service_worker"),
    path("offline/", brief.offline, name="offline"),
    path("rounds/<int:pk>/debrief/", debrief.debrief, name="debrief"),
    path("settings/", settings.settings, name="settings"),
]
