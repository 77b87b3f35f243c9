CREATE TABLE "complaint_call" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"complaint_id" uuid NOT NULL,
	"role" text NOT NULL,
	"scope_id" uuid NOT NULL,
	"department" text NOT NULL,
	"label" text NOT NULL,
	"category" text NOT NULL,
	"urgency" text NOT NULL,
	"place_label" text NOT NULL,
	"ask" text NOT NULL,
	"caller_role" text NOT NULL,
	"caller_scope_id" uuid NOT NULL,
	"called_by" uuid NOT NULL,
	"state" text NOT NULL,
	"seq" integer NOT NULL,
	"round" integer NOT NULL,
	"rung" integer NOT NULL,
	"clock_from" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"alarm_at" timestamp (3) with time zone,
	"done_by" timestamp (3) with time zone NOT NULL,
	"called_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "complaint_call_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "complaint_call_state_check" CHECK (CASE WHEN "complaint_call"."state" IN ('CALLED', 'HERE', 'REFUSED') THEN "complaint_call"."due_at" IS NOT NULL AND "complaint_call"."ended_at" IS NULL
        WHEN "complaint_call"."state" IN ('DONE', 'RELEASED', 'CALLED_OFF', 'LAPSED')
          THEN "complaint_call"."due_at" IS NULL AND "complaint_call"."alarm_at" IS NULL AND "complaint_call"."ended_at" IS NOT NULL
        ELSE false END IS TRUE),
	CONSTRAINT "complaint_call_rung_check" CHECK ("complaint_call"."rung" BETWEEN 0 AND 5 AND "complaint_call"."round" BETWEEN 0 AND 1 AND "complaint_call"."seq" > 0)
);
--> statement-breakpoint
ALTER TABLE "complaint_call" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_call_entry" (
	"community_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"step" text NOT NULL,
	"state" text NOT NULL,
	"party" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text,
	"actor_role" text,
	"note" text,
	"reason" text,
	"rung" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "complaint_call_entry_pk" PRIMARY KEY("community_id","call_id","seq"),
	CONSTRAINT "complaint_call_entry_actor_check" CHECK (("complaint_call_entry"."party" = 'CLOCK') = ("complaint_call_entry"."actor_id" IS NULL)),
	CONSTRAINT "complaint_call_entry_reason_check" CHECK (("complaint_call_entry"."step" = 'REFUSE') = ("complaint_call_entry"."reason" IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "complaint_call_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "complaint_call_rung" (
	"community_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"clock" text NOT NULL,
	"rung" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "complaint_call_rung_pk" PRIMARY KEY("community_id","call_id","round","clock","rung"),
	CONSTRAINT "complaint_call_rung_clock_check" CHECK ("complaint_call_rung"."clock" IN ('report', 'work', 'answer')),
	CONSTRAINT "complaint_call_rung_rung_check" CHECK ("complaint_call_rung"."rung" IN ('half', 'most', 'due', 'street', 'list'))
);
--> statement-breakpoint
ALTER TABLE "complaint_call_rung" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "role_grant_above" ADD COLUMN "department" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint_call" ADD CONSTRAINT "complaint_call_complaint_fk" FOREIGN KEY ("community_id","complaint_id") REFERENCES "public"."complaint"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_call" ADD CONSTRAINT "complaint_call_member_fk" FOREIGN KEY ("community_id","called_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_call_entry" ADD CONSTRAINT "complaint_call_entry_call_fk" FOREIGN KEY ("community_id","call_id") REFERENCES "public"."complaint_call"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_call_rung" ADD CONSTRAINT "complaint_call_rung_call_fk" FOREIGN KEY ("community_id","call_id") REFERENCES "public"."complaint_call"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_call_open_key" ON "complaint_call" USING btree ("community_id","complaint_id","role","scope_id","department") WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX "complaint_call_complaint_idx" ON "complaint_call" USING btree ("community_id","complaint_id","called_at");--> statement-breakpoint
CREATE INDEX "complaint_call_desk_idx" ON "complaint_call" USING btree ("role","scope_id","department","due_at","id") WHERE state IN ('CALLED', 'HERE');--> statement-breakpoint
CREATE INDEX "complaint_call_alarm_idx" ON "complaint_call" USING btree ("community_id","alarm_at") WHERE alarm_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "role_grant_above_scope_idx" ON "role_grant_above" USING btree ("scope_id") WHERE ended_at IS NULL;--> statement-breakpoint
ALTER TABLE "role_grant_above" ADD CONSTRAINT "role_grant_above_department_check" CHECK ("role_grant_above"."department" = '' OR "role_grant_above"."role" = 'department');--> statement-breakpoint
CREATE POLICY "purpose_whistle" ON "role_grant_above" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) = 'whistle' AND role IN ('street', 'department'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_call" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_called" ON "complaint_call" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) = 'called' AND (EXISTS (SELECT FROM role_grant_above g
    WHERE g.account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid) AND g.role = complaint_call.role
      AND g.scope_id = complaint_call.scope_id AND g.department = complaint_call.department AND g.ended_at IS NULL
      AND (g.expires_at IS NULL OR g.expires_at > app.now()))
  OR EXISTS (SELECT FROM role_grant g
    WHERE g.account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid)
      AND g.community_id = complaint_call.community_id AND g.role = complaint_call.role
      AND g.scope_id = complaint_call.scope_id AND g.ended_at IS NULL
      AND (g.expires_at IS NULL OR g.expires_at > app.now()))));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_call" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_call_entry" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_call_entry" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "complaint_call_rung" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "complaint_call_rung" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "complaint_call" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_call_entry" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "complaint_call_rung" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON complaint_call TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT ON complaint_call_entry, complaint_call_rung TO liren_app;
