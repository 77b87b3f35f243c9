-- The demo begins in the past, so that it has one when its doors open: a decision that is final, another people vote on.
ALTER TABLE app.clock DROP CONSTRAINT clock_forward_check;
--> statement-breakpoint
ALTER TABLE app.clock ADD CONSTRAINT clock_begin_check CHECK (advanced >= '-60 days');
--> statement-breakpoint
-- Once, before anything else happened to the clock; from then on it goes forward alone.
CREATE FUNCTION app.begin_clock(seconds integer) RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = pg_catalog
  AS $$ UPDATE app.clock SET advanced = - make_interval(secs => seconds) WHERE can_advance AND advanced = '0' AND seconds > 0 $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION app.begin_clock(integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION app.begin_clock(integer) TO liren_app;
