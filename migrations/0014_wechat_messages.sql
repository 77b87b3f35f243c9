CREATE TABLE "announcement_reminder" (
	"community_id" uuid NOT NULL,
	"announcement_id" uuid NOT NULL,
	"reminded_by" uuid NOT NULL,
	"reminded_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "announcement_reminder_pk" PRIMARY KEY("community_id","announcement_id")
);
--> statement-breakpoint
ALTER TABLE "announcement_reminder" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message_credit" (
	"account_id" uuid NOT NULL,
	"template" text NOT NULL,
	"count" integer NOT NULL,
	"last_answer" text NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_credit_pk" PRIMARY KEY("account_id","template"),
	CONSTRAINT "message_credit_template_check" CHECK ("message_credit"."template" IN ('notice', 'reminder')),
	CONSTRAINT "message_credit_count_check" CHECK ("message_credit"."count" >= 0),
	CONSTRAINT "message_credit_answer_check" CHECK ("message_credit"."last_answer" IN ('accept', 'reject', 'ban', 'filter'))
);
--> statement-breakpoint
ALTER TABLE "message_credit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message_delivery" (
	"community_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"template" text NOT NULL,
	"is_urgent" boolean NOT NULL,
	"state" text NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"touched_at" timestamp (3) with time zone NOT NULL,
	"errcode" integer,
	CONSTRAINT "message_delivery_pk" PRIMARY KEY("community_id","message_id"),
	CONSTRAINT "message_delivery_template_check" CHECK ("message_delivery"."template" IN ('notice', 'reminder')),
	CONSTRAINT "message_delivery_state_check" CHECK ("message_delivery"."state" IN ('due', 'sending', 'sent', 'no_credit', 'refused', 'unknown', 'failed', 'needless'))
);
--> statement-breakpoint
ALTER TABLE "message_delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";--> statement-breakpoint
ALTER TABLE "announcement_reminder" ADD CONSTRAINT "announcement_reminder_announcement_fk" FOREIGN KEY ("community_id","announcement_id") REFERENCES "public"."announcement"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_reminder" ADD CONSTRAINT "announcement_reminder_member_fk" FOREIGN KEY ("community_id","reminded_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_credit" ADD CONSTRAINT "message_credit_account_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_delivery" ADD CONSTRAINT "message_delivery_message_fk" FOREIGN KEY ("community_id","message_id") REFERENCES "public"."message"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_delivery_due_idx" ON "message_delivery" USING btree ("community_id","due_at","message_id") WHERE state = 'due';--> statement-breakpoint
CREATE INDEX "message_delivery_open_idx" ON "message_delivery" USING btree ("due_at") WHERE state IN ('due', 'sending');--> statement-breakpoint
CREATE INDEX "message_delivery_account_idx" ON "message_delivery" USING btree ("community_id","account_id");--> statement-breakpoint
CREATE INDEX "message_matter_idx" ON "message" USING btree ("community_id","subject_id","kind");--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK ("message"."kind" IN ('announcement_published', 'announcement_reminded', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted'));--> statement-breakpoint
CREATE POLICY "purpose_delivery" ON "account_login" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) = 'delivery' AND kind = 'wechat');--> statement-breakpoint
CREATE POLICY "community" ON "announcement_reminder" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "announcement_reminder" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "own_all" ON "message_credit" AS PERMISSIVE FOR ALL TO public USING (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid)) WITH CHECK (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_login_delivery" ON "message_credit" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('login', 'delivery')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('login', 'delivery'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "message_credit" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "message_delivery" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_sweep" ON "message_delivery" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) IN ('sweep'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "message_delivery" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "message_credit" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message_delivery" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "announcement_reminder" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Whoever deletes their account leaves neither credit nor delivery behind.
GRANT SELECT, INSERT, UPDATE, DELETE ON message_credit, message_delivery TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT ON announcement_reminder TO liren_app;
