"""Who asks for a page, read together with what every page shows about them."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists, OuterRef

from accounts.addresses import confirmed_candidates
from accounts.models import User


class Backend(AuthenticationBackend):
    """allauth's; the user of a session comes with `is_confirmed`, which would else be one more query a page."""

    def get_user(self, user_id: int) -> User | None:
        confirmed = User.objects.filter(confirmed_candidates(), pk=OuterRef("pk"))
        user = User.objects.annotate(is_confirmed=Exists(confirmed)).filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
