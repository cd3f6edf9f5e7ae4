"""An assessment can be shared as well."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0017_ratings"),
    ]

    operations = [
        migrations.AlterField(
            model_name="composition",
            name="subject_kind",
            field=models.CharField(
                choices=[
                    ("visit", "Visit"),
                    ("plan", "Plan"),
                    ("handover", "Handover"),
                    ("assessment", "Assessment"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="sharedversion",
            name="subject_kind",
            field=models.CharField(
                choices=[
                    ("visit", "Visit"),
                    ("plan", "Plan"),
                    ("handover", "Handover"),
                    ("assessment", "Assessment"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="sharerequest",
            name="subject_kind",
            field=models.CharField(
                choices=[
                    ("visit", "Visit"),
                    ("plan", "Plan"),
                    ("handover", "Handover"),
                    ("assessment", "Assessment"),
                    ("message", "An answer"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="withholding",
            name="subject_kind",
            field=models.CharField(
                choices=[
                    ("visit", "Visit"),
                    ("plan", "Plan"),
                    ("handover", "Handover"),
                    ("assessment", "Assessment"),
                ],
                max_length=10,
            ),
        ),
    ]
