CREATE TABLE "complaint_follower" (
	"community_id" uuid NOT NULL,
	"complaint_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "complaint_follower_pk" PRIMARY KEY("community_id","complaint_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "complaint_follower" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_guest" (
	"community_id" uuid NOT NULL,
	"complaint_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"admitted_by" uuid NOT NULL,
	"admitted_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "complaint_guest_pk" PRIMARY KEY("community_id","complaint_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "complaint_guest" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_dispatch" (
	"community_id" uuid NOT NULL,
	"rules" jsonb NOT NULL,
	"version" integer NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "complaint_dispatch_pk" PRIMARY KEY("community_id"),
	CONSTRAINT "complaint_dispatch_version_check" CHECK ("complaint_dispatch"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "complaint_dispatch" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_rung" (
	"community_id" uuid NOT NULL,
	"complaint_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"clock" text NOT NULL,
	"rung" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "complaint_rung_pk" PRIMARY KEY("community_id","complaint_id","round","clock","rung"),
	CONSTRAINT "complaint_rung_clock_check" CHECK ("complaint_rung"."clock" IN ('response', 'arrival', 'solution')),
	CONSTRAINT "complaint_rung_rung_check" CHECK ("complaint_rung"."rung" IN ('half', 'most', 'due', 'street', 'list'))
);
--> statement-breakpoint
ALTER TABLE "complaint_rung" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint" DROP CONSTRAINT "complaint_holder_check";--> statement-breakpoint
ALTER TABLE "complaint" DROP CONSTRAINT "complaint_paused_check";--> statement-breakpoint
ALTER TABLE "complaint" DROP CONSTRAINT "complaint_private_check";--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";--> statement-breakpoint
ALTER TABLE "complaint" ADD COLUMN "column_id" uuid;--> statement-breakpoint
ALTER TABLE "complaint" ADD COLUMN "round" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint" ADD COLUMN "rung" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint" ADD COLUMN "urged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "complaint" ADD COLUMN "urges" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint" ADD COLUMN "waiver" text;--> statement-breakpoint
ALTER TABLE "complaint" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "complaint_follower" ADD CONSTRAINT "complaint_follower_complaint_fk" FOREIGN KEY ("community_id","complaint_id") REFERENCES "public"."complaint"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_follower" ADD CONSTRAINT "complaint_follower_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_guest" ADD CONSTRAINT "complaint_guest_complaint_fk" FOREIGN KEY ("community_id","complaint_id") REFERENCES "public"."complaint"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_guest" ADD CONSTRAINT "complaint_guest_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_dispatch" ADD CONSTRAINT "complaint_dispatch_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_rung" ADD CONSTRAINT "complaint_rung_complaint_fk" FOREIGN KEY ("community_id","complaint_id") REFERENCES "public"."complaint"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_follower_list_idx" ON "complaint_follower" USING btree ("community_id","account_id","reported_at","complaint_id");--> statement-breakpoint
CREATE INDEX "complaint_guest_account_idx" ON "complaint_guest" USING btree ("community_id","account_id");--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_merged_fk" FOREIGN KEY ("community_id","merged_into") REFERENCES "public"."complaint"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_column_fk" FOREIGN KEY ("community_id","column_id") REFERENCES "public"."board_column"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_place_idx" ON "complaint" USING btree ("community_id","place_id","category","created_at","id");--> statement-breakpoint
CREATE INDEX "complaint_merged_idx" ON "complaint" USING btree ("community_id","merged_into") WHERE merged_into IS NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_merged_check" CHECK (("complaint"."state" = 'MERGED') = ("complaint"."merged_into" IS NOT NULL) AND "complaint"."merged_into" IS DISTINCT FROM "complaint"."id");--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_column_check" CHECK (("complaint"."category" = 'consultation') = ("complaint"."column_id" IS NOT NULL));--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_rung_check" CHECK ("complaint"."rung" BETWEEN 0 AND 5 AND "complaint"."round" >= 0);--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_urges_check" CHECK ("complaint"."urges" BETWEEN 0 AND 3);--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_holder_check" CHECK (CASE
        WHEN "complaint"."state" IN ('SUBMITTED', 'DISPUTED') THEN "complaint"."desk_role" = 'committee' AND "complaint"."desk_scope_id" = "complaint"."community_id"
        WHEN "complaint"."state" IN ('DISPATCHED', 'ACCEPTED', 'CONTACTED', 'IN_PROGRESS', 'SUSPENDED')
          THEN "complaint"."desk_role" = "complaint"."office_role" AND "complaint"."desk_scope_id" = "complaint"."office_scope_id"
        WHEN "complaint"."state" IN ('RESOLVED', 'CLOSED', 'MERGED', 'REFUSED', 'WITHDRAWN') THEN "complaint"."desk_role" IS NULL AND "complaint"."desk_scope_id" IS NULL
        ELSE false END IS TRUE);--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_paused_check" CHECK (num_nonnulls("complaint"."paused_at", "complaint"."paused_state") = CASE WHEN "complaint"."state" IN ('SUSPENDED', 'MERGED') THEN 2 ELSE 0 END
        AND ("complaint"."paused_until" IS NOT NULL) = ("complaint"."state" = 'SUSPENDED'));--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_private_check" CHECK ("complaint"."shown_at" IS NULL OR ("complaint"."is_visible" AND "complaint"."category" NOT IN ('dispute', 'consultation')));--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK ("message"."kind" IN ('announcement_published', 'announcement_reminded', 'question_answered', 'question_refused', 'question_held', 'schedule_failed', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted', 'vote_noticed', 'vote_opened', 'vote_extended', 'vote_cast', 'vote_reminder', 'vote_proxy_granted', 'vote_remark_answered', 'vote_result', 'vote_nominated', 'vote_candidacy', 'vote_demand', 'vote_designated', 'complaint_waiting', 'complaint_moved', 'complaint_due', 'complaint_climbed'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_follower" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_follower" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_guest" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_guest" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_dispatch" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_dispatch" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_rung" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_rung" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "complaint_rung" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_dispatch" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_follower" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_guest" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT ON complaint_rung TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON complaint_dispatch TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON complaint_follower, complaint_guest TO liren_app;
