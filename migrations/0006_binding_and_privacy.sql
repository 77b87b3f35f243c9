CREATE TABLE "binding_request" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"nickname" text NOT NULL,
	"phone_masked" text NOT NULL,
	"phone_index" text,
	"note_sealed" text,
	"is_under14" boolean NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	CONSTRAINT "binding_request_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "binding_request_status_check" CHECK ("binding_request"."status" IN ('pending', 'approved', 'refused', 'withdrawn')),
	CONSTRAINT "binding_request_decided_check" CHECK (("binding_request"."status" = 'pending') = ("binding_request"."decided_at" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "binding_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitation" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"code_digest" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"created_by" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_by" uuid,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitation_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "invitation_code_key" UNIQUE("community_id","code_digest"),
	CONSTRAINT "invitation_used_check" CHECK (("invitation"."used_at" IS NULL) = ("invitation"."used_by" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consent" (
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"version" text NOT NULL,
	"is_granted" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "consent_pk" PRIMARY KEY("id"),
	CONSTRAINT "consent_purpose_check" CHECK ("consent"."purpose" IN ('service', 'public_name', 'wechat_messages', 'location_check', 'id_document'))
);
--> statement-breakpoint
ALTER TABLE "consent" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "data_read" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid,
	"owner_id" uuid,
	"estate_id" uuid,
	"what" text NOT NULL,
	"purpose" text NOT NULL,
	"reader_id" uuid NOT NULL,
	"reader_role" text,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "data_read_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "data_read_what_check" CHECK ("data_read"."what" IN ('phone', 'owner', 'register_export')),
	CONSTRAINT "data_read_subject_check" CHECK (num_nonnulls("data_read"."account_id", "data_read"."owner_id", "data_read"."estate_id") > 0)
);
--> statement-breakpoint
ALTER TABLE "data_read" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";--> statement-breakpoint
ALTER TABLE "residence" DROP CONSTRAINT "residence_relation_check";--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "stepped_up_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "residence" ADD COLUMN "verified_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "residence" ADD COLUMN "verified_by" uuid;--> statement-breakpoint
ALTER TABLE "residence" ADD COLUMN "verification" text;--> statement-breakpoint
ALTER TABLE "residence" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
ALTER TABLE "residence" ADD COLUMN "is_under14" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "residence" ADD COLUMN "guardian_id" uuid;--> statement-breakpoint
ALTER TABLE "residence" ADD COLUMN "guardian_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "residence" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "binding_request" ADD CONSTRAINT "binding_request_unit_fk" FOREIGN KEY ("community_id","unit_id") REFERENCES "public"."unit"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding_request" ADD CONSTRAINT "binding_request_account_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_unit_fk" FOREIGN KEY ("community_id","unit_id") REFERENCES "public"."unit"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_member_fk" FOREIGN KEY ("community_id","created_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_account_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_read" ADD CONSTRAINT "data_read_member_fk" FOREIGN KEY ("community_id","reader_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "binding_request_open_key" ON "binding_request" USING btree ("community_id","account_id","unit_id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "binding_request_list_idx" ON "binding_request" USING btree ("community_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "binding_request_account_idx" ON "binding_request" USING btree ("account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "invitation_code_idx" ON "invitation" USING btree ("code_digest");--> statement-breakpoint
CREATE INDEX "invitation_unit_idx" ON "invitation" USING btree ("community_id","unit_id");--> statement-breakpoint
CREATE INDEX "consent_account_idx" ON "consent" USING btree ("account_id","purpose","created_at","id");--> statement-breakpoint
CREATE INDEX "data_read_account_idx" ON "data_read" USING btree ("community_id","account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "data_read_owner_idx" ON "data_read" USING btree ("community_id","owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "data_read_estate_idx" ON "data_read" USING btree ("community_id","estate_id","created_at","id");--> statement-breakpoint
ALTER TABLE "residence" ADD CONSTRAINT "residence_owner_fk" FOREIGN KEY ("community_id","owner_id") REFERENCES "public"."owner"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK ("message"."kind" IN ('announcement_published', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted'));--> statement-breakpoint
ALTER TABLE "residence" ADD CONSTRAINT "residence_verification_check" CHECK ("residence"."verification" IN ('phone', 'deed', 'id_check'));--> statement-breakpoint
ALTER TABLE "residence" ADD CONSTRAINT "residence_verified_check" CHECK ("residence"."verified_at" IS NULL OR ("residence"."verification" IS NOT NULL AND "residence"."relation" NOT IN ('tenant', 'family')));--> statement-breakpoint
ALTER TABLE "residence" ADD CONSTRAINT "residence_guardian_check" CHECK (("residence"."guardian_at" IS NULL) = ("residence"."guardian_id" IS NULL));--> statement-breakpoint
ALTER TABLE "residence" ADD CONSTRAINT "residence_relation_check" CHECK ("residence"."relation" IN ('owner', 'co_owner', 'representative', 'guardian', 'heir', 'tenant', 'family'));--> statement-breakpoint
CREATE POLICY "purpose_reveal" ON "account_login" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) IN ('reveal'));--> statement-breakpoint
CREATE POLICY "purpose_binding" ON "estate" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) IN ('binding'));--> statement-breakpoint
CREATE POLICY "community" ON "binding_request" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own" ON "binding_request" AS PERMISSIVE FOR SELECT TO public USING (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "binding_request" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "invitation" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_binding" ON "invitation" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) IN ('binding'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "invitation" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "own_all" ON "consent" AS PERMISSIVE FOR ALL TO public USING (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid)) WITH CHECK (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "consent" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "data_read" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own" ON "data_read" AS PERMISSIVE FOR SELECT TO public USING (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "data_read" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "invitation" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "binding_request" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "data_read" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "consent" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON invitation, binding_request TO liren_app;--> statement-breakpoint
-- Who looked, and who said yes or no to what, is written once.
GRANT SELECT, INSERT ON data_read, consent TO liren_app;--> statement-breakpoint
-- Until now owners were registered by the committee alone: that was its check.
SELECT set_config('app.context', 'maintenance', true);--> statement-breakpoint
UPDATE residence SET verified_at = created_at, verified_by = created_by, verification = 'id_check' WHERE relation = 'owner';--> statement-breakpoint
SELECT set_config('app.context', '', true);
