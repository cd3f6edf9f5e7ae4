"""Signing in and out, and choosing a password by a link. Nothing else of allauth's has a door."""

from allauth.account import views
from django.urls import path, re_path

from restorative.accounts.doors import sign_in, signed_out

urlpatterns = [
    path("login/", sign_in, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("password/", signed_out(views.password_reset), name="account_reset_password"),
    path("password/sent/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        signed_out(views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/changed/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
]
