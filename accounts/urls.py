from django.urls import path

from accounts import views
from accounts.activity_views import activity

app_name = "accounts"
urlpatterns = [
    path("accounts/confirm-address/", views.confirm_address, name="confirm_address"),
    path("settings/activity/", activity, name="activity"),
    path("mail/", views.mailbox, name="mailbox"),
    path("mail/<str:name>/", views.mailbox_message, name="mailbox_message"),
    path("mail/<str:name>/html/", views.mailbox_html, name="mailbox_html"),
]
