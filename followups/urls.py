"""The addresses of this room."""

from django.urls import include, path

from followups.views import mail_links, note_sending, notes, reminders, thank_yous, timelines, unsubscribe, watch

app_name = "followups"

one_note = [
    path("", notes.note, name="note"),
    path("sent/", notes.note_sent, name="note_sent"),
    path("skipped/", notes.note_skip, name="note_skip"),
    path("topics/", notes.note_topic, name="note_topic"),
    path("reopened/", notes.note_reopen, name="note_reopen"),
    path("draft/", notes.note_draft, name="note_draft"),
    path("checks/", notes.note_checks, name="note_checks"),
    path("opened/", note_sending.note_opened, name="note_opened"),
    path("asked/", note_sending.note_asked, name="note_asked"),
    path("note.eml", note_sending.note_eml, name="note_eml"),
]
urlpatterns = [
    path("thank-yous/", thank_yous.thank_yous, name="thank_yous"),
    path("thank-yous/selected/", thank_yous.people_selected, name="people_selected"),
    path("thank-yous/next/", notes.next_note, name="next_note"),
    path("thank-yous/opened/", note_sending.opened_notes, name="opened_notes"),
    path("thank-yous/reopened/", note_sending.notes_reopen, name="notes_reopen"),
    path("rounds/<int:pk>/thank-yous/asked/", note_sending.recruiter_asked, name="recruiter_asked"),
    path("rounds/<int:pk>/thank-yous/", notes.round_thank_yous, name="round_thank_yous"),
    path("rounds/<int:round_pk>/thank-yous/<int:interviewer_pk>/", include(one_note)),
    path("rounds/<int:pk>/all-sent/", mail_links.all_sent, name="all_sent"),
    path("rounds/<int:pk>/all-sent/undo/", mail_links.all_sent_undo, name="all_sent_undo"),
    path("rounds/<int:pk>/snooze/<str:kind>/", mail_links.snooze, name="snooze"),
    path("rounds/<int:pk>/snooze/<str:kind>/lift/", mail_links.snooze_lift, name="snooze_lift"),
    path("waiting/", timelines.waiting, name="waiting"),
    path("rounds/<int:pk>/timeline/", timelines.timeline_create, name="timeline_create"),
    path("timelines/<int:pk>/answered/", timelines.timeline_answered, name="timeline_answered"),
    path("timelines/<int:pk>/outcome/", timelines.timeline_outcome, name="timeline_outcome"),
    path("timelines/<int:pk>/asked-again/", timelines.timeline_asked_again, name="timeline_asked_again"),
    path("reminders/", reminders.reminders, name="reminders"),
    path("reminders/test/", reminders.test_reminder, name="test_reminder"),
    path("reminders/preferences/", reminders.preferences, name="preferences"),
    path("unsubscribe/<str:token>/", unsubscribe.unsubscribe, name="unsubscribe"),
    # Answered by followups.watch.probes, past sessions and hosts.
    path("healthz/live", watch.live, name="live"),
    path("healthz/ready", watch.ready, name="ready"),
    path("metrics", watch.metrics, name="metrics"),
]
