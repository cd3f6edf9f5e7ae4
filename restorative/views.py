"""The roof's own pages: home by role, health, and what is shown when something goes wrong."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, public, requires


@requires(Permission.HOME)
def home(request: SignedInRequest) -> HttpResponse:
    return render(request, "home.html")


@public()
def health(request: HttpRequest) -> JsonResponse:
    """For load balancers: the application answers, and so does its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)
