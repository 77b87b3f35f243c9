CREATE TABLE "vote_stamp" (
	"community_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"head" text NOT NULL,
	"token" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vote_stamp_pk" PRIMARY KEY("community_id","decision_id","seq")
);
--> statement-breakpoint
ALTER TABLE "vote_stamp" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_stamp" ADD CONSTRAINT "vote_stamp_log_fk" FOREIGN KEY ("community_id","decision_id","seq") REFERENCES "public"."vote_log"("community_id","decision_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "community" ON "vote_stamp" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_stamp" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));
--> statement-breakpoint
ALTER TABLE vote_stamp FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT ON vote_stamp TO liren_app;
