CREATE TABLE "points_desk_person" (
	"community_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"merchant_id" uuid NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "points_desk_person_pk" PRIMARY KEY("community_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "points_desk_person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "points_merit" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rule" text NOT NULL,
	"source_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"points" integer NOT NULL,
	"journal_id" uuid,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"revoked_by" uuid,
	"revoked_at" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "points_merit_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "points_merit_rule_check" CHECK ("points_merit"."rule" IN ('suggestion', 'snap', 'meeting')),
	CONSTRAINT "points_merit_points_check" CHECK ("points_merit"."points" >= 0),
	CONSTRAINT "points_merit_hands_check" CHECK ("points_merit"."recorded_by" <> "points_merit"."account_id" AND ("points_merit"."revoked_by" IS NULL OR "points_merit"."revoked_by" <> "points_merit"."account_id")),
	CONSTRAINT "points_merit_revoked_check" CHECK (num_nonnulls("points_merit"."revoked_by", "points_merit"."revoked_at", "points_merit"."reason") IN (0, 3))
);
--> statement-breakpoint
ALTER TABLE "points_merit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "volunteer_record" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"detail" text NOT NULL,
	"happened_on" date NOT NULL,
	"minutes" integer,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "volunteer_record_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "volunteer_record_kind_check" CHECK ("volunteer_record"."kind" IN ('training', 'award', 'complaint')),
	CONSTRAINT "volunteer_record_minutes_check" CHECK (("volunteer_record"."kind" = 'training') = ("volunteer_record"."minutes" IS NOT NULL) AND ("volunteer_record"."minutes" IS NULL OR "volunteer_record"."minutes" > 0)),
	CONSTRAINT "volunteer_record_hands_check" CHECK ("volunteer_record"."recorded_by" <> "volunteer_record"."account_id")
);
--> statement-breakpoint
ALTER TABLE "volunteer_record" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "volunteer_listing" (
	"community_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"is_listed" boolean NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "volunteer_listing_pk" PRIMARY KEY("community_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "volunteer_listing" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "volunteer_thanks" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"signup_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"given_by" uuid NOT NULL,
	"rating" smallint NOT NULL,
	"words" text,
	"is_public" boolean NOT NULL,
	"is_shown" boolean,
	"given_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "volunteer_thanks_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "volunteer_thanks_once_key" UNIQUE("community_id","signup_id","given_by"),
	CONSTRAINT "volunteer_thanks_rating_check" CHECK ("volunteer_thanks"."rating" BETWEEN 1 AND 5),
	CONSTRAINT "volunteer_thanks_words_check" CHECK ("volunteer_thanks"."words" IS NOT NULL OR NOT "volunteer_thanks"."is_public"),
	CONSTRAINT "volunteer_thanks_hands_check" CHECK ("volunteer_thanks"."given_by" <> "volunteer_thanks"."account_id")
);
--> statement-breakpoint
ALTER TABLE "volunteer_thanks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "points_journal" DROP CONSTRAINT "points_journal_hands_check";--> statement-breakpoint
ALTER TABLE "points_journal" ADD COLUMN "rule" text;--> statement-breakpoint
ALTER TABLE "volunteer_certificate" ADD COLUMN "volunteer_number_sealed" text;--> statement-breakpoint
ALTER TABLE "volunteer_certificate" ADD COLUMN "responsible" text;--> statement-breakpoint
ALTER TABLE "volunteer_certificate" ADD COLUMN "contact" text;--> statement-breakpoint
ALTER TABLE "points_desk_person" ADD CONSTRAINT "points_desk_person_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_desk_person" ADD CONSTRAINT "points_desk_person_merchant_fk" FOREIGN KEY ("community_id","merchant_id") REFERENCES "public"."points_merchant"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_merit" ADD CONSTRAINT "points_merit_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_merit" ADD CONSTRAINT "points_merit_recorder_fk" FOREIGN KEY ("community_id","recorded_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_merit" ADD CONSTRAINT "points_merit_journal_fk" FOREIGN KEY ("community_id","journal_id") REFERENCES "public"."points_journal"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_record" ADD CONSTRAINT "volunteer_record_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_record" ADD CONSTRAINT "volunteer_record_recorder_fk" FOREIGN KEY ("community_id","recorded_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_listing" ADD CONSTRAINT "volunteer_listing_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_thanks" ADD CONSTRAINT "volunteer_thanks_signup_fk" FOREIGN KEY ("community_id","signup_id") REFERENCES "public"."volunteer_signup"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_thanks" ADD CONSTRAINT "volunteer_thanks_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_thanks" ADD CONSTRAINT "volunteer_thanks_giver_fk" FOREIGN KEY ("community_id","given_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "points_merit_source_key" ON "points_merit" USING btree ("community_id","rule","source_id","account_id") WHERE revoked_at IS NULL;--> statement-breakpoint
CREATE INDEX "points_merit_list_idx" ON "points_merit" USING btree ("community_id","rule","recorded_at","id");--> statement-breakpoint
CREATE INDEX "volunteer_record_list_idx" ON "volunteer_record" USING btree ("community_id","recorded_at","id");--> statement-breakpoint
CREATE INDEX "volunteer_record_member_idx" ON "volunteer_record" USING btree ("community_id","account_id","happened_on","id");--> statement-breakpoint
CREATE INDEX "volunteer_thanks_member_idx" ON "volunteer_thanks" USING btree ("community_id","account_id","given_at","id");--> statement-breakpoint
CREATE INDEX "volunteer_thanks_shown_idx" ON "volunteer_thanks" USING btree ("community_id","given_at","id") WHERE is_public AND is_shown;--> statement-breakpoint
CREATE INDEX "points_order_desk_idx" ON "points_order" USING btree ("community_id","state","ordered_at","id");--> statement-breakpoint
ALTER TABLE "points_journal" ADD CONSTRAINT "points_journal_rule_check" CHECK ("points_journal"."rule" IS NULL OR "points_journal"."rule" IN ('suggestion', 'snap', 'meeting'));--> statement-breakpoint
ALTER TABLE "points_journal" ADD CONSTRAINT "points_journal_granted_check" CHECK (CASE "points_journal"."kind" WHEN 'rule' THEN "points_journal"."rule" IS NOT NULL WHEN 'reversal' THEN true ELSE "points_journal"."rule" IS NULL END);--> statement-breakpoint
ALTER TABLE "points_journal" ADD CONSTRAINT "points_journal_hands_check" CHECK (CASE WHEN "points_journal"."rule" IS NOT NULL THEN "points_journal"."actor_id" IS NOT NULL AND "points_journal"."actor_id" <> "points_journal"."account_id" ELSE "points_journal"."kind" NOT IN ('manual', 'opening', 'reversal') OR ("points_journal"."actor_id" IS NOT NULL AND "points_journal"."second_id" IS NOT NULL AND "points_journal"."note" IS NOT NULL AND "points_journal"."actor_id" <> "points_journal"."second_id" AND "points_journal"."actor_id" <> "points_journal"."account_id" AND "points_journal"."second_id" <> "points_journal"."account_id") END);--> statement-breakpoint
CREATE POLICY "community" ON "points_desk_person" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_desk_person" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "points_merit" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_merit" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "volunteer_record" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "volunteer_record" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "volunteer_listing" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "volunteer_listing" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "volunteer_thanks" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "volunteer_thanks" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE points_merit FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE points_desk_person FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE volunteer_record FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE volunteer_thanks FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE volunteer_listing FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON points_merit TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON points_desk_person TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON volunteer_record TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON volunteer_thanks, volunteer_listing TO liren_app;
