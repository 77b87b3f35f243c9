CREATE TABLE "signer_key" (
	"id" text NOT NULL,
	"public_key" text NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"previous" text,
	"signature" text NOT NULL,
	"endorsement" text,
	CONSTRAINT "signer_key_pk" PRIMARY KEY("id")
);
--> statement-breakpoint
ALTER TABLE "signer_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_halt" (
	"community_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_seq" integer NOT NULL,
	"to_seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vote_halt_pk" PRIMARY KEY("community_id","decision_id"),
	CONSTRAINT "vote_halt_kind_check" CHECK ("vote_halt"."kind" IN ('missing', 'changed', 'signer_lost')),
	CONSTRAINT "vote_halt_seq_check" CHECK ("vote_halt"."from_seq" > 0 AND "vote_halt"."to_seq" >= "vote_halt"."from_seq")
);
--> statement-breakpoint
ALTER TABLE "vote_halt" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_signed_head" (
	"community_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"size" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"leaf" text NOT NULL,
	"head" text NOT NULL,
	"root" text NOT NULL,
	"key_id" text NOT NULL,
	"signature" text NOT NULL,
	CONSTRAINT "vote_signed_head_pk" PRIMARY KEY("community_id","decision_id")
);
--> statement-breakpoint
ALTER TABLE "vote_signed_head" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_halt" ADD CONSTRAINT "vote_halt_decision_fk" FOREIGN KEY ("community_id","decision_id") REFERENCES "public"."vote_decision"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_signed_head" ADD CONSTRAINT "vote_signed_head_decision_fk" FOREIGN KEY ("community_id","decision_id") REFERENCES "public"."vote_decision"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_signed_head" ADD CONSTRAINT "vote_signed_head_key_fk" FOREIGN KEY ("key_id") REFERENCES "public"."signer_key"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "purpose_signer" ON "vote_log" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) IN ('signer'));--> statement-breakpoint
CREATE POLICY "purpose_signer" ON "vote_decision" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) IN ('signer'));--> statement-breakpoint
CREATE POLICY "readable" ON "signer_key" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "purpose_signer" ON "signer_key" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('signer')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('signer'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "signer_key" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_halt" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_signer" ON "vote_halt" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('signer')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('signer'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_halt" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_signed_head" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_signer" ON "vote_signed_head" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('signer')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('signer'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_signed_head" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));
--> statement-breakpoint
ALTER TABLE signer_key FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE vote_halt FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE vote_signed_head FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT ON signer_key, vote_halt, vote_signed_head TO liren_app;--> statement-breakpoint
-- The signer reads what it signs, never what is sealed in it, and writes nothing but what it says itself.
GRANT USAGE ON SCHEMA public, app TO liren_signer;--> statement-breakpoint
GRANT SELECT ON app.clock TO liren_signer;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION app.now() TO liren_signer;--> statement-breakpoint
GRANT SELECT (community_id, id) ON vote_decision TO liren_signer;--> statement-breakpoint
GRANT SELECT (community_id, decision_id, seq, leaf, head) ON vote_log TO liren_signer;--> statement-breakpoint
GRANT SELECT, INSERT ON signer_key, vote_halt TO liren_signer;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON vote_signed_head TO liren_signer;
