"""Every address of the product; each room lists its own."""

from django.urls import include, path

from dashboard.admin import office

urlpatterns = [
    # For the people who run the site; any other path will do.
    path("admin/", office.urls),
    # Before allauth's, so that a page of ours can stand at an address of theirs.
    path("", include("accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("", include("interviews.urls")),
    path("", include("stories.urls")),
    path("", include("followups.urls")),
    path("", include("dashboard.urls")),
]
handler400 = "accounts.trouble.refused_request"
handler500 = "accounts.trouble.failed_request"
