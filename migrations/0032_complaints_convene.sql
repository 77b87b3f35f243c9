CREATE TABLE "complaint_meeting" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"place" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"is_private" boolean NOT NULL,
	"caller_role" text NOT NULL,
	"caller_scope_id" uuid NOT NULL,
	"called_by" uuid NOT NULL,
	"minutes" text,
	"cancelled_for" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "complaint_meeting_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "complaint_meeting_state_check" CHECK (CASE "complaint_meeting"."state" WHEN 'PLANNED' THEN num_nonnulls("complaint_meeting"."minutes", "complaint_meeting"."cancelled_for", "complaint_meeting"."ended_at") = 0
        WHEN 'HELD' THEN num_nonnulls("complaint_meeting"."minutes", "complaint_meeting"."ended_at") = 2 AND "complaint_meeting"."cancelled_for" IS NULL
        WHEN 'CANCELLED' THEN num_nonnulls("complaint_meeting"."cancelled_for", "complaint_meeting"."ended_at") = 2 AND "complaint_meeting"."minutes" IS NULL
        ELSE false END IS TRUE)
);
--> statement-breakpoint
ALTER TABLE "complaint_meeting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_meeting_matter" (
	"community_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"complaint_id" uuid NOT NULL,
	CONSTRAINT "complaint_meeting_matter_pk" PRIMARY KEY("community_id","meeting_id","complaint_id")
);
--> statement-breakpoint
ALTER TABLE "complaint_meeting_matter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_topic" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source" text NOT NULL,
	"category" text NOT NULL,
	"place_label" text NOT NULL,
	"building_id" uuid,
	"complaint_id" uuid,
	"listed_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" uuid,
	"settled_for" text,
	CONSTRAINT "complaint_topic_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "complaint_topic_source_check" CHECK ("complaint_topic"."source" IN ('cluster', 'climbed', 'silent') AND ("complaint_topic"."source" = 'cluster') = ("complaint_topic"."building_id" IS NOT NULL)
        AND ("complaint_topic"."source" = 'cluster') = ("complaint_topic"."complaint_id" IS NULL)),
	CONSTRAINT "complaint_topic_settled_check" CHECK (num_nonnulls("complaint_topic"."settled_by", "complaint_topic"."settled_for") IN (0, 2) AND ("complaint_topic"."settled_at" IS NOT NULL OR "complaint_topic"."settled_by" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "complaint_topic" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_topic_matter" (
	"community_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"complaint_id" uuid NOT NULL,
	CONSTRAINT "complaint_topic_matter_pk" PRIMARY KEY("community_id","topic_id","complaint_id")
);
--> statement-breakpoint
ALTER TABLE "complaint_topic_matter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "community_task" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"item" text,
	"is_off_list" boolean NOT NULL,
	"role" text NOT NULL,
	"scope_id" uuid NOT NULL,
	"department" text NOT NULL,
	"label" text NOT NULL,
	"pushed_by" uuid NOT NULL,
	"pushed_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"note" text,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "community_task_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "community_task_list_check" CHECK ("community_task"."is_off_list" = ("community_task"."item" IS NULL)),
	CONSTRAINT "community_task_state_check" CHECK ("community_task"."state" IN ('PUSHED', 'ACCEPTED', 'DECLINED', 'DONE')
        AND num_nonnulls("community_task"."note", "community_task"."answered_by", "community_task"."answered_at") = CASE "community_task"."state" WHEN 'PUSHED' THEN 0 ELSE 3 END),
	CONSTRAINT "community_task_declined_check" CHECK ("community_task"."state" <> 'DECLINED' OR "community_task"."is_off_list")
);
--> statement-breakpoint
ALTER TABLE "community_task" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "community_task_list" (
	"community_id" uuid NOT NULL,
	"items" jsonb NOT NULL,
	"version" integer NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "community_task_list_pk" PRIMARY KEY("community_id"),
	CONSTRAINT "community_task_list_version_check" CHECK ("community_task_list"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "community_task_list" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";--> statement-breakpoint
DROP INDEX "complaint_call_open_key";--> statement-breakpoint
ALTER TABLE "complaint_call" ADD COLUMN "kind" text DEFAULT 'whistle' NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint_call" ADD COLUMN "meeting_id" uuid;--> statement-breakpoint
ALTER TABLE "complaint_meeting" ADD CONSTRAINT "complaint_meeting_member_fk" FOREIGN KEY ("community_id","called_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_meeting_matter" ADD CONSTRAINT "complaint_meeting_matter_meeting_fk" FOREIGN KEY ("community_id","meeting_id") REFERENCES "public"."complaint_meeting"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_meeting_matter" ADD CONSTRAINT "complaint_meeting_matter_complaint_fk" FOREIGN KEY ("community_id","complaint_id") REFERENCES "public"."complaint"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_topic" ADD CONSTRAINT "complaint_topic_complaint_fk" FOREIGN KEY ("community_id","complaint_id") REFERENCES "public"."complaint"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_topic" ADD CONSTRAINT "complaint_topic_member_fk" FOREIGN KEY ("community_id","settled_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_topic_matter" ADD CONSTRAINT "complaint_topic_matter_topic_fk" FOREIGN KEY ("community_id","topic_id") REFERENCES "public"."complaint_topic"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_topic_matter" ADD CONSTRAINT "complaint_topic_matter_complaint_fk" FOREIGN KEY ("community_id","complaint_id") REFERENCES "public"."complaint"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_task" ADD CONSTRAINT "community_task_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_task" ADD CONSTRAINT "community_task_member_fk" FOREIGN KEY ("community_id","answered_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_task_list" ADD CONSTRAINT "community_task_list_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_meeting_list_idx" ON "complaint_meeting" USING btree ("community_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "complaint_meeting_matter_complaint_idx" ON "complaint_meeting_matter" USING btree ("community_id","complaint_id");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_topic_cluster_key" ON "complaint_topic" USING btree ("community_id","category","building_id") WHERE settled_at IS NULL AND source = 'cluster';--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_topic_single_key" ON "complaint_topic" USING btree ("community_id","complaint_id") WHERE settled_at IS NULL AND source <> 'cluster';--> statement-breakpoint
CREATE INDEX "complaint_topic_open_idx" ON "complaint_topic" USING btree ("community_id","listed_at","id") WHERE settled_at IS NULL;--> statement-breakpoint
CREATE INDEX "complaint_topic_settled_idx" ON "complaint_topic" USING btree ("community_id","listed_at","id") WHERE settled_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "complaint_topic_complaint_idx" ON "complaint_topic" USING btree ("community_id","complaint_id") WHERE complaint_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "complaint_topic_matter_complaint_idx" ON "complaint_topic_matter" USING btree ("community_id","complaint_id");--> statement-breakpoint
CREATE INDEX "community_task_list_idx" ON "community_task" USING btree ("community_id","pushed_at","id");--> statement-breakpoint
ALTER TABLE "complaint_call" ADD CONSTRAINT "complaint_call_meeting_fk" FOREIGN KEY ("community_id","meeting_id") REFERENCES "public"."complaint_meeting"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_call_invited_key" ON "complaint_call" USING btree ("community_id","meeting_id","role","scope_id","department") WHERE kind = 'invitation';--> statement-breakpoint
CREATE INDEX "complaint_call_meeting_idx" ON "complaint_call" USING btree ("community_id","meeting_id","called_at") WHERE meeting_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "complaint_call_top_idx" ON "complaint_call" USING btree ("community_id","complaint_id") WHERE rung = 5 AND ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "complaint_call_entry_actor_idx" ON "complaint_call_entry" USING btree ("community_id","actor_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_call_open_key" ON "complaint_call" USING btree ("community_id","complaint_id","role","scope_id","department") WHERE ended_at IS NULL AND kind = 'whistle';--> statement-breakpoint
ALTER TABLE "complaint_call" ADD CONSTRAINT "complaint_call_kind_check" CHECK ("complaint_call"."kind" IN ('whistle', 'invitation', 'resolution') AND ("complaint_call"."kind" = 'whistle') = ("complaint_call"."meeting_id" IS NULL));--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK ("message"."kind" IN ('announcement_published', 'announcement_reminded', 'question_answered', 'question_refused', 'question_held', 'schedule_failed', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted', 'vote_noticed', 'vote_opened', 'vote_extended', 'vote_cast', 'vote_reminder', 'vote_proxy_granted', 'vote_remark_answered', 'vote_result', 'vote_nominated', 'vote_candidacy', 'vote_demand', 'vote_designated', 'complaint_waiting', 'complaint_moved', 'complaint_due', 'complaint_climbed', 'task_pushed', 'activity_decided', 'shift_moved_in', 'shift_cancelled', 'attendance_entered'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_meeting" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_meeting" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_meeting_matter" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_meeting_matter" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_topic" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_topic" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_topic_matter" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_topic_matter" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "community_task" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "community_task" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "community_task_list" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "community_task_list" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "complaint_meeting" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_meeting_matter" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON complaint_meeting TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT ON complaint_meeting_matter TO liren_app;
--> statement-breakpoint
ALTER TABLE "complaint_topic" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_topic_matter" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON complaint_topic TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT ON complaint_topic_matter TO liren_app;
--> statement-breakpoint
ALTER TABLE "community_task" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "community_task_list" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON community_task, community_task_list TO liren_app;
