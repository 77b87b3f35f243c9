CREATE TABLE "board_column" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"is_on" boolean DEFAULT true NOT NULL,
	"ordinal" smallint NOT NULL,
	"blurb" text,
	"promised_reply_minutes" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"roster_version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "board_column_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "board_column_code_key" UNIQUE("community_id","code"),
	CONSTRAINT "board_column_code_check" CHECK ("board_column"."code" IN ('notices', 'party', 'police', 'family_doctor', 'property', 'owners_committee', 'neighbours', 'services')),
	CONSTRAINT "board_column_reply_check" CHECK ("board_column"."promised_reply_minutes" > 0)
);
--> statement-breakpoint
ALTER TABLE "board_column" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "column_contact" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"column_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"number_sealed" text NOT NULL,
	"agreed_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "column_contact_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "column_contact_host_key" UNIQUE("community_id","column_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "column_contact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "column_duty" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"column_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"weekday" smallint,
	"on_date" date,
	"from_minutes" smallint NOT NULL,
	"to_minutes" smallint NOT NULL,
	CONSTRAINT "column_duty_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "column_duty_day_check" CHECK (("column_duty"."weekday" IS NULL) <> ("column_duty"."on_date" IS NULL)),
	CONSTRAINT "column_duty_weekday_check" CHECK ("column_duty"."weekday" BETWEEN 1 AND 7),
	CONSTRAINT "column_duty_minutes_check" CHECK ("column_duty"."from_minutes" BETWEEN 0 AND 1439 AND "column_duty"."to_minutes" BETWEEN 0 AND 1439)
);
--> statement-breakpoint
ALTER TABLE "column_duty" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "place_change" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"place_kind" text NOT NULL,
	"place_id" uuid NOT NULL,
	"action" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"reason" text,
	"actor_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "place_change_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "place_change_kind_check" CHECK ("place_change"."place_kind" IN ('estate', 'grid', 'building', 'entrance', 'unit')),
	CONSTRAINT "place_change_action_check" CHECK ("place_change"."action" IN ('created', 'edited', 'ended', 'sold', 'split', 'merged', 'imported'))
);
--> statement-breakpoint
ALTER TABLE "place_change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "building" DROP CONSTRAINT "building_name_key";--> statement-breakpoint
ALTER TABLE "entrance" DROP CONSTRAINT "entrance_name_key";--> statement-breakpoint
ALTER TABLE "estate" DROP CONSTRAINT "estate_name_key";--> statement-breakpoint
ALTER TABLE "grid" DROP CONSTRAINT "grid_name_key";--> statement-breakpoint
ALTER TABLE "unit" DROP CONSTRAINT "unit_label_key";--> statement-breakpoint
ALTER TABLE "role_grant" DROP CONSTRAINT "role_grant_scope_kind_check";--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "building" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "entrance" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "entrance" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "estate" ADD COLUMN "ordinal" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "estate" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "estate" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "grid" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "grid" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "role_grant" ADD COLUMN "post" text;--> statement-breakpoint
ALTER TABLE "role_grant" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "board_column" ADD CONSTRAINT "board_column_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "column_contact" ADD CONSTRAINT "column_contact_column_fk" FOREIGN KEY ("community_id","column_id") REFERENCES "public"."board_column"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "column_contact" ADD CONSTRAINT "column_contact_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "column_duty" ADD CONSTRAINT "column_duty_column_fk" FOREIGN KEY ("community_id","column_id") REFERENCES "public"."board_column"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "column_duty" ADD CONSTRAINT "column_duty_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "column_duty_column_idx" ON "column_duty" USING btree ("community_id","column_id");--> statement-breakpoint
CREATE INDEX "place_change_list_idx" ON "place_change" USING btree ("community_id","place_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "building_name_key" ON "building" USING btree ("community_id","estate_id","name") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "entrance_name_key" ON "entrance" USING btree ("community_id","building_id","name") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "estate_name_key" ON "estate" USING btree ("community_id","name") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "grid_name_key" ON "grid" USING btree ("community_id","name") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "unit_label_key" ON "unit" USING btree ("community_id","entrance_id","label") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "role_grant_record_idx" ON "role_grant" USING btree ("community_id","created_at","id");--> statement-breakpoint
CREATE INDEX "role_grant_scope_idx" ON "role_grant" USING btree ("community_id","scope_id");--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_scope_kind_check" CHECK ("role_grant"."scope_kind" IN ('community', 'estate', 'grid', 'building', 'entrance', 'unit', 'column'));--> statement-breakpoint
CREATE POLICY "community" ON "board_column" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "board_column" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "column_contact" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "column_contact" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "column_duty" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "column_duty" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "place_change" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "place_change" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
-- What is there already takes the new shape; row security binds the owner, too, unless it says what it is doing.
SELECT set_config('app.context', 'maintenance', true);--> statement-breakpoint
UPDATE "role_grant" SET "post" = 'worker' WHERE "role" = 'grid_worker';--> statement-breakpoint
-- A host is bound to one column from now on; who was host of all of them is appointed anew.
UPDATE "role_grant" SET "ended_at" = app.now(), "end_reason" = '栏目主持改为按栏目授予'
	WHERE "role" = 'column_host' AND "ended_at" IS NULL;--> statement-breakpoint
INSERT INTO "board_column" ("community_id", "id", "code", "name", "ordinal")
	SELECT c."id", gen_random_uuid(), kind."code", kind."name", kind."ordinal"
	FROM "community" c CROSS JOIN (VALUES
		('notices', '社区公告', 0), ('party', '党建园地', 1), ('police', '警民直通车', 2), ('family_doctor', '家庭医生', 3),
		('property', '物业之窗', 4), ('owners_committee', '业委连线', 5), ('neighbours', '邻里交流', 6), ('services', '社区服务', 7)
	) AS kind("code", "name", "ordinal");--> statement-breakpoint
SELECT set_config('app.context', '', true);--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_post_check" CHECK (("role_grant"."role" = 'grid_worker') = ("role_grant"."post" IS NOT NULL) AND "role_grant"."post" IN ('chief', 'worker', 'assistant'));--> statement-breakpoint
ALTER TABLE "board_column" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "column_contact" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "column_duty" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "place_change" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT ON place_change TO liren_app;--> statement-breakpoint
GRANT UPDATE ON grid, entrance, unit TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON board_column TO liren_app;--> statement-breakpoint
-- A roster is replaced whole; a number that is taken back is gone.
GRANT SELECT, INSERT, DELETE ON column_duty, column_contact TO liren_app;
