"""The months of the access log and the years of the change history: every migrate makes those to come."""

from django.db import connection

# A stretch whose rows already lie in the default partition stays there: PostgreSQL would refuse to cut it out.
KEEP_AHEAD = """
DO $$ DECLARE
  step interval := '1 {step}';
  start date := date_trunc('{step}', now())::date;
  name text;
  is_late boolean;
BEGIN
  FOR i IN 0..{number} LOOP
    name := '{table}_' || to_char(start, '{pattern}');
    SELECT EXISTS (SELECT FROM {table}_default WHERE at >= start AND at < start + step) INTO is_late;
    IF to_regclass(format('public.%I', name)) IS NULL AND NOT is_late THEN
      EXECUTE format('CREATE TABLE public.%I PARTITION OF {table} FOR VALUES FROM (%L) TO (%L)',
                     name, start, start + step);
    END IF;
    start := start + step;
  END LOOP;
END $$;
"""
MONTHS = {"table": "audit_accesslog", "step": "month", "pattern": "YYYY_MM", "number": 60}
YEARS = {"table": "audit_change", "step": "year", "pattern": "YYYY", "number": 5}


def keep_partitions_ahead() -> None:
    """Make every missing partition of the next five years. Safe to run again and again."""
    with connection.cursor() as cursor:
        for kind in (MONTHS, YEARS):
            cursor.execute(KEEP_AHEAD.format(**kind))
