CREATE TABLE "vote_candidacy" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"unit_id" uuid,
	"nominee_id" uuid,
	"name" text,
	"statement" text NOT NULL,
	"barred_reason" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vote_candidacy_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "vote_candidacy_kind_check" CHECK ("vote_candidacy"."kind" IN ('stand', 'propose', 'written')),
	CONSTRAINT "vote_candidacy_status_check" CHECK ("vote_candidacy"."status" IN ('proposed', 'accepted', 'declined', 'withdrawn', 'barred')),
	CONSTRAINT "vote_candidacy_name_check" CHECK ("vote_candidacy"."status" NOT IN ('accepted', 'barred') OR "vote_candidacy"."name" IS NOT NULL),
	CONSTRAINT "vote_candidacy_barred_check" CHECK (("vote_candidacy"."status" = 'barred') = ("vote_candidacy"."barred_reason" IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "vote_candidacy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_candidacy_check" (
	"community_id" uuid NOT NULL,
	"candidacy_id" uuid NOT NULL,
	"bar" text NOT NULL,
	"holds" boolean NOT NULL,
	"reason" text,
	"checked_by" uuid NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vote_candidacy_check_pk" PRIMARY KEY("community_id","candidacy_id","bar"),
	CONSTRAINT "vote_candidacy_check_reason_check" CHECK (NOT "vote_candidacy_check"."holds" OR "vote_candidacy_check"."reason" IS NOT NULL)
);
--> statement-breakpoint
ALTER TABLE "vote_candidacy_check" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_candidacy_objection" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"candidacy_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"is_upheld" boolean,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "vote_candidacy_objection_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "vote_candidacy_objection_kind_check" CHECK ("vote_candidacy_objection"."kind" IN ('candidate', 'bar')),
	CONSTRAINT "vote_candidacy_objection_answer_check" CHECK (("vote_candidacy_objection"."answer" IS NULL) = ("vote_candidacy_objection"."answered_at" IS NULL) AND ("vote_candidacy_objection"."answer" IS NULL) = ("vote_candidacy_objection"."is_upheld" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "vote_candidacy_objection" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_election" (
	"community_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"nominate_until" timestamp (3) with time zone,
	"displayed_at" timestamp (3) with time zone,
	"display_number" smallint DEFAULT 0 NOT NULL,
	"list_hash" text,
	CONSTRAINT "vote_election_pk" PRIMARY KEY("community_id","decision_id"),
	CONSTRAINT "vote_election_display_check" CHECK (("vote_election"."displayed_at" IS NULL) = ("vote_election"."list_hash" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "vote_election" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";--> statement-breakpoint
ALTER TABLE "vote_candidacy" ADD CONSTRAINT "vote_candidacy_decision_fk" FOREIGN KEY ("community_id","decision_id") REFERENCES "public"."vote_decision"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_candidacy" ADD CONSTRAINT "vote_candidacy_unit_fk" FOREIGN KEY ("community_id","unit_id") REFERENCES "public"."unit"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_candidacy" ADD CONSTRAINT "vote_candidacy_nominee_fk" FOREIGN KEY ("community_id","nominee_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_candidacy" ADD CONSTRAINT "vote_candidacy_member_fk" FOREIGN KEY ("community_id","created_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_candidacy_check" ADD CONSTRAINT "vote_candidacy_check_candidacy_fk" FOREIGN KEY ("community_id","candidacy_id") REFERENCES "public"."vote_candidacy"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_candidacy_check" ADD CONSTRAINT "vote_candidacy_check_member_fk" FOREIGN KEY ("community_id","checked_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_candidacy_objection" ADD CONSTRAINT "vote_candidacy_objection_candidacy_fk" FOREIGN KEY ("community_id","candidacy_id") REFERENCES "public"."vote_candidacy"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_candidacy_objection" ADD CONSTRAINT "vote_candidacy_objection_member_fk" FOREIGN KEY ("community_id","created_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_election" ADD CONSTRAINT "vote_election_decision_fk" FOREIGN KEY ("community_id","decision_id") REFERENCES "public"."vote_decision"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "vote_candidacy_list_idx" ON "vote_candidacy" USING btree ("community_id","decision_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "vote_candidacy_person_key" ON "vote_candidacy" USING btree ("community_id","decision_id","nominee_id") WHERE status IN ('accepted', 'barred');--> statement-breakpoint
CREATE UNIQUE INDEX "vote_candidacy_proposal_key" ON "vote_candidacy" USING btree ("community_id","decision_id","unit_id") WHERE status = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "vote_candidacy_objection_open_key" ON "vote_candidacy_objection" USING btree ("community_id","candidacy_id","created_by") WHERE answered_at IS NULL;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK ("message"."kind" IN ('announcement_published', 'announcement_reminded', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted', 'vote_noticed', 'vote_opened', 'vote_extended', 'vote_cast', 'vote_reminder', 'vote_proxy_granted', 'vote_remark_answered', 'vote_result', 'vote_nominated', 'vote_candidacy'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_candidacy" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_candidacy" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_candidacy_check" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_candidacy_check" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_candidacy_objection" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_candidacy_objection" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_election" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_election" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "vote_candidacy" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_candidacy_check" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_candidacy_objection" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_election" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON vote_candidacy, vote_candidacy_objection, vote_election TO liren_app;--> statement-breakpoint
-- Who was barred and found right is looked at anew.
GRANT SELECT, INSERT, UPDATE, DELETE ON vote_candidacy_check TO liren_app;
--> statement-breakpoint
-- Whom drafts named before are people who agreed in writing; each is still to be looked at before a display.
SELECT set_config('app.context', 'maintenance', true);--> statement-breakpoint
INSERT INTO "vote_candidacy" ("community_id", "id", "decision_id", "kind", "status", "unit_id", "name", "statement", "created_by", "created_at")
	SELECT c."community_id", c."id", d."id", 'written', 'accepted', c."unit_id", c."name", c."statement", d."created_by", d."created_at"
	FROM "vote_candidate" c JOIN "vote_motion" m ON m."community_id" = c."community_id" AND m."id" = c."motion_id"
	JOIN "vote_decision" d ON d."community_id" = m."community_id" AND d."id" = m."decision_id";--> statement-breakpoint
SELECT set_config('app.context', '', true);
