CREATE TABLE "volunteer_group" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"leader_id" uuid NOT NULL,
	"registered_by" uuid NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "volunteer_group_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
ALTER TABLE "volunteer_group" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "volunteer_group_member" (
	"community_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "volunteer_group_member_pk" PRIMARY KEY("community_id","group_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "volunteer_group_member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "volunteer_recipient" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"signup_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"named_by" uuid NOT NULL,
	"named_at" timestamp (3) with time zone NOT NULL,
	"is_solved" boolean,
	"rated_by" uuid,
	CONSTRAINT "volunteer_recipient_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "volunteer_recipient_flat_key" UNIQUE("community_id","signup_id","unit_id"),
	CONSTRAINT "volunteer_recipient_rated_check" CHECK (("volunteer_recipient"."is_solved" IS NULL) = ("volunteer_recipient"."rated_by" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "volunteer_recipient" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";--> statement-breakpoint
ALTER TABLE "volunteer_review" DROP CONSTRAINT "volunteer_review_kind_check";--> statement-breakpoint
ALTER TABLE "volunteer_thanks" DROP CONSTRAINT "volunteer_thanks_hands_check";--> statement-breakpoint
DROP INDEX "volunteer_thanks_shown_idx";--> statement-breakpoint
ALTER TABLE "volunteer_attendance" ADD COLUMN "place_check" text;--> statement-breakpoint
ALTER TABLE "volunteer_activity" ADD COLUMN "spot_latitude" double precision;--> statement-breakpoint
ALTER TABLE "volunteer_activity" ADD COLUMN "spot_longitude" double precision;--> statement-breakpoint
ALTER TABLE "volunteer_activity" ADD COLUMN "spot_radius" integer;--> statement-breakpoint
ALTER TABLE "volunteer_activity" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "volunteer_thanks" ADD COLUMN "passed_by" uuid;--> statement-breakpoint
ALTER TABLE "volunteer_group" ADD CONSTRAINT "volunteer_group_leader_fk" FOREIGN KEY ("community_id","leader_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_group_member" ADD CONSTRAINT "volunteer_group_member_group_fk" FOREIGN KEY ("community_id","group_id") REFERENCES "public"."volunteer_group"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_group_member" ADD CONSTRAINT "volunteer_group_member_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_recipient" ADD CONSTRAINT "volunteer_recipient_signup_fk" FOREIGN KEY ("community_id","signup_id") REFERENCES "public"."volunteer_signup"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_recipient" ADD CONSTRAINT "volunteer_recipient_unit_fk" FOREIGN KEY ("community_id","unit_id") REFERENCES "public"."unit"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_recipient" ADD CONSTRAINT "volunteer_recipient_namer_fk" FOREIGN KEY ("community_id","named_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "volunteer_group_name_key" ON "volunteer_group" USING btree ("community_id","name") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "volunteer_group_list_idx" ON "volunteer_group" USING btree ("community_id","registered_at","id") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "volunteer_group_member_idx" ON "volunteer_group_member" USING btree ("community_id","account_id");--> statement-breakpoint
CREATE INDEX "volunteer_recipient_unit_idx" ON "volunteer_recipient" USING btree ("community_id","unit_id","named_at","id");--> statement-breakpoint
ALTER TABLE "volunteer_activity" ADD CONSTRAINT "volunteer_activity_group_fk" FOREIGN KEY ("community_id","group_id") REFERENCES "public"."volunteer_group"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "volunteer_activity_group_idx" ON "volunteer_activity" USING btree ("community_id","group_id") WHERE group_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "volunteer_thanks_shown_idx" ON "volunteer_thanks" USING btree ("community_id","given_at","id") WHERE is_public AND is_shown AND passed_by IS NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK ("message"."kind" IN ('announcement_published', 'announcement_reminded', 'question_answered', 'question_refused', 'question_held', 'schedule_failed', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted', 'vote_noticed', 'vote_opened', 'vote_extended', 'vote_cast', 'vote_reminder', 'vote_proxy_granted', 'vote_remark_answered', 'vote_result', 'vote_nominated', 'vote_candidacy', 'vote_demand', 'vote_designated', 'complaint_waiting', 'complaint_moved', 'complaint_due', 'complaint_climbed', 'task_pushed', 'activity_decided', 'shift_moved_in', 'shift_cancelled', 'attendance_entered', 'shift_reminder', 'help_received', 'group_proposal', 'group_activity', 'points_expiring'));--> statement-breakpoint
ALTER TABLE "volunteer_attendance" ADD CONSTRAINT "volunteer_attendance_place_check" CHECK ("volunteer_attendance"."place_check" IN ('PASS', 'FAIL'));--> statement-breakpoint
ALTER TABLE "volunteer_review" ADD CONSTRAINT "volunteer_review_kind_check" CHECK ("volunteer_review"."kind" IN ('kept_scan', 'forgotten', 'one_device', 'elsewhere', 'off_place', 'hasty', 'sample'));--> statement-breakpoint
ALTER TABLE "volunteer_activity" ADD CONSTRAINT "volunteer_activity_spot_check" CHECK (num_nonnulls("volunteer_activity"."spot_latitude", "volunteer_activity"."spot_longitude", "volunteer_activity"."spot_radius") IN (0, 3));--> statement-breakpoint
ALTER TABLE "volunteer_thanks" ADD CONSTRAINT "volunteer_thanks_hands_check" CHECK ("volunteer_thanks"."given_by" <> "volunteer_thanks"."account_id" AND ("volunteer_thanks"."passed_by" IS NULL OR "volunteer_thanks"."passed_by" <> "volunteer_thanks"."account_id"));--> statement-breakpoint
CREATE POLICY "community" ON "volunteer_group" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "volunteer_group" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "volunteer_group_member" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "volunteer_group_member" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "volunteer_recipient" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "volunteer_recipient" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE volunteer_recipient FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE volunteer_group FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE volunteer_group_member FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON volunteer_recipient, volunteer_group TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON volunteer_group_member TO liren_app;--> statement-breakpoint
-- Until now a line that neighbours may read was always written in office.
SELECT set_config('app.context', 'maintenance', true);--> statement-breakpoint
UPDATE volunteer_thanks SET passed_by = given_by WHERE is_public;--> statement-breakpoint
SELECT set_config('app.context', '', true);
