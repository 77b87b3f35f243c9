CREATE TABLE "vote_paper" (
	"community_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"head_id" uuid NOT NULL,
	"status" text NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"received_seq" integer,
	"received_at" timestamp (3) with time zone,
	"opened_seq" integer,
	CONSTRAINT "vote_paper_pk" PRIMARY KEY("community_id","decision_id","number"),
	CONSTRAINT "vote_paper_received_key" UNIQUE("community_id","decision_id","received_seq"),
	CONSTRAINT "vote_paper_status_check" CHECK ("vote_paper"."status" IN ('issued', 'replaced', 'received', 'opened')),
	CONSTRAINT "vote_paper_receipt_check" CHECK (("vote_paper"."status" IN ('received', 'opened')) = ("vote_paper"."received_seq" IS NOT NULL)
        AND ("vote_paper"."status" = 'opened') = ("vote_paper"."opened_seq" IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "vote_paper" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_paper_reading" (
	"community_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"ordinal" smallint NOT NULL,
	"recorder_id" uuid NOT NULL,
	"reading_sealed" text,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "vote_paper_reading_pk" PRIMARY KEY("community_id","decision_id","number","ordinal"),
	CONSTRAINT "vote_paper_reading_recorder_key" UNIQUE("community_id","decision_id","number","recorder_id"),
	CONSTRAINT "vote_paper_reading_ordinal_check" CHECK ("vote_paper_reading"."ordinal" IN (1, 2))
);
--> statement-breakpoint
ALTER TABLE "vote_paper_reading" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_proxy" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"head_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"agent_index" text NOT NULL,
	"agent_masked" text NOT NULL,
	"slot" smallint NOT NULL,
	"status" text NOT NULL,
	"grant_seq" integer NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vote_proxy_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "vote_proxy_status_check" CHECK ("vote_proxy"."status" IN ('granted', 'cast', 'revoked', 'lapsed')),
	CONSTRAINT "vote_proxy_slot_check" CHECK ("vote_proxy"."slot" > 0)
);
--> statement-breakpoint
ALTER TABLE "vote_proxy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "effective_ballot" (
	"community_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"head_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"cast_by" uuid NOT NULL,
	CONSTRAINT "effective_ballot_pk" PRIMARY KEY("community_id","decision_id","head_id")
);
--> statement-breakpoint
ALTER TABLE "effective_ballot" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_log" (
	"community_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"body" jsonb NOT NULL,
	"leaf" text NOT NULL,
	"head" text NOT NULL,
	"sealed" text,
	"actor_id" uuid,
	CONSTRAINT "vote_log_pk" PRIMARY KEY("community_id","decision_id","seq"),
	CONSTRAINT "vote_log_seq_check" CHECK ("vote_log"."seq" > 0),
	CONSTRAINT "vote_log_kind_check" CHECK ("vote_log"."kind" IN ('transition', 'open', 'delivery', 'ballot', 'paper_received', 'proxy_granted', 'proxy_revoked', 'extension', 'close', 'paper_opened', 'ruling', 'count', 'objection', 'recount', 'release'))
);
--> statement-breakpoint
ALTER TABLE "vote_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_head" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"freeze_no" smallint NOT NULL,
	"pseudonym" text NOT NULL,
	"leaf" text NOT NULL,
	"position" integer NOT NULL,
	"area_centiares" bigint NOT NULL,
	"is_developer" boolean NOT NULL,
	CONSTRAINT "vote_head_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "vote_head_position_key" UNIQUE("community_id","decision_id","freeze_no","position"),
	CONSTRAINT "vote_head_pseudonym_key" UNIQUE("community_id","decision_id","pseudonym")
);
--> statement-breakpoint
ALTER TABLE "vote_head" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_head_unit" (
	"community_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"freeze_no" smallint NOT NULL,
	"unit_id" uuid NOT NULL,
	"head_id" uuid NOT NULL,
	"building_id" uuid NOT NULL,
	"area_centiares" integer NOT NULL,
	"owner_ids" uuid[] NOT NULL,
	CONSTRAINT "vote_head_unit_pk" PRIMARY KEY("community_id","decision_id","freeze_no","unit_id")
);
--> statement-breakpoint
ALTER TABLE "vote_head_unit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_roll" (
	"community_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"freeze_no" smallint NOT NULL,
	"root" text NOT NULL,
	"heads" integer NOT NULL,
	"area_centiares" bigint NOT NULL,
	"seed_sealed" text NOT NULL,
	"frozen_at" timestamp (3) with time zone NOT NULL,
	"frozen_by" uuid NOT NULL,
	CONSTRAINT "vote_roll_pk" PRIMARY KEY("community_id","decision_id","freeze_no")
);
--> statement-breakpoint
ALTER TABLE "vote_roll" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_candidate" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"motion_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"name" text NOT NULL,
	"unit_id" uuid,
	"statement" text NOT NULL,
	CONSTRAINT "vote_candidate_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "vote_candidate_number_key" UNIQUE("community_id","motion_id","number")
);
--> statement-breakpoint
ALTER TABLE "vote_candidate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_decision" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"estate_id" uuid NOT NULL,
	"organiser_kind" text NOT NULL,
	"group_id" uuid,
	"state" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"scope" jsonb NOT NULL,
	"is_temporary" boolean NOT NULL,
	"policy" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"agenda_hash" text,
	"policy_hash" text,
	"noticed_at" timestamp (3) with time zone,
	"opens_at" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"extensions" smallint DEFAULT 0 NOT NULL,
	"freeze_no" smallint DEFAULT 0 NOT NULL,
	"public_key" text,
	"counted_at" timestamp (3) with time zone,
	"result" jsonb,
	"published_at" timestamp (3) with time zone,
	"final_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"reminders" smallint DEFAULT 0 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "vote_decision_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "vote_decision_group_check" CHECK (("vote_decision"."organiser_kind" = 'OWNERS_COMMITTEE') = ("vote_decision"."group_id" IS NULL)),
	CONSTRAINT "vote_decision_state_check" CHECK ("vote_decision"."state" IN ('DRAFT', 'REVIEW', 'NOTICED', 'ROLL_FROZEN', 'OPEN', 'EXTENDED', 'CLOSED', 'COUNTED', 'OBJECTION', 'RECOUNT', 'FINAL', 'FILED', 'ARCHIVED', 'CANCELLED', 'REVOKED_BY_COURT', 'REVOKED_BY_GOV')),
	CONSTRAINT "vote_decision_open_check" CHECK ("vote_decision"."state" NOT IN ('OPEN', 'EXTENDED') OR ("vote_decision"."closes_at" IS NOT NULL AND "vote_decision"."public_key" IS NOT NULL AND "vote_decision"."freeze_no" > 0))
);
--> statement-breakpoint
ALTER TABLE "vote_decision" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_group" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"estate_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "vote_group_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "vote_group_kind_check" CHECK ("vote_group"."kind" IN ('PREPARATORY_GROUP', 'REELECTION_GROUP'))
);
--> statement-breakpoint
ALTER TABLE "vote_group" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_group_member" (
	"community_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	CONSTRAINT "vote_group_member_pk" PRIMARY KEY("community_id","group_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "vote_group_member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_motion" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"kind" text NOT NULL,
	"matter" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"attachment_ids" jsonb NOT NULL,
	"seats" smallint,
	CONSTRAINT "vote_motion_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "vote_motion_number_key" UNIQUE("community_id","decision_id","number"),
	CONSTRAINT "vote_motion_kind_check" CHECK ("vote_motion"."kind" IN ('question', 'election')),
	CONSTRAINT "vote_motion_seats_check" CHECK (("vote_motion"."kind" = 'election') = ("vote_motion"."seats" IS NOT NULL) AND "vote_motion"."seats" > 0)
);
--> statement-breakpoint
ALTER TABLE "vote_motion" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_remark" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"is_upheld" boolean,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "vote_remark_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "vote_remark_kind_check" CHECK ("vote_remark"."kind" IN ('review', 'roll', 'result')),
	CONSTRAINT "vote_remark_answer_check" CHECK (("vote_remark"."answer" IS NULL) = ("vote_remark"."answered_at" IS NULL) AND ("vote_remark"."answer" IS NULL) = ("vote_remark"."is_upheld" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "vote_remark" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";--> statement-breakpoint
ALTER TABLE "vote_paper" ADD CONSTRAINT "vote_paper_decision_fk" FOREIGN KEY ("community_id","decision_id") REFERENCES "public"."vote_decision"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_paper" ADD CONSTRAINT "vote_paper_head_fk" FOREIGN KEY ("community_id","head_id") REFERENCES "public"."vote_head"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_paper" ADD CONSTRAINT "vote_paper_receipt_fk" FOREIGN KEY ("community_id","decision_id","received_seq") REFERENCES "public"."vote_log"("community_id","decision_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_paper" ADD CONSTRAINT "vote_paper_member_fk" FOREIGN KEY ("community_id","issued_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_paper_reading" ADD CONSTRAINT "vote_paper_reading_paper_fk" FOREIGN KEY ("community_id","decision_id","number") REFERENCES "public"."vote_paper"("community_id","decision_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_paper_reading" ADD CONSTRAINT "vote_paper_reading_member_fk" FOREIGN KEY ("community_id","recorder_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_proxy" ADD CONSTRAINT "vote_proxy_head_fk" FOREIGN KEY ("community_id","head_id") REFERENCES "public"."vote_head"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_proxy" ADD CONSTRAINT "vote_proxy_grant_fk" FOREIGN KEY ("community_id","decision_id","grant_seq") REFERENCES "public"."vote_log"("community_id","decision_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_proxy" ADD CONSTRAINT "vote_proxy_member_fk" FOREIGN KEY ("community_id","principal_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effective_ballot" ADD CONSTRAINT "effective_ballot_head_fk" FOREIGN KEY ("community_id","head_id") REFERENCES "public"."vote_head"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effective_ballot" ADD CONSTRAINT "effective_ballot_log_fk" FOREIGN KEY ("community_id","decision_id","seq") REFERENCES "public"."vote_log"("community_id","decision_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_log" ADD CONSTRAINT "vote_log_decision_fk" FOREIGN KEY ("community_id","decision_id") REFERENCES "public"."vote_decision"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_log" ADD CONSTRAINT "vote_log_member_fk" FOREIGN KEY ("community_id","actor_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_head" ADD CONSTRAINT "vote_head_roll_fk" FOREIGN KEY ("community_id","decision_id","freeze_no") REFERENCES "public"."vote_roll"("community_id","decision_id","freeze_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_head_unit" ADD CONSTRAINT "vote_head_unit_head_fk" FOREIGN KEY ("community_id","head_id") REFERENCES "public"."vote_head"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_head_unit" ADD CONSTRAINT "vote_head_unit_unit_fk" FOREIGN KEY ("community_id","unit_id") REFERENCES "public"."unit"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_roll" ADD CONSTRAINT "vote_roll_decision_fk" FOREIGN KEY ("community_id","decision_id") REFERENCES "public"."vote_decision"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_candidate" ADD CONSTRAINT "vote_candidate_motion_fk" FOREIGN KEY ("community_id","motion_id") REFERENCES "public"."vote_motion"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_candidate" ADD CONSTRAINT "vote_candidate_unit_fk" FOREIGN KEY ("community_id","unit_id") REFERENCES "public"."unit"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_decision" ADD CONSTRAINT "vote_decision_estate_fk" FOREIGN KEY ("community_id","estate_id") REFERENCES "public"."estate"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_decision" ADD CONSTRAINT "vote_decision_group_fk" FOREIGN KEY ("community_id","group_id") REFERENCES "public"."vote_group"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_decision" ADD CONSTRAINT "vote_decision_member_fk" FOREIGN KEY ("community_id","created_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_group" ADD CONSTRAINT "vote_group_estate_fk" FOREIGN KEY ("community_id","estate_id") REFERENCES "public"."estate"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_group_member" ADD CONSTRAINT "vote_group_member_group_fk" FOREIGN KEY ("community_id","group_id") REFERENCES "public"."vote_group"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_group_member" ADD CONSTRAINT "vote_group_member_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_motion" ADD CONSTRAINT "vote_motion_decision_fk" FOREIGN KEY ("community_id","decision_id") REFERENCES "public"."vote_decision"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_remark" ADD CONSTRAINT "vote_remark_decision_fk" FOREIGN KEY ("community_id","decision_id") REFERENCES "public"."vote_decision"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_remark" ADD CONSTRAINT "vote_remark_member_fk" FOREIGN KEY ("community_id","created_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "vote_paper_live_key" ON "vote_paper" USING btree ("community_id","decision_id","head_id") WHERE status <> 'replaced';--> statement-breakpoint
CREATE UNIQUE INDEX "vote_proxy_open_key" ON "vote_proxy" USING btree ("community_id","decision_id","head_id") WHERE status IN ('granted', 'cast');--> statement-breakpoint
CREATE UNIQUE INDEX "vote_proxy_slot_key" ON "vote_proxy" USING btree ("community_id","decision_id","agent_index","slot") WHERE status IN ('granted', 'cast');--> statement-breakpoint
CREATE INDEX "vote_proxy_principal_idx" ON "vote_proxy" USING btree ("community_id","decision_id","principal_id");--> statement-breakpoint
CREATE INDEX "vote_log_kind_idx" ON "vote_log" USING btree ("community_id","decision_id","kind","seq");--> statement-breakpoint
CREATE INDEX "vote_log_actor_idx" ON "vote_log" USING btree ("community_id","actor_id");--> statement-breakpoint
CREATE INDEX "vote_head_unit_head_idx" ON "vote_head_unit" USING btree ("community_id","head_id");--> statement-breakpoint
CREATE INDEX "vote_decision_list_idx" ON "vote_decision" USING btree ("community_id","created_at","id");--> statement-breakpoint
CREATE INDEX "vote_decision_due_idx" ON "vote_decision" USING btree ("community_id","closes_at") WHERE state IN ('OPEN', 'EXTENDED');--> statement-breakpoint
CREATE INDEX "vote_group_member_account_idx" ON "vote_group_member" USING btree ("community_id","account_id");--> statement-breakpoint
CREATE INDEX "vote_remark_list_idx" ON "vote_remark" USING btree ("community_id","decision_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "vote_remark_open_key" ON "vote_remark" USING btree ("community_id","decision_id","kind","created_by") WHERE answered_at IS NULL AND kind <> 'review';--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK ("message"."kind" IN ('announcement_published', 'announcement_reminded', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted', 'vote_noticed', 'vote_opened', 'vote_extended', 'vote_cast', 'vote_reminder', 'vote_proxy_granted', 'vote_remark_answered', 'vote_result'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_paper" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_paper" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_paper_reading" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_paper_reading" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_proxy" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_proxy" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "effective_ballot" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "effective_ballot" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_log" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_log" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_head" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_head" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_head_unit" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_head_unit" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_roll" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_roll" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_candidate" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_candidate" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_decision" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_decision" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_group" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_group" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_group_member" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_group_member" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_motion" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_motion" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_remark" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_remark" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "effective_ballot" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_candidate" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_decision" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_group" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_group_member" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_head" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_head_unit" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_log" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_motion" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_paper" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_paper_reading" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_proxy" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_remark" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_roll" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- The log is for good: nobody who serves changes an entry or takes one out. Frozen rolls stay as they are, too.
GRANT SELECT, INSERT ON vote_log, vote_roll, vote_head, vote_head_unit, vote_group_member TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON effective_ballot, vote_decision, vote_group, vote_paper, vote_paper_reading, vote_proxy,
	vote_remark TO liren_app;--> statement-breakpoint
-- The agenda of a draft is replaced whole; from the notice on its hash says what it was.
GRANT SELECT, INSERT, DELETE ON vote_candidate, vote_motion TO liren_app;
