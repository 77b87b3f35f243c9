CREATE TABLE "vote_delivery" (
	"community_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"head_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"recorded_by" uuid,
	"number" text,
	"place" text,
	"file_id" uuid,
	CONSTRAINT "vote_delivery_pk" PRIMARY KEY("community_id","decision_id","head_id","kind"),
	CONSTRAINT "vote_delivery_kind_check" CHECK ("vote_delivery"."kind" IN ('SIGNED_RECEIPT', 'APP_OPENED', 'REGISTERED_MAIL', 'PUBLIC_NOTICE')),
	CONSTRAINT "vote_delivery_number_check" CHECK (("vote_delivery"."kind" = 'REGISTERED_MAIL') = ("vote_delivery"."number" IS NOT NULL)),
	CONSTRAINT "vote_delivery_recorder_check" CHECK (("vote_delivery"."kind" = 'APP_OPENED') = ("vote_delivery"."recorded_by" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "vote_delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vote_file" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"estate_id" uuid NOT NULL,
	"decision_id" uuid,
	"paper_number" integer,
	"use" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"digest" text NOT NULL,
	"file_key" text NOT NULL,
	"preview_key" text,
	"bytes" integer NOT NULL,
	"width" integer,
	"height" integer,
	"uploaded_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "vote_file_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "vote_file_use_check" CHECK ("vote_file"."use" IN ('document', 'scan', 'receipt', 'official')),
	CONSTRAINT "vote_file_kind_check" CHECK ("vote_file"."kind" IN ('picture', 'pdf')),
	CONSTRAINT "vote_file_owner_check" CHECK (("vote_file"."use" = 'document') = ("vote_file"."decision_id" IS NULL) AND ("vote_file"."use" = 'scan') = ("vote_file"."paper_number" IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE "vote_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_subject_key";--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "occasion" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "vote_delivery" ADD CONSTRAINT "vote_delivery_head_fk" FOREIGN KEY ("community_id","head_id") REFERENCES "public"."vote_head"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_delivery" ADD CONSTRAINT "vote_delivery_log_fk" FOREIGN KEY ("community_id","decision_id","seq") REFERENCES "public"."vote_log"("community_id","decision_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_delivery" ADD CONSTRAINT "vote_delivery_member_fk" FOREIGN KEY ("community_id","recorded_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_file" ADD CONSTRAINT "vote_file_estate_fk" FOREIGN KEY ("community_id","estate_id") REFERENCES "public"."estate"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_file" ADD CONSTRAINT "vote_file_decision_fk" FOREIGN KEY ("community_id","decision_id") REFERENCES "public"."vote_decision"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_file" ADD CONSTRAINT "vote_file_paper_fk" FOREIGN KEY ("community_id","decision_id","paper_number") REFERENCES "public"."vote_paper"("community_id","decision_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_file" ADD CONSTRAINT "vote_file_member_fk" FOREIGN KEY ("community_id","uploaded_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "vote_file_estate_idx" ON "vote_file" USING btree ("community_id","estate_id","created_at","id");--> statement-breakpoint
CREATE INDEX "vote_file_decision_idx" ON "vote_file" USING btree ("community_id","decision_id","use","paper_number");--> statement-breakpoint
CREATE INDEX "vote_file_key_idx" ON "vote_file" USING btree ("file_key");--> statement-breakpoint
CREATE INDEX "vote_file_preview_idx" ON "vote_file" USING btree ("preview_key");--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_subject_key" UNIQUE("community_id","account_id","kind","subject_id","occasion");--> statement-breakpoint
CREATE POLICY "community" ON "vote_delivery" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_delivery" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "vote_file" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "purpose_sweep" ON "vote_file" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) IN ('sweep'));--> statement-breakpoint
CREATE POLICY "maintenance" ON "vote_file" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "vote_delivery" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "vote_file" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- What proves a delivery stays as it was written; a file goes when nothing needs it any more, and never changes.
GRANT SELECT, INSERT ON vote_delivery TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON vote_file TO liren_app;--> statement-breakpoint
-- That a ballot was taken in named the head; it leads to its decision from now on, once for each head until now.
SELECT set_config('app.context', 'maintenance', true);--> statement-breakpoint
UPDATE "message" m SET "subject_id" = h."decision_id", "occasion" = h."position" + 1 FROM "vote_head" h
  WHERE h."community_id" = m."community_id" AND h."id" = m."subject_id" AND m."kind" = 'vote_cast';--> statement-breakpoint
SELECT set_config('app.context', '', true);
