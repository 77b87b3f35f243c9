CREATE TABLE "office_message" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"occasion" integer NOT NULL,
	"about_id" uuid NOT NULL,
	"title" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "office_message_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "office_message_subject_key" UNIQUE("community_id","account_id","kind","subject_id","occasion"),
	CONSTRAINT "office_message_kind_check" CHECK ("office_message"."kind" IN ('matter_climbed', 'matter_listed', 'call_waiting', 'call_due', 'call_overdue', 'call_ended', 'task_answered'))
);
--> statement-breakpoint
ALTER TABLE "office_message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "office_message" ADD CONSTRAINT "office_message_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_message" ADD CONSTRAINT "office_message_account_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "office_message_inbox_idx" ON "office_message" USING btree ("account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "office_message_unread_idx" ON "office_message" USING btree ("account_id") WHERE read_at IS NULL;--> statement-breakpoint
CREATE POLICY "community" ON "office_message" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own_all" ON "office_message" AS PERMISSIVE FOR ALL TO public USING (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid)) WITH CHECK (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "office_message" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE office_message FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON office_message TO liren_app;
