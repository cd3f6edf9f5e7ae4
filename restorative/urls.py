"""The roof: every app's doors."""

from django.urls import include, path

from restorative import views

urlpatterns = [
    path("", views.home, name="home"),
    path("health/", views.health, name="health"),
    path("accounts/", include("restorative.accounts.urls")),
    path("families/", include("families.urls")),
    path("", include("families.sharing.urls")),
]
