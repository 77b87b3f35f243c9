CREATE TABLE "display_setting" (
	"community_id" uuid NOT NULL,
	"terms" jsonb NOT NULL,
	"version" integer NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "display_setting_pk" PRIMARY KEY("community_id"),
	CONSTRAINT "display_setting_version_check" CHECK ("display_setting"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "display_setting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "appealed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "answer_role" text;--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "answer_scope_label" text;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "about_id" uuid;--> statement-breakpoint
ALTER TABLE "display_setting" ADD CONSTRAINT "display_setting_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_answer_office_check" CHECK (num_nonnulls("question"."answer_role", "question"."answer_scope_label") IN (0, 2));--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_appeal_check" CHECK ("question"."appealed_at" IS NULL OR "question"."verdict" = 'risky');--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK ("message"."kind" IN ('announcement_published', 'announcement_reminded', 'question_answered', 'question_refused', 'question_held', 'schedule_failed', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted', 'vote_noticed', 'vote_opened', 'vote_extended', 'vote_cast', 'vote_reminder', 'vote_proxy_granted', 'vote_remark_answered', 'vote_result', 'vote_nominated', 'vote_candidacy', 'vote_demand', 'vote_designated'));--> statement-breakpoint
CREATE POLICY "community" ON "display_setting" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "display_setting" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "display_setting" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON display_setting TO liren_app;
