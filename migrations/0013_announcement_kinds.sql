CREATE TABLE "announcement_attachment" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"announcement_id" uuid NOT NULL,
	"slot" smallint,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"file_key" text NOT NULL,
	"preview_key" text,
	"bytes" integer NOT NULL,
	"width" integer,
	"height" integer,
	"uploaded_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "announcement_attachment_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "announcement_attachment_slot_key" UNIQUE("community_id","announcement_id","slot"),
	CONSTRAINT "announcement_attachment_slot_check" CHECK ("announcement_attachment"."slot" BETWEEN 1 AND 9),
	CONSTRAINT "announcement_attachment_kind_check" CHECK ("announcement_attachment"."kind" IN ('picture', 'pdf'))
);
--> statement-breakpoint
ALTER TABLE "announcement_attachment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "announcement_confirmation" (
	"community_id" uuid NOT NULL,
	"announcement_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"confirmed_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "announcement_confirmation_pk" PRIMARY KEY("community_id","announcement_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "announcement_confirmation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "announcement_revision" (
	"community_id" uuid NOT NULL,
	"announcement_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"body" jsonb NOT NULL,
	"event" jsonb,
	"attachments" jsonb NOT NULL,
	"said_from" timestamp (3) with time zone NOT NULL,
	"corrected_at" timestamp (3) with time zone NOT NULL,
	"corrected_by" uuid NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "announcement_revision_pk" PRIMARY KEY("community_id","announcement_id","version")
);
--> statement-breakpoint
ALTER TABLE "announcement_revision" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "announcement_target_feed_idx";--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "kind" text DEFAULT 'notice' NOT NULL;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "matter" jsonb DEFAULT '{"kind":"notice"}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "attachments" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "cover_id" uuid;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "column_id" uuid;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "confirm" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "pinned_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "edited_by" uuid;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "publish_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "scheduled_by" uuid;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "schedule_fault" text;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "displayed_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "corrections" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "corrected_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "withdrawn_by" uuid;--> statement-breakpoint
ALTER TABLE "announcement" ADD COLUMN "withdrawal_reason" text;--> statement-breakpoint
ALTER TABLE "announcement_target" ADD COLUMN "kind" text DEFAULT 'notice' NOT NULL;--> statement-breakpoint
ALTER TABLE "announcement_target" ADD COLUMN "column_id" uuid;--> statement-breakpoint
ALTER TABLE "announcement_target" ADD COLUMN "pinned_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "announcement_target" ADD COLUMN "urgent_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "announcement_target" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "announcement_target" ADD COLUMN "is_past" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "announcement_attachment" ADD CONSTRAINT "announcement_attachment_announcement_fk" FOREIGN KEY ("community_id","announcement_id") REFERENCES "public"."announcement"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_attachment" ADD CONSTRAINT "announcement_attachment_member_fk" FOREIGN KEY ("community_id","uploaded_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_confirmation" ADD CONSTRAINT "announcement_confirmation_announcement_fk" FOREIGN KEY ("community_id","announcement_id") REFERENCES "public"."announcement"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_revision" ADD CONSTRAINT "announcement_revision_announcement_fk" FOREIGN KEY ("community_id","announcement_id") REFERENCES "public"."announcement"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_revision" ADD CONSTRAINT "announcement_revision_member_fk" FOREIGN KEY ("community_id","corrected_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcement_attachment_file_idx" ON "announcement_attachment" USING btree ("file_key");--> statement-breakpoint
CREATE INDEX "announcement_attachment_preview_idx" ON "announcement_attachment" USING btree ("preview_key");--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_column_fk" FOREIGN KEY ("community_id","column_id") REFERENCES "public"."board_column"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcement_office_idx" ON "announcement" USING btree ("community_id","author_role","author_scope_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "announcement_due_idx" ON "announcement" USING btree ("publish_at") WHERE published_at IS NULL AND publish_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "announcement_target_past_idx" ON "announcement_target" USING btree ("community_id","audience_key","published_at","announcement_id") WHERE expires_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "announcement_target_kind_idx" ON "announcement_target" USING btree ("community_id","audience_key","kind","published_at","announcement_id");--> statement-breakpoint
CREATE INDEX "announcement_target_column_idx" ON "announcement_target" USING btree ("community_id","audience_key","column_id","published_at","announcement_id") WHERE column_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "announcement_target_pinned_idx" ON "announcement_target" USING btree ("community_id","audience_key","pinned_until") WHERE pinned_until IS NOT NULL;--> statement-breakpoint
CREATE INDEX "announcement_target_urgent_idx" ON "announcement_target" USING btree ("community_id","audience_key","urgent_until") WHERE urgent_until IS NOT NULL;--> statement-breakpoint
CREATE INDEX "announcement_target_expiry_idx" ON "announcement_target" USING btree ("expires_at") WHERE NOT is_past AND expires_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "announcement_target_feed_idx" ON "announcement_target" USING btree ("community_id","audience_key","published_at","announcement_id") WHERE NOT is_past;--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_kind_check" CHECK ("announcement"."kind" IN ('notice', 'disclosure', 'event', 'urgent'));--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_schedule_check" CHECK (("announcement"."publish_at" IS NULL) = ("announcement"."scheduled_by" IS NULL));--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_corrections_check" CHECK ("announcement"."corrections" BETWEEN 0 AND 20);--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_displayed_check" CHECK ("announcement"."published_at" IS NULL OR ("announcement"."kind" = 'disclosure') = ("announcement"."displayed_until" IS NOT NULL));--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_kept_check" CHECK ("announcement"."withdrawn_at" IS NULL OR "announcement"."displayed_until" IS NULL OR "announcement"."withdrawn_at" >= "announcement"."displayed_until");--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_shown_check" CHECK ("announcement"."expires_at" IS NULL OR "announcement"."displayed_until" IS NULL OR "announcement"."expires_at" >= "announcement"."displayed_until");--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_withdrawal_check" CHECK (("announcement"."withdrawn_at" IS NULL) = ("announcement"."withdrawal_reason" IS NULL) AND ("announcement"."withdrawn_at" IS NULL OR "announcement"."published_at" IS NOT NULL));--> statement-breakpoint
CREATE POLICY "purpose_sweep" ON "announcement" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) IN ('sweep'));--> statement-breakpoint
CREATE POLICY "purpose_sweep" ON "announcement_target" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) IN ('sweep'));--> statement-breakpoint
CREATE POLICY "community" ON "announcement_attachment" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_sweep" ON "announcement_attachment" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) IN ('sweep'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "announcement_attachment" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "announcement_confirmation" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "announcement_confirmation" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "announcement_revision" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "announcement_revision" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));
--> statement-breakpoint
ALTER TABLE "announcement_attachment" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "announcement_confirmation" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "announcement_revision" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- What was said before, and who confirmed, is only added to.
GRANT SELECT, INSERT ON announcement_confirmation, announcement_revision TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON announcement_attachment TO liren_app;--> statement-breakpoint
-- The copies by which the feed chooses follow what happens to the notice.
GRANT UPDATE ON announcement_target TO liren_app;
