from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("accounts/confirm-address/", views.confirm_address, name="confirm_address"),
    path("language/", views.language, name="language"),
    path("settings/activity/", views.activity, name="activity"),
    path("accounts/signup/code/", views.confirm_signup, name="confirm_signup"),
    # At allauth's addresses, which its own links and redirects lead to.
    path("accounts/login/code/", views.login_code, name="login_code"),
    path("accounts/2fa/", views.signing_in, name="signing_in"),
    path("accounts/2fa/webauthn/", views.moved_to_signing_in, name="passkeys"),
    path("accounts/2fa/webauthn/login/", views.passkey_sign_in, name="passkey_sign_in"),
    path("accounts/2fa/webauthn/reauthenticate/", views.passkey_again, name="passkey_again"),
    path("accounts/sessions/", views.moved_to_signing_in, name="sessions"),
    path("accounts/sessions/others/end/", views.other_sessions_end, name="other_sessions_end"),
    path("accounts/sessions/<int:pk>/end/", views.session_end, name="session_end"),
    # For the mail provider: one address, whichever it is.
    path("bounces/", views.bounces, name="bounces"),
    path("mail/", views.mailbox, name="mailbox"),
    path("mail/<str:name>/", views.mailbox_message, name="mailbox_message"),
    path("mail/<str:name>/html/", views.mailbox_html, name="mailbox_html"),
]
