CREATE TABLE "announcement" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"author_nickname" text NOT NULL,
	"author_role" text NOT NULL,
	"author_scope_id" uuid NOT NULL,
	"author_scope_label" text NOT NULL,
	"title" text NOT NULL,
	"excerpt" text NOT NULL,
	"body" jsonb NOT NULL,
	"audience" jsonb NOT NULL,
	"audience_labels" jsonb NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"published_at" timestamp (3) with time zone,
	CONSTRAINT "announcement_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "announcement_version_check" CHECK ("announcement"."version" >= 1)
);
--> statement-breakpoint
ALTER TABLE "announcement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "announcement_read" (
	"community_id" uuid NOT NULL,
	"announcement_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"read_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "announcement_read_pk" PRIMARY KEY("community_id","announcement_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "announcement_read" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "announcement_target" (
	"community_id" uuid NOT NULL,
	"announcement_id" uuid NOT NULL,
	"audience_key" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "announcement_target_pk" PRIMARY KEY("community_id","announcement_id","audience_key")
);
--> statement-breakpoint
ALTER TABLE "announcement_target" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "demo_person" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"ordinal" integer NOT NULL,
	"part_zh" text NOT NULL,
	"part_en" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "demo_person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"nickname" text NOT NULL,
	"locale" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "account_locale_check" CHECK ("account"."locale" IN ('zh-CN', 'en'))
);
--> statement-breakpoint
ALTER TABLE "account" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "account_login" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value_index" text NOT NULL,
	"value_sealed" text NOT NULL,
	"masked" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "account_login_value_key" UNIQUE("kind","value_index"),
	CONSTRAINT "account_login_kind_key" UNIQUE("account_id","kind"),
	CONSTRAINT "account_login_kind_check" CHECK ("account_login"."kind" IN ('phone', 'wechat'))
);
--> statement-breakpoint
ALTER TABLE "account_login" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "member" (
	"community_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"nickname" text NOT NULL,
	"phone_masked" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "member_pk" PRIMARY KEY("community_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rate_window" (
	"bucket" text NOT NULL,
	"subject" text NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "rate_window_pk" PRIMARY KEY("bucket","subject","window_start")
);
--> statement-breakpoint
ALTER TABLE "rate_window" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "refresh_token" (
	"digest" text PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"successor_digest" text
);
--> statement-breakpoint
ALTER TABLE "refresh_token" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"device_id" text NOT NULL,
	"platform" text NOT NULL,
	"device_label" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"last_used_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "session_platform_check" CHECK ("session"."platform" IN ('weapp', 'h5'))
);
--> statement-breakpoint
ALTER TABLE "session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sms_challenge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone_index" text NOT NULL,
	"phone_sealed" text NOT NULL,
	"code_digest" text NOT NULL,
	"tries_left" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"consumed_at" timestamp (3) with time zone,
	CONSTRAINT "sms_challenge_tries_check" CHECK ("sms_challenge"."tries_left" >= 0)
);
--> statement-breakpoint
ALTER TABLE "sms_challenge" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"title" text NOT NULL,
	"sender" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "message_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "message_subject_key" UNIQUE("community_id","account_id","kind","subject_id"),
	CONSTRAINT "message_kind_check" CHECK ("message"."kind" IN ('announcement_published'))
);
--> statement-breakpoint
ALTER TABLE "message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "building" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"estate_id" uuid NOT NULL,
	"grid_id" uuid,
	"name" text NOT NULL,
	"ordinal" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "building_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "building_name_key" UNIQUE("community_id","estate_id","name")
);
--> statement-breakpoint
ALTER TABLE "building" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "community" (
	"id" uuid PRIMARY KEY NOT NULL,
	"street_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "community_code_key" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "community" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "district" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "district_code_key" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "district" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "entrance" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"building_id" uuid NOT NULL,
	"name" text NOT NULL,
	"ordinal" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "entrance_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "entrance_name_key" UNIQUE("community_id","building_id","name")
);
--> statement-breakpoint
ALTER TABLE "entrance" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "estate" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "estate_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "estate_name_key" UNIQUE("community_id","name")
);
--> statement-breakpoint
ALTER TABLE "estate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "grid" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "grid_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "grid_name_key" UNIQUE("community_id","name")
);
--> statement-breakpoint
ALTER TABLE "grid" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "street" (
	"id" uuid PRIMARY KEY NOT NULL,
	"district_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "street_code_key" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "street" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "unit" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entrance_id" uuid NOT NULL,
	"label" text NOT NULL,
	"use" text NOT NULL,
	"area_centiares" integer,
	"area_source" text,
	"sale_state" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "unit_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "unit_label_key" UNIQUE("community_id","entrance_id","label"),
	CONSTRAINT "unit_use_check" CHECK ("unit"."use" IN ('dwelling', 'shop', 'office', 'parking', 'storage', 'other')),
	CONSTRAINT "unit_area_check" CHECK ("unit"."area_centiares" > 0),
	CONSTRAINT "unit_area_source_check" CHECK ("unit"."area_source" IN ('register', 'survey', 'contract')),
	CONSTRAINT "unit_sale_state_check" CHECK ("unit"."sale_state" IN ('delivered', 'sold_undelivered', 'unsold'))
);
--> statement-breakpoint
ALTER TABLE "unit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "residence" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"created_by" uuid NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	CONSTRAINT "residence_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "residence_relation_check" CHECK ("residence"."relation" IN ('owner', 'tenant', 'family'))
);
--> statement-breakpoint
ALTER TABLE "residence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "role_grant" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"scope_kind" text NOT NULL,
	"scope_id" uuid NOT NULL,
	"granted_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	CONSTRAINT "role_grant_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "role_grant_scope_kind_check" CHECK ("role_grant"."scope_kind" IN ('community', 'estate', 'grid', 'building', 'entrance', 'unit'))
);
--> statement-breakpoint
ALTER TABLE "role_grant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "role_grant_above" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"scope_kind" text,
	"scope_id" uuid,
	"granted_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "role_grant_above_role_check" CHECK ("role_grant_above"."role" IN ('operator', 'street', 'department')),
	CONSTRAINT "role_grant_above_scope_check" CHECK (("role_grant_above"."role" = 'operator') = ("role_grant_above"."scope_id" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "role_grant_above" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "account_idempotency_key" (
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_digest" text NOT NULL,
	"status" integer NOT NULL,
	"reply" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "account_idempotency_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
ALTER TABLE "account_idempotency_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"community_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_digest" text NOT NULL,
	"status" integer NOT NULL,
	"reply" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "idempotency_key_pk" PRIMARY KEY("community_id","account_id","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "shared_token" (
	"name" text PRIMARY KEY NOT NULL,
	"value_sealed" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "shared_token" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_author_fk" FOREIGN KEY ("community_id","author_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_read" ADD CONSTRAINT "announcement_read_announcement_fk" FOREIGN KEY ("community_id","announcement_id") REFERENCES "public"."announcement"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_target" ADD CONSTRAINT "announcement_target_announcement_fk" FOREIGN KEY ("community_id","announcement_id") REFERENCES "public"."announcement"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demo_person" ADD CONSTRAINT "demo_person_account_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_login" ADD CONSTRAINT "account_login_account_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_account_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_token" ADD CONSTRAINT "refresh_token_session_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "building" ADD CONSTRAINT "building_estate_fk" FOREIGN KEY ("community_id","estate_id") REFERENCES "public"."estate"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "building" ADD CONSTRAINT "building_grid_fk" FOREIGN KEY ("community_id","grid_id") REFERENCES "public"."grid"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community" ADD CONSTRAINT "community_street_fk" FOREIGN KEY ("street_id") REFERENCES "public"."street"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entrance" ADD CONSTRAINT "entrance_building_fk" FOREIGN KEY ("community_id","building_id") REFERENCES "public"."building"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "estate" ADD CONSTRAINT "estate_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid" ADD CONSTRAINT "grid_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "street" ADD CONSTRAINT "street_district_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_entrance_fk" FOREIGN KEY ("community_id","entrance_id") REFERENCES "public"."entrance"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residence" ADD CONSTRAINT "residence_unit_fk" FOREIGN KEY ("community_id","unit_id") REFERENCES "public"."unit"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residence" ADD CONSTRAINT "residence_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant_above" ADD CONSTRAINT "role_grant_above_account_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcement_author_idx" ON "announcement" USING btree ("community_id","author_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "announcement_target_feed_idx" ON "announcement_target" USING btree ("community_id","audience_key","published_at","announcement_id");--> statement-breakpoint
CREATE INDEX "member_account_idx" ON "member" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "rate_window_start_idx" ON "rate_window" USING btree ("window_start");--> statement-breakpoint
CREATE INDEX "refresh_token_session_idx" ON "refresh_token" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "session_account_idx" ON "session" USING btree ("account_id","last_used_at","id");--> statement-breakpoint
CREATE INDEX "sms_challenge_expires_idx" ON "sms_challenge" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "message_inbox_idx" ON "message" USING btree ("community_id","account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "message_unread_idx" ON "message" USING btree ("community_id","account_id") WHERE read_at IS NULL;--> statement-breakpoint
CREATE INDEX "building_grid_idx" ON "building" USING btree ("community_id","grid_id");--> statement-breakpoint
CREATE UNIQUE INDEX "residence_held_key" ON "residence" USING btree ("community_id","unit_id","account_id") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "residence_account_idx" ON "residence" USING btree ("community_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "role_grant_held_key" ON "role_grant" USING btree ("community_id","account_id","role","scope_id") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "role_grant_account_idx" ON "role_grant" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "role_grant_role_idx" ON "role_grant" USING btree ("community_id","role");--> statement-breakpoint
CREATE UNIQUE INDEX "role_grant_above_held_key" ON "role_grant_above" USING btree ("account_id","role",coalesce(scope_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "account_idempotency_key_created_idx" ON "account_idempotency_key" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "idempotency_key_created_idx" ON "idempotency_key" USING btree ("community_id","created_at");--> statement-breakpoint
CREATE POLICY "community" ON "announcement" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "announcement" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "announcement_read" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "announcement_read" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "announcement_target" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "announcement_target" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "purpose_demo" ON "demo_person" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('demo')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('demo'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "demo_person" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "own" ON "account" AS PERMISSIVE FOR SELECT TO public USING (id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own_write" ON "account" AS PERMISSIVE FOR UPDATE TO public USING (id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_login_grant_demo" ON "account" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('login', 'grant', 'demo')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('login', 'grant', 'demo'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "account" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "own" ON "account_login" AS PERMISSIVE FOR SELECT TO public USING (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_login_grant_demo" ON "account_login" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('login', 'grant', 'demo')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('login', 'grant', 'demo'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "account_login" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "member" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own" ON "member" AS PERMISSIVE FOR SELECT TO public USING (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own_write" ON "member" AS PERMISSIVE FOR UPDATE TO public USING (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "member" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "purpose_login_sweep" ON "rate_window" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('login', 'sweep')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('login', 'sweep'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "rate_window" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "purpose_login_demo" ON "refresh_token" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('login', 'demo')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('login', 'demo'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "refresh_token" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "own" ON "session" AS PERMISSIVE FOR SELECT TO public USING (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own_write" ON "session" AS PERMISSIVE FOR UPDATE TO public USING (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_login_demo" ON "session" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('login', 'demo')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('login', 'demo'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "session" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "purpose_login" ON "sms_challenge" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('login')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('login'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "sms_challenge" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "message" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "message" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "building" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "building" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "readable" ON "community" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "purpose_operator" ON "community" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('operator')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('operator'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "community" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "readable" ON "district" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "purpose_operator" ON "district" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('operator')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('operator'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "district" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "entrance" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "entrance" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "estate" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "estate" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "grid" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "grid" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "readable" ON "street" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "purpose_operator" ON "street" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('operator')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('operator'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "street" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "unit" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "unit" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "residence" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own" ON "residence" AS PERMISSIVE FOR SELECT TO public USING (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "residence" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "role_grant" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own" ON "role_grant" AS PERMISSIVE FOR SELECT TO public USING (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "role_grant" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "own" ON "role_grant_above" AS PERMISSIVE FOR SELECT TO public USING (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_grant" ON "role_grant_above" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('grant')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('grant'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "role_grant_above" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "own_all" ON "account_idempotency_key" AS PERMISSIVE FOR ALL TO public USING (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid)) WITH CHECK (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_sweep" ON "account_idempotency_key" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('sweep')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('sweep'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "account_idempotency_key" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "idempotency_key" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "idempotency_key" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "purpose_delivery" ON "shared_token" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) IN ('delivery')) WITH CHECK ((SELECT current_setting('app.context', true)) IN ('delivery'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "shared_token" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));