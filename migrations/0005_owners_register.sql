CREATE TABLE "owner" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"estate_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"identity_key" text NOT NULL,
	"name_sealed" text NOT NULL,
	"name_masked" text NOT NULL,
	"phone_sealed" text,
	"phone_masked" text,
	"phone_index" text,
	"number_sealed" text,
	"number_masked" text,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "owner_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "owner_identity_key" UNIQUE("community_id","estate_id","identity_key"),
	CONSTRAINT "owner_kind_check" CHECK ("owner"."kind" IN ('person', 'company'))
);
--> statement-breakpoint
ALTER TABLE "owner" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ownership" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"created_by" uuid NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	CONSTRAINT "ownership_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "ownership_ordinal_check" CHECK ("ownership"."ordinal" > 0)
);
--> statement-breakpoint
ALTER TABLE "ownership" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "register_export" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"estate_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"file_key" text,
	"created_by" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "register_export_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "register_export_status_check" CHECK ("register_export"."status" IN ('making', 'ready', 'expired'))
);
--> statement-breakpoint
ALTER TABLE "register_export" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "register_finding" (
	"community_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"ordinal" integer NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "register_finding_pk" PRIMARY KEY("community_id","import_id","ordinal"),
	CONSTRAINT "register_finding_kind_check" CHECK ("register_finding"."kind" IN ('fault', 'question', 'created', 'changed', 'left', 'absent'))
);
--> statement-breakpoint
ALTER TABLE "register_finding" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "register_import" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"estate_id" uuid NOT NULL,
	"status" text NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"moved_on" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"file_name" text NOT NULL,
	"file_key" text NOT NULL,
	"peek_sealed" text,
	"mapping" jsonb,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"skipped_rows" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"counts" jsonb,
	"totals" jsonb,
	"plan_digest" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "register_import_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "register_import_status_check" CHECK ("register_import"."status" IN ('reading', 'mapping', 'checking', 'checked', 'applying', 'applied', 'cancelled', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "register_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "owner" ADD CONSTRAINT "owner_estate_fk" FOREIGN KEY ("community_id","estate_id") REFERENCES "public"."estate"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership" ADD CONSTRAINT "ownership_unit_fk" FOREIGN KEY ("community_id","unit_id") REFERENCES "public"."unit"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ownership" ADD CONSTRAINT "ownership_owner_fk" FOREIGN KEY ("community_id","owner_id") REFERENCES "public"."owner"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_export" ADD CONSTRAINT "register_export_estate_fk" FOREIGN KEY ("community_id","estate_id") REFERENCES "public"."estate"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_export" ADD CONSTRAINT "register_export_member_fk" FOREIGN KEY ("community_id","created_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_finding" ADD CONSTRAINT "register_finding_import_fk" FOREIGN KEY ("community_id","import_id") REFERENCES "public"."register_import"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_import" ADD CONSTRAINT "register_import_estate_fk" FOREIGN KEY ("community_id","estate_id") REFERENCES "public"."estate"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_import" ADD CONSTRAINT "register_import_member_fk" FOREIGN KEY ("community_id","created_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "ownership_held_key" ON "ownership" USING btree ("community_id","unit_id","owner_id") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "ownership_owner_idx" ON "ownership" USING btree ("community_id","owner_id");--> statement-breakpoint
CREATE INDEX "register_export_due_idx" ON "register_export" USING btree ("expires_at") WHERE status IN ('making', 'ready');--> statement-breakpoint
CREATE INDEX "register_finding_kind_idx" ON "register_finding" USING btree ("community_id","import_id","kind","ordinal");--> statement-breakpoint
CREATE UNIQUE INDEX "register_import_open_key" ON "register_import" USING btree ("community_id","estate_id") WHERE status IN ('reading', 'mapping', 'checking', 'checked', 'applying');--> statement-breakpoint
CREATE INDEX "register_import_list_idx" ON "register_import" USING btree ("community_id","created_at","id");--> statement-breakpoint
CREATE INDEX "register_import_stale_idx" ON "register_import" USING btree ("updated_at") WHERE status IN ('reading', 'mapping', 'checking', 'checked', 'applying');--> statement-breakpoint
CREATE POLICY "community" ON "owner" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "owner" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "ownership" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "ownership" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "register_export" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_sweep" ON "register_export" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('sweep')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('sweep'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "register_export" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "register_finding" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "register_finding" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "register_import" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_sweep" ON "register_import" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('sweep')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('sweep'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "register_import" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "owner" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ownership" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "register_import" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "register_finding" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "register_export" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON owner, ownership, register_import, register_export TO liren_app;--> statement-breakpoint
-- Findings go when their import ends: they quote the file.
GRANT SELECT, INSERT, DELETE ON register_finding TO liren_app;--> statement-breakpoint
-- One import or split at a time writes to the register of an estate: it locks the estate's row.
GRANT UPDATE ON estate TO liren_app;
