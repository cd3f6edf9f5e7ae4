"""Signing in and out, and choosing a password by a link. Nothing else of allauth's has a door."""

from allauth.account import views
from django.urls import path, re_path

from restorative.accounts.doors import second_step, sign_in, sign_out, signed_out, start_again
from restorative.accounts.single_sign_on import work, work_back

urlpatterns = [
    path("login/", sign_in, name="account_login"),
    path("login/second-step/", second_step, name="mfa_authenticate"),
    path("login/start-again/", start_again, name="start_again"),
    path("work/", work, name="work"),
    # allauth looks it up by this name, with this part of the address
    re_path(r"^(?P<provider_id>work)/back/$", work_back, name="openid_connect_callback"),
    path("logout/", sign_out, name="account_logout"),
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
