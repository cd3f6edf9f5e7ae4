"""The roof: every app's doors."""

from django.urls import include, path

from restorative import views

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.page_not_found
handler500 = views.server_error

urlpatterns = [
    path("", views.home, name="home"),
    path("waiting/", views.waiting, name="waiting"),
    path("team/", views.team, name="team"),
    path("outbox/", views.outbox, name="outbox"),
    path("health/", views.health, name="health"),
    path("accounts/", include("restorative.accounts.urls")),
    path("account/", include("restorative.signin.urls")),
    path("staff/", include("restorative.staff.urls")),
    path("trail/", include("restorative.reading.urls")),
    path("families/", include("families.urls")),
    path("plans/", include("plans.urls")),
    path("supervision/", include("supervision.urls")),
    path("", include("families.sharing.urls")),
]
