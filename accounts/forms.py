"""Forms about the account itself."""

from django import forms
from django.http import HttpRequest

from accounts.models import User


class SignupDetails(forms.Form):
    def signup(self, request: HttpRequest, user: User) -> None:
        pass
