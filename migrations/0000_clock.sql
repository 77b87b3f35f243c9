CREATE SCHEMA app;
--> statement-breakpoint
-- How far the one clock is ahead of the machine's: never in production, on demand in the demo and in tests.
CREATE TABLE app.clock (
  singleton boolean CONSTRAINT clock_pk PRIMARY KEY DEFAULT true,
  advanced interval NOT NULL DEFAULT '0',
  can_advance boolean NOT NULL DEFAULT false,
  CONSTRAINT clock_singleton_check CHECK (singleton),
  CONSTRAINT clock_forward_check CHECK (advanced >= '0')
);
--> statement-breakpoint
INSERT INTO app.clock DEFAULT VALUES;
--> statement-breakpoint
-- Volatile, so that a transaction that waited for a lock reads the time after the wait. Milliseconds, so that an
-- instant survives the way to a client and back.
CREATE FUNCTION app.now() RETURNS timestamptz LANGUAGE sql VOLATILE
  SET search_path = pg_catalog
  AS $$ SELECT date_trunc('milliseconds', clock_timestamp() + (SELECT advanced FROM app.clock)) $$;
--> statement-breakpoint
CREATE FUNCTION app.advance_clock(seconds integer) RETURNS interval LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog
  AS $$
DECLARE
  result interval;
BEGIN
  UPDATE app.clock SET advanced = advanced + make_interval(secs => seconds) WHERE can_advance RETURNING advanced INTO result;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the clock cannot be advanced here' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN result;
END $$;
--> statement-breakpoint
-- Row security shuts the app's role out of the worker's tables, so jobs enter through this door.
CREATE FUNCTION app.enqueue(task text, payload json, job_key text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog
  AS $$
BEGIN
  PERFORM graphile_worker.add_job(task, payload, job_key => job_key, max_attempts => 12);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION app.now(), app.advance_clock(integer), app.enqueue(text, json, text) FROM PUBLIC;
