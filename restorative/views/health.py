"""For load balancers: the application answers, and so does its database."""

from django.db import connection
from django.http import HttpRequest, JsonResponse

from restorative.access.permissions import public


@public()
def health(request: HttpRequest) -> JsonResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})
