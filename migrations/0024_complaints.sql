CREATE TABLE "complaint_picture" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"complaint_id" uuid,
	"seq" integer,
	"slot" smallint,
	"file_key" text NOT NULL,
	"preview_key" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "complaint_picture_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "complaint_picture_used_check" CHECK (num_nonnulls("complaint_picture"."complaint_id", "complaint_picture"."seq", "complaint_picture"."slot") IN (0, 3)),
	CONSTRAINT "complaint_picture_slot_check" CHECK ("complaint_picture"."slot" BETWEEN 1 AND 9)
);
--> statement-breakpoint
ALTER TABLE "complaint_picture" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_proposal" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"complaint_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_at" timestamp (3) with time zone,
	"until" timestamp (3) with time zone,
	"cents" integer,
	"reason" text,
	"note" text,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"is_accepted" boolean,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	"lapsed_at" timestamp (3) with time zone,
	CONSTRAINT "complaint_proposal_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "complaint_proposal_kind_check" CHECK ("complaint_proposal"."kind" IN ('visit', 'cost', 'suspension', 'reopening')),
	CONSTRAINT "complaint_proposal_answer_check" CHECK (num_nonnulls("complaint_proposal"."is_accepted", "complaint_proposal"."answered_by", "complaint_proposal"."answered_at") IN (0, 3)),
	CONSTRAINT "complaint_proposal_own_check" CHECK ("complaint_proposal"."answered_by" <> "complaint_proposal"."proposed_by")
);
--> statement-breakpoint
ALTER TABLE "complaint_proposal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_rating" (
	"community_id" uuid NOT NULL,
	"complaint_id" uuid NOT NULL,
	"is_solved" boolean NOT NULL,
	"satisfaction" text NOT NULL,
	"words" text,
	"rated_by" uuid NOT NULL,
	"rated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "complaint_rating_pk" PRIMARY KEY("community_id","complaint_id"),
	CONSTRAINT "complaint_rating_satisfaction_check" CHECK ("complaint_rating"."satisfaction" IN ('satisfied', 'basically', 'unsatisfied'))
);
--> statement-breakpoint
ALTER TABLE "complaint_rating" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"category" text NOT NULL,
	"hazard" text,
	"urgency" text NOT NULL,
	"place_kind" text NOT NULL,
	"place_id" uuid NOT NULL,
	"place_label" text NOT NULL,
	"spot" text,
	"estate_id" uuid,
	"building_id" uuid,
	"text" text NOT NULL,
	"is_visible" boolean NOT NULL,
	"shown_at" timestamp (3) with time zone,
	"is_hidden" boolean NOT NULL,
	"reporter_id" uuid NOT NULL,
	"entered_by" uuid,
	"channel" text,
	"consent" text,
	"state" text NOT NULL,
	"outcome" text,
	"desk_role" text,
	"desk_scope_id" uuid,
	"office_role" text,
	"office_scope_id" uuid,
	"office_label" text,
	"rule" text,
	"handler_id" uuid,
	"seq" integer NOT NULL,
	"clocks" jsonb NOT NULL,
	"due_at" timestamp (3) with time zone,
	"alarm_at" timestamp (3) with time zone,
	"paused_at" timestamp (3) with time zone,
	"paused_until" timestamp (3) with time zone,
	"paused_state" text,
	"asked_until" timestamp (3) with time zone,
	"is_objected" boolean DEFAULT false NOT NULL,
	"reopenings" integer DEFAULT 0 NOT NULL,
	"refusal" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"contacted_at" timestamp (3) with time zone,
	"begun_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "complaint_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "complaint_holder_check" CHECK (CASE
        WHEN "complaint"."state" IN ('SUBMITTED', 'DISPUTED') THEN "complaint"."desk_role" = 'committee' AND "complaint"."desk_scope_id" = "complaint"."community_id"
        WHEN "complaint"."state" IN ('DISPATCHED', 'ACCEPTED', 'CONTACTED', 'IN_PROGRESS', 'SUSPENDED')
          THEN "complaint"."desk_role" = "complaint"."office_role" AND "complaint"."desk_scope_id" = "complaint"."office_scope_id"
        WHEN "complaint"."state" IN ('RESOLVED', 'CLOSED', 'REFUSED', 'WITHDRAWN') THEN "complaint"."desk_role" IS NULL AND "complaint"."desk_scope_id" IS NULL
        ELSE false END IS TRUE),
	CONSTRAINT "complaint_handler_check" CHECK ("complaint"."state" NOT IN ('ACCEPTED', 'CONTACTED', 'IN_PROGRESS', 'SUSPENDED', 'RESOLVED') OR "complaint"."handler_id" IS NOT NULL),
	CONSTRAINT "complaint_sides_check" CHECK ("complaint"."handler_id" <> "complaint"."reporter_id"),
	CONSTRAINT "complaint_office_check" CHECK (num_nonnulls("complaint"."office_role", "complaint"."office_scope_id", "complaint"."office_label", "complaint"."rule") IN (0, 4)),
	CONSTRAINT "complaint_due_check" CHECK ("complaint"."desk_role" IS NULL OR "complaint"."due_at" IS NOT NULL),
	CONSTRAINT "complaint_paused_check" CHECK (("complaint"."state" = 'SUSPENDED') = (num_nonnulls("complaint"."paused_at", "complaint"."paused_until", "complaint"."paused_state") = 3)),
	CONSTRAINT "complaint_outcome_check" CHECK (("complaint"."state" = 'CLOSED') = ("complaint"."outcome" IS NOT NULL)),
	CONSTRAINT "complaint_refusal_check" CHECK ("complaint"."state" <> 'REFUSED' OR "complaint"."refusal" IS NOT NULL),
	CONSTRAINT "complaint_private_check" CHECK ("complaint"."shown_at" IS NULL OR ("complaint"."is_visible" AND "complaint"."category" <> 'dispute')),
	CONSTRAINT "complaint_entered_check" CHECK (num_nonnulls("complaint"."entered_by", "complaint"."channel", "complaint"."consent") IN (0, 3)),
	CONSTRAINT "complaint_seq_check" CHECK ("complaint"."seq" > 0)
);
--> statement-breakpoint
ALTER TABLE "complaint" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_setting" (
	"community_id" uuid NOT NULL,
	"is_public_on" boolean NOT NULL,
	"confirm_days" integer NOT NULL,
	"city" text NOT NULL,
	"version" integer NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "complaint_setting_pk" PRIMARY KEY("community_id"),
	CONSTRAINT "complaint_setting_days_check" CHECK ("complaint_setting"."confirm_days" BETWEEN 3 AND 15),
	CONSTRAINT "complaint_setting_city_check" CHECK ("complaint_setting"."city" IN ('house', 'beijing', 'shanghai', 'hangzhou', 'jinan', 'weifang'))
);
--> statement-breakpoint
ALTER TABLE "complaint_setting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_step" (
	"community_id" uuid NOT NULL,
	"complaint_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"step" text NOT NULL,
	"state" text NOT NULL,
	"party" text NOT NULL,
	"actor_id" uuid,
	"actor_role" text,
	"is_on_behalf" boolean DEFAULT false NOT NULL,
	"note" text,
	"facts" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "complaint_step_pk" PRIMARY KEY("community_id","complaint_id","seq"),
	CONSTRAINT "complaint_step_actor_check" CHECK (("complaint_step"."party" IN ('RULE', 'CLOCK')) = ("complaint_step"."actor_id" IS NULL)),
	CONSTRAINT "complaint_step_close_check" CHECK ("complaint_step"."state" <> 'CLOSED' OR "complaint_step"."party" NOT IN ('HANDLER', 'COLLEAGUE'))
);
--> statement-breakpoint
ALTER TABLE "complaint_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";--> statement-breakpoint
ALTER TABLE "complaint_picture" ADD CONSTRAINT "complaint_picture_complaint_fk" FOREIGN KEY ("community_id","complaint_id") REFERENCES "public"."complaint"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_proposal" ADD CONSTRAINT "complaint_proposal_complaint_fk" FOREIGN KEY ("community_id","complaint_id") REFERENCES "public"."complaint"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_rating" ADD CONSTRAINT "complaint_rating_complaint_fk" FOREIGN KEY ("community_id","complaint_id") REFERENCES "public"."complaint"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_rating" ADD CONSTRAINT "complaint_rating_member_fk" FOREIGN KEY ("community_id","rated_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_reporter_fk" FOREIGN KEY ("community_id","reporter_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_handler_fk" FOREIGN KEY ("community_id","handler_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_setting" ADD CONSTRAINT "complaint_setting_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_step" ADD CONSTRAINT "complaint_step_complaint_fk" FOREIGN KEY ("community_id","complaint_id") REFERENCES "public"."complaint"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_step" ADD CONSTRAINT "complaint_step_actor_fk" FOREIGN KEY ("community_id","actor_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_picture_slot_key" ON "complaint_picture" USING btree ("community_id","complaint_id","seq","slot");--> statement-breakpoint
CREATE INDEX "complaint_picture_unused_idx" ON "complaint_picture" USING btree ("community_id","uploaded_by","created_at") WHERE complaint_id IS NULL;--> statement-breakpoint
CREATE INDEX "complaint_picture_file_idx" ON "complaint_picture" USING btree ("file_key");--> statement-breakpoint
CREATE INDEX "complaint_picture_preview_idx" ON "complaint_picture" USING btree ("preview_key");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_proposal_open_key" ON "complaint_proposal" USING btree ("community_id","complaint_id","kind") WHERE answered_at IS NULL AND lapsed_at IS NULL;--> statement-breakpoint
CREATE INDEX "complaint_proposal_complaint_idx" ON "complaint_proposal" USING btree ("community_id","complaint_id","proposed_at");--> statement-breakpoint
CREATE INDEX "complaint_reporter_idx" ON "complaint" USING btree ("community_id","reporter_id","created_at","id");--> statement-breakpoint
CREATE INDEX "complaint_entered_idx" ON "complaint" USING btree ("community_id","entered_by","created_at","id") WHERE entered_by IS NOT NULL;--> statement-breakpoint
CREATE INDEX "complaint_desk_idx" ON "complaint" USING btree ("community_id","desk_role","desk_scope_id","due_at","id") WHERE desk_role IS NOT NULL;--> statement-breakpoint
CREATE INDEX "complaint_handler_idx" ON "complaint" USING btree ("community_id","handler_id","due_at","id") WHERE desk_role IS NOT NULL;--> statement-breakpoint
CREATE INDEX "complaint_asked_idx" ON "complaint" USING btree ("community_id","asked_until","id") WHERE asked_until IS NOT NULL;--> statement-breakpoint
CREATE INDEX "complaint_building_idx" ON "complaint" USING btree ("community_id","building_id","created_at","id") WHERE shown_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "complaint_alarm_idx" ON "complaint" USING btree ("community_id","alarm_at") WHERE alarm_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "complaint_step_actor_idx" ON "complaint_step" USING btree ("community_id","actor_id","at");--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK ("message"."kind" IN ('announcement_published', 'announcement_reminded', 'question_answered', 'question_refused', 'question_held', 'schedule_failed', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted', 'vote_noticed', 'vote_opened', 'vote_extended', 'vote_cast', 'vote_reminder', 'vote_proxy_granted', 'vote_remark_answered', 'vote_result', 'vote_nominated', 'vote_candidacy', 'vote_demand', 'vote_designated', 'complaint_waiting', 'complaint_moved'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_picture" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_sweep" ON "complaint_picture" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) IN ('sweep'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_picture" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_proposal" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_proposal" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_rating" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_rating" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_setting" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_setting" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_step" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_step" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "complaint" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_setting" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_step" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_picture" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_proposal" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_rating" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON complaint, complaint_setting, complaint_proposal TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT ON complaint_step, complaint_rating TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON complaint_picture TO liren_app;
