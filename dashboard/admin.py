"""What the people who run the site may see and do: accounts by address, counts, and whether mails go out.

Nobody's content is registered, so no permission can reveal it, and there is no page of one account: a list with two
actions is all. Django's permissions are not asked; being staff is the one right there is.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.audit import record
from accounts.fresh_sign_in import require_fresh_sign_in
from accounts.models import Account, AuditEvent
from accounts.ownership import OwnedQuerySet
from accounts.session_age import end_sessions
from dashboard.views.delivery import delivery
from followups.models import ThankYouNote
from interviews.models import Application, Round

if TYPE_CHECKING:
    AccountModelAdmin = admin.ModelAdmin[Account]
else:
    AccountModelAdmin = admin.ModelAdmin

log = logging.getLogger(__name__)

type Page = Callable[..., HttpResponseBase]

# Of Django's pages; its sign-in, its passwords, its search over other models and its way to any object stay out.
KEPT_PAGES = frozenset({"index", "jsi18n", "app_list"})


class Office(admin.AdminSite):
    site_header = site_title = _("Running the site")
    index_title = _("Accounts and mails")
    index_template = "admin/office.html"
    enable_nav_sidebar = False
    final_catch_all_view = False

    def admin_view[View: Page](self, view: View, cacheable: bool = False) -> View:
        """Strangers sign in where everybody does, candidates find nothing, staff show now and then who they are."""
        page = super().admin_view(view, cacheable)

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not self.has_permission(request):
                raise Http404
            require_fresh_sign_in(request)
            return page(request, *args, **kwargs)

        return cast("View", guarded)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own = path("delivery/", self.admin_view(delivery), {"around": self.each_context}, name="delivery")
        return [own, *(page for page in super().get_urls() if _is_kept(page))]


def _is_kept(page: URLPattern | URLResolver) -> bool:
    """One of Django's that we want, or all of what is registered."""
    return isinstance(page, URLResolver) or page.name in KEPT_PAGES


class AccountAdmin(AccountModelAdmin):
    list_display = ("email", "date_joined", "last_login", "is_active", "applications_n", "rounds_n", "notes_sent_n")
    list_display_links = None
    list_filter = ("is_active",)
    list_per_page = 100
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("email",)
    ordering = ("-date_joined",)
    actions = ("close", "reopen")

    def get_urls(self) -> list[URLPattern]:
        """The list alone: no account has a page here, to be looked at, changed, added, deleted or gone through."""
        return [page for page in super().get_urls() if (page.name or "").endswith("_changelist")]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Account | None = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Account | None = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Account | None = None) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only the filter that is offered: Django's would let anybody guess a password's hash letter by letter."""
        return lookup == "is_active__exact"

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Django's title would promise that one can be chosen to be changed."""
        return super().changelist_view(request, {**(extra_context or {}), "title": _("Accounts")})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With three counts, each by the database and for the rows of one page."""
        return Account.objects.annotate(
            applications_n=_number(Application.objects.present()),
            rounds_n=_number(Round.objects.present()),
            notes_sent_n=_number(ThankYouNote.objects.present().filter(sent_at__isnull=False)),
        )

    @admin.display(description=_("applications"), ordering="applications_n")
    def applications_n(self, account: Any) -> int:
        return int(account.applications_n)

    @admin.display(description=_("rounds"), ordering="rounds_n")
    def rounds_n(self, account: Any) -> int:
        return int(account.rounds_n)

    @admin.display(description=_("notes sent"), ordering="notes_sent_n")
    def notes_sent_n(self, account: Any) -> int:
        return int(account.notes_sent_n)

    @admin.action(description=_("Close the accounts: nobody signs in, no mail goes out, nothing is deleted"))
    def close(self, request: HttpRequest, accounts: QuerySet[Account]) -> None:
        self._switch(request, accounts, is_active=False)

    @admin.action(description=_("Open the accounts again"))
    def reopen(self, request: HttpRequest, accounts: QuerySet[Account]) -> None:
        self._switch(request, accounts, is_active=True)

    def _switch(self, request: HttpRequest, accounts: QuerySet[Account], *, is_active: bool) -> None:
        """Staff stay as they are, so that nobody locks out the others, or themselves."""
        what = AuditEvent.What.OPENED_BY_SITE if is_active else AuditEvent.What.CLOSED_BY_SITE
        changed = list(Account.objects.filter(pk__in=accounts.values("pk"), is_staff=False, is_active=not is_active))
        for account in changed:
            account.is_active = is_active
            account.save(update_fields=["is_active"])
            record(None, what, account)
            log.info("account %s %s, by %s", account.pk, what.value, request.user.pk)
        if not is_active:
            # Or they would live on once the account is open again.
            end_sessions({account.pk for account in changed})
        number = len(changed)
        self.message_user(
            request,
            ngettext("%(number)s account changed.", "%(number)s accounts changed.", number) % {"number": number},
        )


def _number(rows: OwnedQuerySet) -> Coalesce:
    owner = rows.model.OWNER
    counted = rows.filter(**{owner: OuterRef("pk")}).order_by().values(owner).annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number"), output_field=IntegerField()), 0)


office = Office(name="admin")
office.disable_action("delete_selected")
office.register(Account, AccountAdmin)
