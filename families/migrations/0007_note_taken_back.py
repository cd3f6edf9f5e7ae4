"""Who takes their note back ends what was asked of it: a manager would be asked of a note that is no more, for ever.

Its writer alone, and while it is there: what becomes of it then is theirs, and no word of it was decided.
"""

from django.db import migrations, models

FUNCTION = """
CREATE FUNCTION app.let_go_of_asking(p_note uuid) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, app, pg_temp AS $$
  UPDATE families_wrongfamily asked SET decision = 'taken_back', decided_by_id = note.author_id,
    decided_at = statement_timestamp()
  FROM families_visit note
  WHERE note.id = p_note AND asked.note_id = note.id AND asked.decided_at IS NULL
    AND note.author_id = app.uid() AND note.family_id = ANY (app.families_i_hold())
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("families", "0006_search")]

    operations = [
        migrations.AlterField(
            model_name="wrongfamily",
            name="decision",
            field=models.CharField(
                blank=True,
                choices=[
                    ("agreed", "Agreed"),
                    ("not_agreed", "Not agreed"),
                    ("set_aside", "Asked again"),
                    ("taken_back", "The note was taken back"),
                ],
                max_length=12,
            ),
        ),
        migrations.RunSQL(FUNCTION, migrations.RunSQL.noop),
    ]
