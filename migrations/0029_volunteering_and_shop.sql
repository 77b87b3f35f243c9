CREATE TABLE "points_item" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"merchant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"price" integer NOT NULL,
	"per_person" integer,
	"stock" integer DEFAULT 0 NOT NULL,
	"is_on" boolean NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "points_item_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "points_item_kind_check" CHECK ("points_item"."kind" IN ('goods', 'service')),
	CONSTRAINT "points_item_price_check" CHECK ("points_item"."price" > 0 AND "points_item"."per_person" > 0),
	CONSTRAINT "points_item_stock_check" CHECK ("points_item"."stock" >= 0)
);
--> statement-breakpoint
ALTER TABLE "points_item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "points_merchant" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"hours" text NOT NULL,
	"is_on" boolean NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "points_merchant_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
ALTER TABLE "points_merchant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "points_order" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"merchant_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"price" integer NOT NULL,
	"nth" integer NOT NULL,
	"state" text NOT NULL,
	"code_try" smallint NOT NULL,
	"code_digest" text,
	"ordered_at" timestamp (3) with time zone NOT NULL,
	"kept_until" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	CONSTRAINT "points_order_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "points_order_state_check" CHECK ("points_order"."state" IN ('ordered', 'handed_over', 'cancelled', 'expired')),
	CONSTRAINT "points_order_ended_check" CHECK (("points_order"."state" = 'ordered') = ("points_order"."ended_at" IS NULL)),
	CONSTRAINT "points_order_code_check" CHECK (("points_order"."state" = 'ordered') = ("points_order"."code_digest" IS NOT NULL)),
	CONSTRAINT "points_order_hands_check" CHECK ("points_order"."state" <> 'handed_over' OR ("points_order"."ended_by" IS NOT NULL AND "points_order"."ended_by" <> "points_order"."account_id"))
);
--> statement-breakpoint
ALTER TABLE "points_order" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "points_stock_change" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"change" integer NOT NULL,
	"stock" integer NOT NULL,
	"reason" text NOT NULL,
	"account_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "points_stock_change_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
