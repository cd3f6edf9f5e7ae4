"""An assessment is opened."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0007_search_openings"),
    ]

    operations = [
        migrations.AlterField(
            model_name="accesslog",
            name="kind",
            field=models.CharField(
                choices=[
                    ("family", "Family"),
                    ("visit", "Visit"),
                    ("plan", "Plan"),
                    ("handover", "Handover"),
                    ("assessment", "Assessment"),
                    ("session", "Session"),
                    ("file", "File"),
                    ("version", "Version"),
                    ("message", "Message"),
                    ("pdf", "Pdf"),
                    ("search", "Search"),
                ],
                max_length=20,
            ),
        ),
    ]
