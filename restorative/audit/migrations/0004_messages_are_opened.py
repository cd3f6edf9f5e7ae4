from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_alter_accesslog_kind")]

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
                    ("session", "Session"),
                    ("file", "File"),
                    ("version", "Version"),
                    ("message", "Message"),
                    ("pdf", "Pdf"),
                ],
                max_length=20,
            ),
        ),
    ]
