CREATE TABLE "points_opening" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"digest" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"sheet_sealed" text,
	"columns" jsonb NOT NULL,
	"left_sealed" text,
	"sums" jsonb,
	"proposal_id" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "points_opening_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "points_opening_state_check" CHECK ("points_opening"."state" IN ('open', 'signed', 'entered', 'dropped')),
	CONSTRAINT "points_opening_kept_check" CHECK (("points_opening"."state" = 'open') = ("points_opening"."sheet_sealed" IS NOT NULL)
        AND ("points_opening"."state" IN ('signed', 'entered')) = ("points_opening"."left_sealed" IS NOT NULL)
        AND ("points_opening"."state" NOT IN ('signed', 'entered') OR ("points_opening"."proposal_id" IS NOT NULL AND "points_opening"."sums" IS NOT NULL))),
	CONSTRAINT "points_opening_version_check" CHECK ("points_opening"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "points_opening" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "points_proposal_lot" (
	"community_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "points_proposal_lot_pk" PRIMARY KEY("community_id","proposal_id","account_id","expires_at"),
	CONSTRAINT "points_proposal_lot_amount_check" CHECK ("points_proposal_lot"."amount" > 0)
);
--> statement-breakpoint
ALTER TABLE "points_proposal_lot" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "points_account" DROP CONSTRAINT "points_account_kind_check";--> statement-breakpoint
ALTER TABLE "points_account" DROP CONSTRAINT "points_account_floor_check";--> statement-breakpoint
ALTER TABLE "points_opening" ADD CONSTRAINT "points_opening_proposal_fk" FOREIGN KEY ("community_id","proposal_id") REFERENCES "public"."points_proposal"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_opening" ADD CONSTRAINT "points_opening_member_fk" FOREIGN KEY ("community_id","created_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_proposal_lot" ADD CONSTRAINT "points_proposal_lot_line_fk" FOREIGN KEY ("community_id","proposal_id","account_id") REFERENCES "public"."points_proposal_line"("community_id","proposal_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "points_opening_file_key" ON "points_opening" USING btree ("community_id","digest") WHERE state <> 'dropped';--> statement-breakpoint
CREATE UNIQUE INDEX "points_opening_proposal_key" ON "points_opening" USING btree ("community_id","proposal_id");--> statement-breakpoint
CREATE INDEX "points_opening_list_idx" ON "points_opening" USING btree ("community_id","created_at","id");--> statement-breakpoint
ALTER TABLE "points_account" ADD CONSTRAINT "points_account_kind_check" CHECK ("points_account"."kind" IN ('member', 'debt', 'issuance', 'opening', 'expired', 'escrow', 'merchant'));--> statement-breakpoint
ALTER TABLE "points_account" ADD CONSTRAINT "points_account_floor_check" CHECK ("points_account"."balance" >= 0 OR "points_account"."kind" IN ('issuance', 'opening', 'debt'));--> statement-breakpoint
CREATE POLICY "community" ON "points_opening" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_opening" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "points_proposal_lot" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_proposal_lot" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE points_opening FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE points_proposal_lot FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON points_opening TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT ON points_proposal_lot TO liren_app;
