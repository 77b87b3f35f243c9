ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";--> statement-breakpoint
ALTER TABLE "volunteer_review" DROP CONSTRAINT "volunteer_review_kind_check";--> statement-breakpoint
ALTER TABLE "volunteer_activity" DROP CONSTRAINT "volunteer_activity_state_check";--> statement-breakpoint
ALTER TABLE "volunteer_review" ADD COLUMN "said" text;--> statement-breakpoint
ALTER TABLE "volunteer_certificate" ADD COLUMN "content" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "volunteer_certificate" ADD COLUMN "standing" text DEFAULT 'stated' NOT NULL;--> statement-breakpoint
ALTER TABLE "volunteer_certificate" ADD COLUMN "attested_by" uuid;--> statement-breakpoint
ALTER TABLE "volunteer_shift" ADD COLUMN "cancelled_for" text;--> statement-breakpoint
ALTER TABLE "volunteer_shift" ADD COLUMN "changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "volunteer_shift" ADD COLUMN "changes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "volunteer_signup" ADD COLUMN "placed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "volunteer_signup" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "volunteer_signup" ADD COLUMN "needs_guardian" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "volunteer_signup" ADD COLUMN "guardian_by" uuid;--> statement-breakpoint
ALTER TABLE "volunteer_signup" ADD COLUMN "guardian_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "volunteer_signup" ADD COLUMN "guardian_way" text;--> statement-breakpoint
CREATE UNIQUE INDEX "volunteer_review_appeal_key" ON "volunteer_review" USING btree ("community_id","signup_id") WHERE kind = 'appeal';--> statement-breakpoint
CREATE INDEX "volunteer_review_signup_idx" ON "volunteer_review" USING btree ("community_id","signup_id","decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "volunteer_certificate_waiting_key" ON "volunteer_certificate" USING btree ("community_id","account_id") WHERE standing = 'waiting';--> statement-breakpoint
CREATE INDEX "volunteer_certificate_waiting_idx" ON "volunteer_certificate" USING btree ("community_id","issued_at","id") WHERE standing = 'waiting';--> statement-breakpoint
-- Who came at once has had the place since; who was reminded with the others of a shift is not reminded again.
SELECT set_config('app.context', 'maintenance', true);--> statement-breakpoint
UPDATE volunteer_signup u SET placed_at = u.signed_at, reminded_at = s.reminded_at FROM volunteer_shift s
  WHERE s.community_id = u.community_id AND s.id = u.shift_id AND u.state = 'in';--> statement-breakpoint
SELECT set_config('app.context', '', true);--> statement-breakpoint
ALTER TABLE "volunteer_shift" DROP COLUMN "reminded_at";--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK ("message"."kind" IN ('announcement_published', 'announcement_reminded', 'question_answered', 'question_refused', 'question_held', 'schedule_failed', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted', 'vote_noticed', 'vote_opened', 'vote_extended', 'vote_cast', 'vote_reminder', 'vote_proxy_granted', 'vote_remark_answered', 'vote_result', 'vote_nominated', 'vote_candidacy', 'vote_demand', 'vote_designated', 'complaint_waiting', 'complaint_moved', 'complaint_sent', 'complaint_due', 'complaint_climbed', 'task_pushed', 'activity_decided', 'shift_moved_in', 'shift_cancelled', 'attendance_entered', 'shift_reminder', 'shift_changed', 'shift_called_off', 'guardian_asked', 'service_rejected', 'appeal_decided', 'certificate_decided', 'help_received', 'group_proposal', 'group_activity', 'points_expiring'));--> statement-breakpoint
ALTER TABLE "volunteer_review" ADD CONSTRAINT "volunteer_review_said_check" CHECK (("volunteer_review"."kind" = 'appeal') = ("volunteer_review"."said" IS NOT NULL));--> statement-breakpoint
ALTER TABLE "volunteer_review" ADD CONSTRAINT "volunteer_review_kind_check" CHECK ("volunteer_review"."kind" IN ('kept_scan', 'forgotten', 'one_device', 'elsewhere', 'off_place', 'hasty', 'sample', 'appeal'));--> statement-breakpoint
ALTER TABLE "volunteer_certificate" ADD CONSTRAINT "volunteer_certificate_standing_check" CHECK ("volunteer_certificate"."standing" IN ('stated', 'register', 'waiting', 'attested') AND ("volunteer_certificate"."standing" = 'attested') = ("volunteer_certificate"."attested_by" IS NOT NULL) AND ("volunteer_certificate"."attested_by" IS NULL OR "volunteer_certificate"."attested_by" <> "volunteer_certificate"."account_id"));--> statement-breakpoint
ALTER TABLE "volunteer_activity" ADD CONSTRAINT "volunteer_activity_state_check" CHECK ("volunteer_activity"."state" IN ('proposed', 'published', 'refused', 'cancelled', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "volunteer_signup" ADD CONSTRAINT "volunteer_signup_guardian_way_check" CHECK ("volunteer_signup"."guardian_way" IN ('app', 'paper'));--> statement-breakpoint
ALTER TABLE "volunteer_signup" ADD CONSTRAINT "volunteer_signup_guardian_check" CHECK (num_nonnulls("volunteer_signup"."guardian_by", "volunteer_signup"."guardian_at", "volunteer_signup"."guardian_way") IN (0, 3) AND ("volunteer_signup"."guardian_by" IS NULL OR "volunteer_signup"."guardian_by" <> "volunteer_signup"."account_id"));--> statement-breakpoint
GRANT UPDATE ON volunteer_certificate TO liren_app;
