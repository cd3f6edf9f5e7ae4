"""Everybody's own account: the second step of signing in, where they are signed in, and showing again who they are."""

from django.urls import path

from restorative.signin.views import sessions, staying, ways

app_name = "signin"
urlpatterns = [
    path("", ways.ways, name="ways"),
    path("app/", ways.app_new, name="app_new"),
    path("passkey/", ways.passkey_new, name="passkey_new"),
    path("recovery-codes/", ways.recovery_codes, name="recovery_codes"),
    path("remove/", ways.way_remove, name="way_remove"),
    path("sessions/", sessions.sessions, name="sessions"),
    path("elsewhere/", sessions.elsewhere, name="elsewhere"),
    path("confirm/", staying.confirm, name="confirm"),
    path("stay/", staying.stay, name="stay"),
]
