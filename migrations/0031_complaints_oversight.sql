CREATE TABLE "complaint_partner" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"key_number" integer DEFAULT 1 NOT NULL,
	"callback_url" text,
	"made_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "complaint_partner_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "complaint_partner_callback_check" CHECK ("complaint_partner"."callback_url" LIKE 'https://%'),
	CONSTRAINT "complaint_partner_key_check" CHECK ("complaint_partner"."key_number" > 0)
);
--> statement-breakpoint
ALTER TABLE "complaint_partner" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_partner_note" (
	"community_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"complaint_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	CONSTRAINT "complaint_partner_note_pk" PRIMARY KEY("community_id","partner_id","external_id")
);
--> statement-breakpoint
ALTER TABLE "complaint_partner_note" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_shared" (
	"community_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"complaint_id" uuid NOT NULL,
	"external_id" text,
	"reported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "complaint_shared_pk" PRIMARY KEY("community_id","partner_id","complaint_id")
);
--> statement-breakpoint
ALTER TABLE "complaint_shared" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_spot" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"place_kind" text NOT NULL,
	"place_id" uuid NOT NULL,
	"place_label" text NOT NULL,
	"spot" text NOT NULL,
	"made_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "complaint_spot_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "complaint_spot_kind_check" CHECK ("complaint_spot"."place_kind" IN ('entrance', 'building', 'estate', 'community'))
);
--> statement-breakpoint
ALTER TABLE "complaint_spot" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_holiday" (
	"community_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"off" text[] NOT NULL,
	"on" text[] NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "complaint_holiday_pk" PRIMARY KEY("community_id","year"),
	CONSTRAINT "complaint_holiday_year_check" CHECK ("complaint_holiday"."year" BETWEEN 2024 AND 2100)
);
--> statement-breakpoint
ALTER TABLE "complaint_holiday" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_layout" (
	"community_id" uuid NOT NULL,
	"columns" jsonb NOT NULL,
	"version" integer NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "complaint_layout_pk" PRIMARY KEY("community_id"),
	CONSTRAINT "complaint_layout_version_check" CHECK ("complaint_layout"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "complaint_layout" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_proposal" DROP CONSTRAINT "complaint_proposal_kind_check";--> statement-breakpoint
ALTER TABLE "complaint_step" DROP CONSTRAINT "complaint_step_actor_check";--> statement-breakpoint
ALTER TABLE "complaint_step" DROP CONSTRAINT "complaint_step_close_check";--> statement-breakpoint
ALTER TABLE "complaint_proposal" ADD COLUMN "heard_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "complaint_rating" ADD COLUMN "appealed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "complaint_rating" ADD COLUMN "set_aside_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "complaint" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "complaint_setting" ADD COLUMN "limits" jsonb DEFAULT '{"urgency":{},"category":{}}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint_partner" ADD CONSTRAINT "complaint_partner_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_partner_note" ADD CONSTRAINT "complaint_partner_note_shared_fk" FOREIGN KEY ("community_id","partner_id","complaint_id") REFERENCES "public"."complaint_shared"("community_id","partner_id","complaint_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_shared" ADD CONSTRAINT "complaint_shared_partner_fk" FOREIGN KEY ("community_id","partner_id") REFERENCES "public"."complaint_partner"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_shared" ADD CONSTRAINT "complaint_shared_complaint_fk" FOREIGN KEY ("community_id","complaint_id") REFERENCES "public"."complaint"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_spot" ADD CONSTRAINT "complaint_spot_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_holiday" ADD CONSTRAINT "complaint_holiday_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_layout" ADD CONSTRAINT "complaint_layout_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_shared_external_key" ON "complaint_shared" USING btree ("community_id","partner_id","external_id");--> statement-breakpoint
CREATE INDEX "complaint_shared_complaint_idx" ON "complaint_shared" USING btree ("community_id","complaint_id");--> statement-breakpoint
CREATE INDEX "complaint_shared_list_idx" ON "complaint_shared" USING btree ("community_id","partner_id","reported_at","complaint_id");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_spot_code_key" ON "complaint_spot" USING btree ("community_id","code");--> statement-breakpoint
CREATE INDEX "complaint_spot_list_idx" ON "complaint_spot" USING btree ("community_id","created_at","id") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "complaint_open_idx" ON "complaint" USING btree ("community_id","created_at","id") WHERE desk_role IS NOT NULL;--> statement-breakpoint
CREATE INDEX "complaint_unconfirmed_idx" ON "complaint" USING btree ("community_id","created_at","id") WHERE state = 'RESOLVED';--> statement-breakpoint
CREATE INDEX "complaint_category_idx" ON "complaint" USING btree ("community_id","category","created_at","id");--> statement-breakpoint
CREATE INDEX "complaint_within_idx" ON "complaint" USING btree ("community_id","building_id","created_at","id");--> statement-breakpoint
CREATE INDEX "complaint_office_idx" ON "complaint" USING btree ("community_id","office_role","office_scope_id","created_at","id");--> statement-breakpoint
ALTER TABLE "complaint_proposal" ADD CONSTRAINT "complaint_proposal_kind_check" CHECK ("complaint_proposal"."kind" IN ('visit', 'cost', 'suspension', 'reopening', 'appeal'));--> statement-breakpoint
ALTER TABLE "complaint_rating" ADD CONSTRAINT "complaint_rating_aside_check" CHECK ("complaint_rating"."set_aside_at" IS NULL OR "complaint_rating"."appealed_at" IS NOT NULL);--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_category_check" CHECK ("complaint"."category" IN ('repair_home', 'common_parts', 'property_service', 'environment', 'safety', 'dispute', 'suggestion', 'snap', 'consultation'));--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_hazard_check" CHECK ("complaint"."hazard" IN ('lift_trapped', 'gas', 'fire', 'flooding', 'power_out', 'water_out', 'sewage', 'blocked_exit'));--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_urgency_check" CHECK ("complaint"."urgency" IN ('life_safety', 'urgent', 'ordinary', 'advice'));--> statement-breakpoint
ALTER TABLE "complaint_step" ADD CONSTRAINT "complaint_step_actor_check" CHECK (("complaint_step"."party" IN ('PARTNER', 'RULE', 'CLOCK')) = ("complaint_step"."actor_id" IS NULL));--> statement-breakpoint
ALTER TABLE "complaint_step" ADD CONSTRAINT "complaint_step_close_check" CHECK ("complaint_step"."state" <> 'CLOSED' OR "complaint_step"."party" NOT IN ('HANDLER', 'COLLEAGUE') OR "complaint_step"."step" = 'APPEAL_RATING');--> statement-breakpoint
CREATE POLICY "community" ON "complaint_partner" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_partner" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_partner_note" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_partner_note" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_shared" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_shared" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_spot" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_spot" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_holiday" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_holiday" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_layout" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_layout" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "complaint_layout" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_holiday" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_spot" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_partner" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_shared" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_partner_note" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON complaint_layout, complaint_holiday, complaint_spot, complaint_partner TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT ON complaint_shared, complaint_partner_note TO liren_app;--> statement-breakpoint
GRANT UPDATE (appealed_at, set_aside_at) ON complaint_rating TO liren_app;
