"""The session store: Django's own, on a table that also says whose a session is and since when."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from restorative.accounts.models import OpenSession

DEVICE_KEY = "device"
KEPT = ("id", "begun_at", "seen_at")


class SessionStore(DatabaseStore):
    """Somebody who signs in gets a new key, and so a new row that begins now."""

    row: OpenSession | None = None

    @classmethod
    def get_model_class(cls) -> type[OpenSession]:
        return OpenSession

    def load(self) -> dict[str, Any]:
        self.row = self._get_session_from_db()  # type: ignore[attr-defined]
        return self.decode(self.row.session_data) if self.row else {}

    def create_model_instance(self, data: dict[str, Any]) -> OpenSession:
        """What is written: whose it is now, and of the row that was read what stays as long as the session does."""
        made: Any = super().create_model_instance(data)
        made.user_id, made.device = data.get(SESSION_KEY), data.get(DEVICE_KEY, "")
        for name in KEPT if self.is_the_same(made) else ():
            setattr(made, name, getattr(self.row, name))
        self.row = made
        return made  # type: ignore[no-any-return]

    def is_the_same(self, other: Any) -> bool:
        return self.row is not None and self.row.session_key == other.session_key

    def seen(self) -> None:
        """Somebody is there now. It writes that alone, so that no two requests undo what each other kept."""
        if self.row is not None:
            self.row.seen_at = timezone.now()
            OpenSession.objects.filter(pk=self.row.pk).update(seen_at=self.row.seen_at)