ALTER TABLE "points_stock_change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "volunteer_attendance" (
	"community_id" uuid NOT NULL,
	"signup_id" uuid NOT NULL,
	"shift_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"in_at" timestamp (3) with time zone NOT NULL,
	"in_by" text NOT NULL,
	"out_at" timestamp (3) with time zone,
	"out_by" text,
	"entered_by" uuid,
	"entered_reason" text,
	"confirmed_by" uuid,
	"confirmed_at" timestamp (3) with time zone,
	"rejected_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"minutes" integer,
	"points" integer,
	"journal_id" uuid,
	CONSTRAINT "volunteer_attendance_pk" PRIMARY KEY("community_id","signup_id"),
	CONSTRAINT "volunteer_attendance_order_check" CHECK ("volunteer_attendance"."out_at" IS NULL OR "volunteer_attendance"."out_at" >= "volunteer_attendance"."in_at"),
	CONSTRAINT "volunteer_attendance_out_check" CHECK (("volunteer_attendance"."out_at" IS NULL) = ("volunteer_attendance"."out_by" IS NULL)),
	CONSTRAINT "volunteer_attendance_entered_check" CHECK (("volunteer_attendance"."entered_by" IS NULL) = ("volunteer_attendance"."entered_reason" IS NULL)),
	CONSTRAINT "volunteer_attendance_self_check" CHECK (("volunteer_attendance"."entered_by" IS NULL OR "volunteer_attendance"."entered_by" <> "volunteer_attendance"."account_id") AND ("volunteer_attendance"."confirmed_by" IS NULL OR "volunteer_attendance"."entered_by" IS NULL OR "volunteer_attendance"."confirmed_by" <> "volunteer_attendance"."entered_by") AND ("volunteer_attendance"."confirmed_by" IS NULL OR "volunteer_attendance"."confirmed_by" <> "volunteer_attendance"."account_id" OR "volunteer_attendance"."entered_by" IS NOT NULL)),
	CONSTRAINT "volunteer_attendance_settled_check" CHECK ("volunteer_attendance"."settled_at" IS NULL OR ("volunteer_attendance"."out_at" IS NOT NULL AND "volunteer_attendance"."confirmed_by" IS NOT NULL AND "volunteer_attendance"."minutes" IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "volunteer_attendance" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "volunteer_review" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"signup_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"is_accepted" boolean,
	"reason" text,
	CONSTRAINT "volunteer_review_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "volunteer_review_kind_check" CHECK ("volunteer_review"."kind" IN ('kept_scan', 'forgotten', 'one_device', 'elsewhere', 'hasty', 'sample')),
	CONSTRAINT "volunteer_review_decided_check" CHECK (num_nonnulls("volunteer_review"."decided_by", "volunteer_review"."decided_at", "volunteer_review"."is_accepted", "volunteer_review"."reason") IN (0, 4)),
	CONSTRAINT "volunteer_review_self_check" CHECK ("volunteer_review"."decided_by" IS NULL OR "volunteer_review"."decided_by" <> "volunteer_review"."account_id")
);
--> statement-breakpoint
ALTER TABLE "volunteer_review" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "volunteer_scan" (
	"community_id" uuid NOT NULL,
	"signup_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"step" bigint NOT NULL,
	"shift_id" uuid NOT NULL,
	"device" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kept_at" timestamp (3) with time zone,
	CONSTRAINT "volunteer_scan_pk" PRIMARY KEY("community_id","signup_id","direction","step"),
	CONSTRAINT "volunteer_scan_direction_check" CHECK ("volunteer_scan"."direction" IN ('in', 'out'))
);
--> statement-breakpoint
ALTER TABLE "volunteer_scan" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "volunteer_activity" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"tags" jsonb NOT NULL,
	"language" text,
	"age" text NOT NULL,
	"risk_note" text,
	"is_insured" boolean NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"organiser_id" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"notice_id" uuid,
	CONSTRAINT "volunteer_activity_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "volunteer_activity_age_check" CHECK ("volunteer_activity"."age" IN ('anyone', 'with_guardian', 'grown')),
	CONSTRAINT "volunteer_activity_state_check" CHECK ("volunteer_activity"."state" IN ('proposed', 'published', 'refused', 'cancelled')),
	CONSTRAINT "volunteer_activity_decided_check" CHECK (("volunteer_activity"."state" = 'proposed') = ("volunteer_activity"."decided_at" IS NULL)),
	CONSTRAINT "volunteer_activity_reason_check" CHECK ("volunteer_activity"."state" NOT IN ('refused', 'cancelled') OR "volunteer_activity"."reason" IS NOT NULL)
);
--> statement-breakpoint
ALTER TABLE "volunteer_activity" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "volunteer_shift" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"place" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"capacity" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"waiting" integer DEFAULT 0 NOT NULL,
	"secret_sealed" text NOT NULL,
	"is_open" boolean DEFAULT false NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "volunteer_shift_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "volunteer_shift_capacity_check" CHECK ("volunteer_shift"."taken" BETWEEN 0 AND "volunteer_shift"."capacity"),
	CONSTRAINT "volunteer_shift_waiting_check" CHECK ("volunteer_shift"."waiting" >= 0),
	CONSTRAINT "volunteer_shift_times_check" CHECK ("volunteer_shift"."ends_at" > "volunteer_shift"."starts_at" AND "volunteer_shift"."ends_at" <= "volunteer_shift"."starts_at" + interval '12 hours' AND extract(epoch FROM "volunteer_shift"."starts_at")::bigint % 900 = 0 AND extract(epoch FROM "volunteer_shift"."ends_at")::bigint % 900 = 0)
);
--> statement-breakpoint
ALTER TABLE "volunteer_shift" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "volunteer_signup" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"shift_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"state" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"risk_accepted_at" timestamp (3) with time zone,
	"guardian_comes" boolean NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "volunteer_signup_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "volunteer_signup_state_check" CHECK ("volunteer_signup"."state" IN ('in', 'waiting', 'withdrawn', 'cancelled')),
	CONSTRAINT "volunteer_signup_ended_check" CHECK (("volunteer_signup"."state" IN ('in', 'waiting')) = ("volunteer_signup"."ended_at" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "volunteer_signup" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "volunteer_slot" (
	"community_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"quarter" timestamp (3) with time zone NOT NULL,
	"signup_id" uuid NOT NULL,
	CONSTRAINT "volunteer_slot_pk" PRIMARY KEY("community_id","account_id","quarter"),
	CONSTRAINT "volunteer_slot_quarter_check" CHECK (extract(epoch FROM "volunteer_slot"."quarter")::bigint % 900 = 0)
);
--> statement-breakpoint
ALTER TABLE "volunteer_slot" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_check";--> statement-breakpoint
ALTER TABLE "points_item" ADD CONSTRAINT "points_item_merchant_fk" FOREIGN KEY ("community_id","merchant_id") REFERENCES "public"."points_merchant"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_merchant" ADD CONSTRAINT "points_merchant_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_order" ADD CONSTRAINT "points_order_item_fk" FOREIGN KEY ("community_id","item_id") REFERENCES "public"."points_item"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_order" ADD CONSTRAINT "points_order_merchant_fk" FOREIGN KEY ("community_id","merchant_id") REFERENCES "public"."points_merchant"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_order" ADD CONSTRAINT "points_order_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_stock_change" ADD CONSTRAINT "points_stock_change_item_fk" FOREIGN KEY ("community_id","item_id") REFERENCES "public"."points_item"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_stock_change" ADD CONSTRAINT "points_stock_change_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_attendance" ADD CONSTRAINT "volunteer_attendance_signup_fk" FOREIGN KEY ("community_id","signup_id") REFERENCES "public"."volunteer_signup"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_attendance" ADD CONSTRAINT "volunteer_attendance_shift_fk" FOREIGN KEY ("community_id","shift_id") REFERENCES "public"."volunteer_shift"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_attendance" ADD CONSTRAINT "volunteer_attendance_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_attendance" ADD CONSTRAINT "volunteer_attendance_journal_fk" FOREIGN KEY ("community_id","journal_id") REFERENCES "public"."points_journal"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_review" ADD CONSTRAINT "volunteer_review_signup_fk" FOREIGN KEY ("community_id","signup_id") REFERENCES "public"."volunteer_signup"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_scan" ADD CONSTRAINT "volunteer_scan_signup_fk" FOREIGN KEY ("community_id","signup_id") REFERENCES "public"."volunteer_signup"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_activity" ADD CONSTRAINT "volunteer_activity_member_fk" FOREIGN KEY ("community_id","organiser_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_activity" ADD CONSTRAINT "volunteer_activity_notice_fk" FOREIGN KEY ("community_id","notice_id") REFERENCES "public"."announcement"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_shift" ADD CONSTRAINT "volunteer_shift_activity_fk" FOREIGN KEY ("community_id","activity_id") REFERENCES "public"."volunteer_activity"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_signup" ADD CONSTRAINT "volunteer_signup_shift_fk" FOREIGN KEY ("community_id","shift_id") REFERENCES "public"."volunteer_shift"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_signup" ADD CONSTRAINT "volunteer_signup_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "volunteer_slot" ADD CONSTRAINT "volunteer_slot_signup_fk" FOREIGN KEY ("community_id","signup_id") REFERENCES "public"."volunteer_signup"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "points_merchant_list_idx" ON "points_merchant" USING btree ("community_id","name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "points_order_code_key" ON "points_order" USING btree ("community_id","code_digest") WHERE state = 'ordered';--> statement-breakpoint
CREATE UNIQUE INDEX "points_order_limit_key" ON "points_order" USING btree ("community_id","item_id","account_id","nth") WHERE state IN ('ordered', 'handed_over');--> statement-breakpoint
CREATE INDEX "points_order_member_idx" ON "points_order" USING btree ("community_id","account_id","ordered_at","id");--> statement-breakpoint
CREATE INDEX "points_order_merchant_idx" ON "points_order" USING btree ("community_id","merchant_id","state","ended_at","id");--> statement-breakpoint
CREATE INDEX "points_order_due_idx" ON "points_order" USING btree ("community_id","kept_until") WHERE state = 'ordered';--> statement-breakpoint
CREATE INDEX "points_stock_change_item_idx" ON "points_stock_change" USING btree ("community_id","item_id","at","id");--> statement-breakpoint
CREATE INDEX "volunteer_attendance_shift_idx" ON "volunteer_attendance" USING btree ("community_id","shift_id");--> statement-breakpoint
CREATE INDEX "volunteer_attendance_member_idx" ON "volunteer_attendance" USING btree ("community_id","account_id","in_at");--> statement-breakpoint
CREATE UNIQUE INDEX "volunteer_review_kind_key" ON "volunteer_review" USING btree ("community_id","signup_id","kind") WHERE decided_at IS NULL;--> statement-breakpoint
CREATE INDEX "volunteer_review_open_idx" ON "volunteer_review" USING btree ("community_id","opened_at","id") WHERE decided_at IS NULL;--> statement-breakpoint
CREATE INDEX "volunteer_scan_device_idx" ON "volunteer_scan" USING btree ("community_id","shift_id","device");--> statement-breakpoint
CREATE INDEX "volunteer_activity_list_idx" ON "volunteer_activity" USING btree ("community_id","state","proposed_at","id");--> statement-breakpoint
CREATE INDEX "volunteer_activity_organiser_idx" ON "volunteer_activity" USING btree ("community_id","organiser_id","state","proposed_at","id");--> statement-breakpoint
CREATE INDEX "volunteer_shift_activity_idx" ON "volunteer_shift" USING btree ("community_id","activity_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "volunteer_shift_list_idx" ON "volunteer_shift" USING btree ("community_id","starts_at","id") WHERE is_open;--> statement-breakpoint
CREATE INDEX "volunteer_shift_due_idx" ON "volunteer_shift" USING btree ("community_id","ends_at") WHERE is_open AND closed_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "volunteer_signup_live_key" ON "volunteer_signup" USING btree ("community_id","shift_id","account_id") WHERE state IN ('in', 'waiting');--> statement-breakpoint
CREATE INDEX "volunteer_signup_shift_idx" ON "volunteer_signup" USING btree ("community_id","shift_id","state","signed_at","id");--> statement-breakpoint
CREATE INDEX "volunteer_signup_member_idx" ON "volunteer_signup" USING btree ("community_id","account_id","state");--> statement-breakpoint
CREATE INDEX "volunteer_slot_person_idx" ON "volunteer_slot" USING btree ("account_id","quarter");--> statement-breakpoint
CREATE INDEX "volunteer_slot_signup_idx" ON "volunteer_slot" USING btree ("community_id","signup_id");--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_check" CHECK ("message"."kind" IN ('announcement_published', 'announcement_reminded', 'question_answered', 'question_refused', 'question_held', 'schedule_failed', 'binding_approved', 'binding_refused', 'household_joined', 'guardian_wanted', 'vote_noticed', 'vote_opened', 'vote_extended', 'vote_cast', 'vote_reminder', 'vote_proxy_granted', 'vote_remark_answered', 'vote_result', 'vote_nominated', 'vote_candidacy', 'vote_demand', 'vote_designated', 'complaint_waiting', 'complaint_moved', 'complaint_due', 'complaint_climbed', 'activity_decided', 'shift_moved_in', 'shift_cancelled', 'attendance_entered'));--> statement-breakpoint
CREATE POLICY "community" ON "points_item" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_item" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "points_merchant" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_merchant" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "points_order" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_order" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "points_stock_change" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_stock_change" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "volunteer_attendance" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "volunteer_attendance" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "volunteer_review" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "volunteer_review" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "volunteer_scan" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "volunteer_scan" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "volunteer_activity" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "volunteer_activity" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "volunteer_shift" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "volunteer_shift" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "volunteer_signup" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "volunteer_signup" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "volunteer_slot" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own" ON "volunteer_slot" AS PERMISSIVE FOR SELECT TO public USING (account_id = (SELECT nullif(current_setting('app.account_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "volunteer_slot" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE volunteer_activity FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE volunteer_shift FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE volunteer_signup FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE volunteer_slot FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE volunteer_attendance FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE volunteer_scan FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE volunteer_review FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON volunteer_activity, volunteer_shift, volunteer_signup, volunteer_attendance, volunteer_review TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT ON volunteer_scan TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON volunteer_slot TO liren_app;--> statement-breakpoint
ALTER TABLE points_merchant FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE points_item FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE points_stock_change FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE points_order FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON points_merchant, points_item, points_order TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT ON points_stock_change TO liren_app;--> statement-breakpoint
-- As before, and now looked through for one community alone in no more than its own rows.
CREATE OR REPLACE VIEW ledger_audit WITH (security_invoker = true) AS
WITH entry AS NOT MATERIALIZED (
  SELECT community_id, to_id AS account_id, to_seq AS seq, amount, to_balance AS balance FROM points_movement
  UNION ALL
  SELECT community_id, from_id, from_seq, -amount, from_balance FROM points_movement
), chained AS NOT MATERIALIZED (
  SELECT e.*, coalesce(lag(balance) OVER w, 0) + amount AS wanted, row_number() OVER w AS place
  FROM entry e WINDOW w AS (PARTITION BY community_id, account_id ORDER BY seq)
)
SELECT community_id, account_id AS id, 'a movement whose balance does not follow from the one before' AS fault
  FROM chained WHERE balance <> wanted OR seq <> place
UNION ALL
SELECT a.community_id, a.id, 'an account that is not the sum of its movements'
  FROM points_account a LEFT JOIN (SELECT community_id, account_id, sum(amount) AS total, count(*) AS n FROM entry
    GROUP BY 1, 2) e ON e.community_id = a.community_id AND e.account_id = a.id
  WHERE a.balance <> coalesce(e.total, 0) OR a.seq <> coalesce(e.n, 0)
UNION ALL
SELECT community_id, community_id, 'accounts of a currency that do not sum to zero'
  FROM points_account GROUP BY community_id, currency HAVING sum(balance) <> 0
UNION ALL
SELECT l.community_id, l.id, 'a lot that is not what was granted and used'
  FROM points_lot l LEFT JOIN (SELECT community_id, lot_id, sum(amount) AS used FROM points_lot_use GROUP BY 1, 2) u
    ON u.community_id = l.community_id AND u.lot_id = l.id
  WHERE l.remaining <> l.granted + coalesce(u.used, 0)
UNION ALL
SELECT a.community_id, a.id, 'a member whose lots are not the balance'
  FROM points_account a LEFT JOIN (SELECT community_id, account_id, sum(remaining) AS remaining FROM points_lot
    GROUP BY 1, 2) l ON l.community_id = a.community_id AND l.account_id = a.owner_id
  WHERE a.currency = 'POINT' AND a.kind = 'member' AND a.balance <> coalesce(l.remaining, 0)
UNION ALL
SELECT m.community_id, m.id, 'a member who owes and has'
  FROM points_account m JOIN points_account d ON d.community_id = m.community_id AND d.owner_id = m.owner_id
    AND d.currency = 'POINT' AND d.kind = 'debt' AND d.balance < 0
  WHERE m.currency = 'POINT' AND m.kind = 'member' AND m.balance > 0
UNION ALL
SELECT j.community_id, j.id, 'a journal without movements'
  FROM points_journal j WHERE NOT EXISTS (SELECT FROM points_movement v WHERE v.community_id = j.community_id
    AND v.journal_id = j.id)
UNION ALL
SELECT r.community_id, r.id, 'a reversal that is not what it reverses'
  FROM points_journal r CROSS JOIN (VALUES ('POINT'), ('TIME')) c(currency)
  WHERE r.reverses_id IS NOT NULL
    AND (SELECT coalesce(sum(v.amount), 0) FROM points_movement v WHERE v.community_id = r.community_id
      AND v.journal_id = r.id AND v.currency = c.currency)
    <> (SELECT coalesce(sum(v.amount), 0) FROM points_movement v WHERE v.community_id = r.community_id
      AND v.journal_id = r.reverses_id AND v.currency = c.currency);
