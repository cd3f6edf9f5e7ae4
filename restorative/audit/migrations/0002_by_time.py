"""The trail is read from the newest back: an index by time on each of its tables."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["-at", "-id"], name="audit_by_time"),
        ),
        migrations.AddIndex(
            model_name="refusal",
            index=models.Index(fields=["-at", "-id"], name="refusal_by_time"),
        ),
        migrations.RunSQL(
            "CREATE INDEX accesslog_by_time ON audit_accesslog (at DESC, id DESC)",
            "DROP INDEX accesslog_by_time",
        ),
    ]
