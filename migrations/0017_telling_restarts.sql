CREATE TABLE "announcement_telling" (
	"community_id" uuid NOT NULL,
	"announcement_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"touched_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "announcement_telling_pk" PRIMARY KEY("community_id","announcement_id","kind"),
	CONSTRAINT "announcement_telling_kind_check" CHECK ("announcement_telling"."kind" IN ('published', 'reminded'))
);
--> statement-breakpoint
ALTER TABLE "announcement_telling" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "announcement_telling" ADD CONSTRAINT "announcement_telling_announcement_fk" FOREIGN KEY ("community_id","announcement_id") REFERENCES "public"."announcement"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcement_telling_open_idx" ON "announcement_telling" USING btree ("touched_at") WHERE finished_at IS NULL;--> statement-breakpoint
CREATE POLICY "community" ON "announcement_telling" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_sweep" ON "announcement_telling" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) IN ('sweep'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "announcement_telling" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "announcement_telling" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON announcement_telling TO liren_app;
