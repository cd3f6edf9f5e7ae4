"""What two members of staff write to each other can be opened too, and belongs to no family."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_alter_accesslog_kind")]

    operations = [
        migrations.AlterField(model_name="accesslog", name="family_id", field=models.UUIDField(null=True)),
    ]
