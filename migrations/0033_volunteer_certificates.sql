CREATE TABLE "volunteer_certificate" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"number" text NOT NULL,
	"name_sealed" text NOT NULL,
	"document_sealed" text,
	"minutes" integer NOT NULL,
	"services" integer NOT NULL,
	"served_from" timestamp (3) with time zone,
	"served_to" timestamp (3) with time zone,
	"issued_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "volunteer_certificate_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "volunteer_certificate_minutes_check" CHECK ("volunteer_certificate"."minutes" > 0 AND "volunteer_certificate"."services" >= 0),
	CONSTRAINT "volunteer_certificate_span_check" CHECK (("volunteer_certificate"."served_from" IS NULL) = ("volunteer_certificate"."served_to" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "volunteer_certificate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";--> statement-breakpoint
ALTER TABLE "points_lot" ADD COLUMN "reminders" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "volunteer_shift" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "volunteer_certificate" ADD CONSTRAINT "volunteer_certificate_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "volunteer_certificate_number_key" ON "volunteer_certificate" USING btree ("community_id","number");--> statement-breakpoint
CREATE INDEX "volunteer_certificate_member_idx" ON "volunteer_certificate" USING btree ("community_id","account_id","issued_at","id");--> statement-breakpoint
CREATE INDEX "volunteer_attendance_time_idx" ON "volunteer_attendance" USING btree ("community_id","in_at");--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK ("message"."kind" IN ('announcement_published', 'announcement_reminded', 'question_answered', 'question_refused', 'question_held', 'schedule_failed', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted', 'vote_noticed', 'vote_opened', 'vote_extended', 'vote_cast', 'vote_reminder', 'vote_proxy_granted', 'vote_remark_answered', 'vote_result', 'vote_nominated', 'vote_candidacy', 'vote_demand', 'vote_designated', 'complaint_waiting', 'complaint_moved', 'complaint_due', 'complaint_climbed', 'task_pushed', 'activity_decided', 'shift_moved_in', 'shift_cancelled', 'attendance_entered', 'shift_reminder', 'points_expiring'));--> statement-breakpoint
CREATE POLICY "community" ON "volunteer_certificate" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "volunteer_certificate" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE volunteer_certificate FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON volunteer_certificate TO liren_app;
