CREATE TABLE "vote_demand" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"estate_id" uuid NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"matter" text NOT NULL,
	"counts" text NOT NULL,
	"state" text NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"heads" integer NOT NULL,
	"area_centiares" bigint NOT NULL,
	"total_heads" integer NOT NULL,
	"total_area_centiares" bigint NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	"reached_at" timestamp (3) with time zone,
	"addressed_to" text,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "vote_demand_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "vote_demand_counts_known_check" CHECK ("vote_demand"."counts" IN ('HEADS', 'AREA', 'BOTH')),
	CONSTRAINT "vote_demand_state_check" CHECK ("vote_demand"."state" IN ('open', 'reached', 'withdrawn')),
	CONSTRAINT "vote_demand_reached_check" CHECK (("vote_demand"."state" = 'reached') = ("vote_demand"."reached_at" IS NOT NULL) AND ("vote_demand"."reached_at" IS NULL) = ("vote_demand"."addressed_to" IS NULL)),
	CONSTRAINT "vote_demand_answer_check" CHECK (("vote_demand"."answer" IS NULL) = ("vote_demand"."answered_at" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "vote_demand" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_demand_counts" (
	"community_id" uuid NOT NULL,
	"estate_id" uuid NOT NULL,
	"counts" text NOT NULL,
	"basis" text,
	"set_by" uuid NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vote_demand_counts_pk" PRIMARY KEY("community_id","estate_id"),
	CONSTRAINT "vote_demand_counts_check" CHECK ("vote_demand_counts"."counts" IN ('HEADS', 'AREA', 'BOTH')),
	CONSTRAINT "vote_demand_counts_basis_check" CHECK ("vote_demand_counts"."counts" = 'HEADS' OR "vote_demand_counts"."basis" IS NOT NULL)
);
--> statement-breakpoint
ALTER TABLE "vote_demand_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_demand_join" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"demand_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "vote_demand_join_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
ALTER TABLE "vote_demand_join" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_designation" (
	"community_id" uuid NOT NULL,
	"head_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"named_id" uuid,
	"account_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vote_designation_pk" PRIMARY KEY("community_id","head_id","owner_id")
);
--> statement-breakpoint
ALTER TABLE "vote_designation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";--> statement-breakpoint
ALTER TABLE "vote_decision" ADD COLUMN "demand_id" uuid;--> statement-breakpoint
ALTER TABLE "vote_decision" ADD COLUMN "run_off_of" uuid;--> statement-breakpoint
ALTER TABLE "vote_demand" ADD CONSTRAINT "vote_demand_estate_fk" FOREIGN KEY ("community_id","estate_id") REFERENCES "public"."estate"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_demand" ADD CONSTRAINT "vote_demand_member_fk" FOREIGN KEY ("community_id","started_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_demand_counts" ADD CONSTRAINT "vote_demand_counts_estate_fk" FOREIGN KEY ("community_id","estate_id") REFERENCES "public"."estate"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_demand_counts" ADD CONSTRAINT "vote_demand_counts_member_fk" FOREIGN KEY ("community_id","set_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_demand_join" ADD CONSTRAINT "vote_demand_join_demand_fk" FOREIGN KEY ("community_id","demand_id") REFERENCES "public"."vote_demand"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_demand_join" ADD CONSTRAINT "vote_demand_join_unit_fk" FOREIGN KEY ("community_id","unit_id") REFERENCES "public"."unit"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_demand_join" ADD CONSTRAINT "vote_demand_join_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_designation" ADD CONSTRAINT "vote_designation_head_fk" FOREIGN KEY ("community_id","head_id") REFERENCES "public"."vote_head"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_designation" ADD CONSTRAINT "vote_designation_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "vote_demand_list_idx" ON "vote_demand" USING btree ("community_id","started_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "vote_demand_open_key" ON "vote_demand" USING btree ("community_id","estate_id","started_by") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "vote_demand_join_head_key" ON "vote_demand_join" USING btree ("community_id","demand_id","unit_id") WHERE left_at IS NULL;--> statement-breakpoint
ALTER TABLE "vote_decision" ADD CONSTRAINT "vote_decision_demand_fk" FOREIGN KEY ("community_id","demand_id") REFERENCES "public"."vote_demand"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_decision" ADD CONSTRAINT "vote_decision_run_off_fk" FOREIGN KEY ("community_id","run_off_of") REFERENCES "public"."vote_decision"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_decision" ADD CONSTRAINT "vote_decision_demand_key" UNIQUE("community_id","demand_id");--> statement-breakpoint
ALTER TABLE "vote_decision" ADD CONSTRAINT "vote_decision_run_off_key" UNIQUE("community_id","run_off_of");--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK ("message"."kind" IN ('announcement_published', 'announcement_reminded', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted', 'vote_noticed', 'vote_opened', 'vote_extended', 'vote_cast', 'vote_reminder', 'vote_proxy_granted', 'vote_remark_answered', 'vote_result', 'vote_nominated', 'vote_candidacy', 'vote_demand', 'vote_designated'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_demand" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_demand" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_demand_counts" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_demand_counts" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_demand_join" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_demand_join" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_designation" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_designation" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "vote_demand" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_demand_counts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_demand_join" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_designation" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON vote_demand, vote_demand_counts, vote_demand_join, vote_designation TO liren_app;
