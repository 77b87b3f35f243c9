ALTER TABLE "complaint_rating" ADD COLUMN "noted_by" uuid;--> statement-breakpoint
ALTER TABLE "complaint" ADD COLUMN "rings_left" integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint_rating" ADD CONSTRAINT "complaint_rating_noted_fk" FOREIGN KEY ("community_id","noted_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_unheard_idx" ON "complaint" USING btree ("community_id","closed_at","id") WHERE outcome = 'unanswered' AND rings_left > 0;--> statement-breakpoint
ALTER TABLE "complaint_rating" ADD CONSTRAINT "complaint_rating_noted_check" CHECK ("complaint_rating"."noted_by" <> "complaint_rating"."rated_by");--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_rings_check" CHECK ("complaint"."rings_left" BETWEEN 0 AND 3);--> statement-breakpoint
GRANT UPDATE (is_solved, satisfaction, words, rated_by, rated_at, noted_by) ON complaint_rating TO liren_app;--> statement-breakpoint
SELECT set_config('app.context', 'maintenance', true);--> statement-breakpoint
UPDATE "complaint" SET "rings_left" = 0 FROM "complaint_rating" r
  WHERE r."community_id" = "complaint"."community_id" AND r."complaint_id" = "complaint"."id" AND r."round" = "complaint"."round";--> statement-breakpoint
SELECT set_config('app.context', '', true);