CREATE TABLE "complaint_import" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"sheet_sealed" text,
	"columns" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"taken" integer,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "complaint_import_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "complaint_import_state_check" CHECK ("complaint_import"."state" IN ('open', 'taken', 'dropped')),
	CONSTRAINT "complaint_import_over_check" CHECK (("complaint_import"."state" = 'open') = ("complaint_import"."sheet_sealed" IS NOT NULL) AND ("complaint_import"."state" = 'open') = ("complaint_import"."ended_at" IS NULL)
        AND ("complaint_import"."state" = 'taken') = ("complaint_import"."taken" IS NOT NULL)),
	CONSTRAINT "complaint_import_version_check" CHECK ("complaint_import"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "complaint_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_import" ADD CONSTRAINT "complaint_import_partner_fk" FOREIGN KEY ("community_id","partner_id") REFERENCES "public"."complaint_partner"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_import" ADD CONSTRAINT "complaint_import_member_fk" FOREIGN KEY ("community_id","created_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_import_list_idx" ON "complaint_import" USING btree ("community_id","partner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "complaint_import_open_idx" ON "complaint_import" USING btree ("community_id","created_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "complaint_call_done_idx" ON "complaint_call" USING btree ("role","scope_id","department","ended_at","id") WHERE state = 'DONE';--> statement-breakpoint
CREATE POLICY "community" ON "complaint_import" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_import" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "complaint_import" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON complaint_import TO liren_app;--> statement-breakpoint
GRANT UPDATE (actor_name) ON complaint_call_entry TO liren_app;
