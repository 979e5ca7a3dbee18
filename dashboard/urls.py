"""The pages that read or write more than one room."""

from django.urls import path

from dashboard.views import (
    applications,
    board,
    brief,
    calendar,
    calendar_settings,
    debrief,
    example,
    home,
    invites,
    leaving,
    own_files,
    prepare,
    rounds,
    settings,
    start,
)

app_name = "dashboard"
urlpatterns = [
    path("", home.home, name="home"),
    path("start/", start.start, name="start"),
    path("example/", example.example, name="example"),
    path("example/removal/", example.example_removal, name="example_removal"),
    path("example/restore/", example.example_restore, name="example_restore"),
    path("applications/", board.applications, name="applications"),
    path("applications/<int:pk>/", applications.application, name="application"),
    path("rounds/<int:pk>/", rounds.round, name="round"),
    path("rounds/<int:pk>/prepare/", prepare.prepare, name="prepare"),
    path("rounds/<int:pk>/brief/", brief.brief, name="brief"),
    path("rounds/<int:pk>/brief.pdf", brief.brief_pdf, name="brief_pdf"),
    path("service-worker.js", brief.service_worker, name="service_worker"),
    path("offline/", brief.offline, name="offline"),
    path("rounds/<int:pk>/debrief/", debrief.debrief, name="debrief"),
    path("import/", invites.import_invite, name="import_invite"),
    path("settings/", settings.settings, name="settings"),
    path("settings/calendar/", calendar_settings.calendar_settings, name="calendar_settings"),
    path("settings/calendar/address/", calendar_settings.calendar_address, name="calendar_address"),
    path("settings/calendar/revocation/", calendar_settings.calendar_revocation, name="calendar_revocation"),
    path("interviews/<int:pk>/calendar.ics", calendar.interview_calendar, name="interview_calendar"),
    path("rounds/<int:pk>/calendar.ics", calendar.round_calendar, name="round_calendar"),
    path("calendar/<str:token>.ics", calendar.calendar_feed, name="calendar_feed"),
    path("settings/data/", own_files.my_data, name="my_data"),
    path("settings/data/<slug:name>.csv", own_files.list_csv, name="list_csv"),
    path("settings/data/<slug:name>.xlsx", own_files.list_xlsx, name="list_xlsx"),
    path("settings/data/archive.json", own_files.archive, name="archive"),
    path("settings/data/restore/", own_files.restore, name="restore"),
    path("settings/delete/", leaving.account_delete, name="account_delete"),
]
