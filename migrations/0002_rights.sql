-- Row security binds the owner too.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public, app TO liren_app;
--> statement-breakpoint
GRANT SELECT ON app.clock TO liren_app;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION app.now(), app.advance_clock(integer), app.enqueue(text, json, text) TO liren_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON district, street, community, estate, grid, entrance, unit TO liren_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON building, account, account_login, sms_challenge, session, refresh_token, member TO liren_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON role_grant, role_grant_above, residence, message, shared_token TO liren_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON announcement, rate_window TO liren_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON announcement_target, announcement_read, demo_person TO liren_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key, account_idempotency_key TO liren_app;
--> statement-breakpoint
-- Expired sign-in codes are swept away; a refresh token whose reply was lost is taken back; a phone is let go.
GRANT DELETE ON sms_challenge, refresh_token, account_login TO liren_app;
