"""The access log's months. The first migration made five years of them; every migrate makes those that come since."""

from django.db import connection

# A month whose rows already lie in the default partition stays there: PostgreSQL would refuse to cut it out.
KEEP_AHEAD = """
DO $$ DECLARE
  month date := date_trunc('month', now())::date;
  name text;
  is_late boolean;
BEGIN
  FOR i IN 0..60 LOOP
    name := 'audit_accesslog_' || to_char(month, 'YYYY_MM');
    SELECT EXISTS (SELECT FROM audit_accesslog_default WHERE at >= month AND at < month + interval '1 month')
      INTO is_late;
    IF to_regclass(format('public.%I', name)) IS NULL AND NOT is_late THEN
      EXECUTE format('CREATE TABLE public.%I PARTITION OF audit_accesslog FOR VALUES FROM (%L) TO (%L)',
                     name, month, month + interval '1 month');
    END IF;
    month := month + interval '1 month';
  END LOOP;
END $$;
"""


def keep_months_ahead() -> None:
    """Make every missing month of the next five years. Safe to run again and again."""
    with connection.cursor() as cursor:
        cursor.execute(KEEP_AHEAD)
