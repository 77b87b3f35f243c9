CREATE TABLE "volunteer_objection" (
	"community_id" uuid NOT NULL,
	"signup_id" uuid NOT NULL,
	"objected_by" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"said" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "volunteer_objection_pk" PRIMARY KEY("community_id","signup_id","objected_by"),
	CONSTRAINT "volunteer_objection_self_check" CHECK ("volunteer_objection"."objected_by" <> "volunteer_objection"."account_id")
);
--> statement-breakpoint
ALTER TABLE "volunteer_objection" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";--> statement-breakpoint
ALTER TABLE "volunteer_review" DROP CONSTRAINT "volunteer_review_kind_check";--> statement-breakpoint
ALTER TABLE "volunteer_objection" ADD CONSTRAINT "volunteer_objection_signup_fk" FOREIGN KEY ("community_id","signup_id") REFERENCES "public"."volunteer_signup"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_objection" ADD CONSTRAINT "volunteer_objection_objector_fk" FOREIGN KEY ("community_id","objected_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_objection" ADD CONSTRAINT "volunteer_objection_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_objection" ADD CONSTRAINT "volunteer_objection_review_fk" FOREIGN KEY ("community_id","review_id") REFERENCES "public"."volunteer_review"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "volunteer_objection_review_idx" ON "volunteer_objection" USING btree ("community_id","review_id","made_at");--> statement-breakpoint
CREATE INDEX "volunteer_objection_member_idx" ON "volunteer_objection" USING btree ("community_id","objected_by");--> statement-breakpoint
CREATE INDEX "volunteer_attendance_credited_idx" ON "volunteer_attendance" USING btree ("community_id","settled_at","signup_id") WHERE journal_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK ("message"."kind" IN ('announcement_published', 'announcement_reminded', 'question_answered', 'question_refused', 'question_held', 'schedule_failed', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted', 'vote_noticed', 'vote_opened', 'vote_extended', 'vote_cast', 'vote_reminder', 'vote_proxy_granted', 'vote_remark_answered', 'vote_result', 'vote_nominated', 'vote_candidacy', 'vote_demand', 'vote_designated', 'complaint_waiting', 'complaint_moved', 'complaint_sent', 'complaint_due', 'complaint_climbed', 'task_pushed', 'activity_decided', 'shift_moved_in', 'shift_cancelled', 'attendance_entered', 'shift_reminder', 'shift_changed', 'shift_called_off', 'guardian_asked', 'service_rejected', 'appeal_decided', 'credit_doubted', 'objection_upheld', 'objection_dismissed', 'certificate_decided', 'help_received', 'group_proposal', 'group_activity', 'points_expiring'));--> statement-breakpoint
ALTER TABLE "volunteer_review" ADD CONSTRAINT "volunteer_review_kind_check" CHECK ("volunteer_review"."kind" IN ('kept_scan', 'forgotten', 'one_device', 'elsewhere', 'off_place', 'hasty', 'sample', 'appeal', 'objection'));--> statement-breakpoint
CREATE POLICY "community" ON "volunteer_objection" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "volunteer_objection" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE volunteer_objection FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON volunteer_objection TO liren_app;
