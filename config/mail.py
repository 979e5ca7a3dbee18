"""EMAIL_URL: a mail server, or a provider that takes mails over HTTPS and says afterwards what came back."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from config.environment import env, parts_of, read, stop

SMTP_EXAMPLE = "smtp+tls://user:password@host:587"
SMTP_SCHEMES = ("smtp", "smtp+tls", "smtp+ssl")
SHORTEST_SECRET = 20
# Whoever reports by a password uses it under this name.
REPORTER = "callback"


@dataclass(frozen=True)
class Provider:
    """What anymail calls the parts of an address like mailgun://KEY@DOMAIN, in their order."""

    esp: str
    keys: tuple[str, ...]
    place: str = ""
    # Reports are signed with a key that anymail knows by this name; the others send a password.
    signed_by: str = ""

    def example(self, scheme: str) -> str:
        keys = ":".join(key.upper() for key in self.keys)
        return f"{scheme}://{keys}@{self.place.upper()}" if self.place else f"{scheme}://{keys}"


PROVIDERS = {
    "brevo": Provider("Brevo", ("api_key",)),
    "mailersend": Provider("MailerSend", ("api_token",), signed_by="signing_secret"),
    "mailgun": Provider("Mailgun", ("api_key",), place="sender_domain", signed_by="webhook_signing_key"),
    "mailjet": Provider("Mailjet", ("api_key", "secret_key")),
    "postmark": Provider("Postmark", ("server_token",)),
    "resend": Provider("Resend", ("api_key",)),
    "sendgrid": Provider("SendGrid", ("api_key",)),
    "sparkpost": Provider("SparkPost", ("api_key",)),
}


@dataclass(frozen=True)
class Mail:
    """How mails go out, and how a provider reports what became of them."""

    backend: str
    options: dict[str, Any] = field(repr=False)
    reports: dict[str, Any] | None = field(default=None, repr=False)

    def mailer(self, timeout: int) -> dict[str, Any]:
        return {"BACKEND": self.backend, "OPTIONS": self.options | {"timeout": timeout}}


def read_mail() -> Mail | None:
    """What EMAIL_URL and EMAIL_WEBHOOK_SECRET say, or None where mails stay on this machine."""
    value: str = read("EMAIL_URL", env.str, "", f"an address like {SMTP_EXAMPLE}")
    secret: str = read("EMAIL_WEBHOOK_SECRET", env.str, "", "a password or key")
    scheme = value.partition("://")[0]
    if scheme == "amazon-ses":
        stop("EMAIL_URL", f"Amazon SES is reached by SMTP; give the address that it shows, like {SMTP_EXAMPLE}.")
    if scheme in PROVIDERS:
        return _provider(scheme, value, secret)
    if secret:
        stop("EMAIL_WEBHOOK_SECRET", f"only with one of these in EMAIL_URL: {', '.join(PROVIDERS)}.")
    if not value and "EMAIL_URL" in env.ENVIRON:
        stop("EMAIL_URL", f"is empty; give an address like {SMTP_EXAMPLE}, or leave the variable out.")
    return _server(value) if value else None


def _server(value: str) -> Mail:
    parts = parts_of("EMAIL_URL", value, SMTP_SCHEMES, SMTP_EXAMPLE)
    if parts.path.strip("/") or parts.query:
        stop("EMAIL_URL", f"nothing may stand behind host and port; expected an address like {SMTP_EXAMPLE}.")
    options = {
        "host": parts.hostname,
        "port": parts.port,
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp+tls",
        "use_ssl": parts.scheme == "smtp+ssl",
    }
    return Mail("accounts.smtp.EmailBackend", options)


def _provider(scheme: str, value: str, secret: str) -> Mail:
    provider = PROVIDERS[scheme]
    parts = urlsplit(value)
    keys, _, place = parts.netloc.rpartition("@") if provider.place else (parts.netloc, "", "")
    values = [unquote(key) for key in keys.split(":")]
    is_whole = all(values) and len(values) == len(provider.keys) and bool(place) == bool(provider.place)
    if not is_whole or parts.path.strip("/") or parts.fragment or not value.isascii() or "@" in keys:
        stop("EMAIL_URL", f"expected {provider.example(scheme)}, with / as %2F and + as it is.")
    options = dict(zip(provider.keys, values, strict=True)) | _api_url(parts)
    if provider.place:
        options[provider.place] = place
    return Mail("accounts.provider_mail.EmailBackend", {"provider": scheme, **options}, _reports(provider, secret))


def _api_url(parts: SplitResult) -> dict[str, str]:
    """Another address of the provider, as for accounts in the EU: ?api_url=https://api.eu.mailgun.net/v3."""
    if not parts.query:
        return {}
    named = dict(parse_qsl(parts.query, keep_blank_values=True))
    api = urlsplit(named.pop("api_url", ""))
    is_safe = api.scheme == "https" or (api.scheme == "http" and api.hostname in ("localhost", "127.0.0.1"))
    if named or not is_safe or not api.hostname:
        stop("EMAIL_URL", "behind ? only api_url=https://… may stand, for a provider's other address.")
    return {"api_url": api.geturl()}


def _reports(provider: Provider, secret: str) -> dict[str, Any] | None:
    if not secret:
        return None
    if len(secret) < SHORTEST_SECRET or not secret.isascii():
        stop("EMAIL_WEBHOOK_SECRET", f"expected {SHORTEST_SECRET} random characters or more.")
    options = {provider.signed_by: secret} if provider.signed_by else {"webhook_secret": f"{REPORTER}:{secret}"}
    view = f"anymail.webhooks.{provider.esp.lower()}.{provider.esp}TrackingWebhookView"
    return {"view": view, "options": options}
