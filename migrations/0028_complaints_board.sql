ALTER TABLE "complaint_rating" ADD COLUMN "round" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint" ADD COLUMN "response_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "complaint" ADD COLUMN "solution_due_at" timestamp (3) with time zone;--> statement-breakpoint
SELECT set_config('app.context', 'maintenance', true);--> statement-breakpoint
UPDATE "complaint" SET "response_due_at" = (clocks -> 'response' ->> 'dueAt')::timestamptz,
	"solution_due_at" = (clocks -> 'solution' ->> 'dueAt')::timestamptz;--> statement-breakpoint
SELECT set_config('app.context', '', true);--> statement-breakpoint
ALTER TABLE "complaint" ALTER COLUMN "response_due_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint" ALTER COLUMN "solution_due_at" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "complaint_reported_idx" ON "complaint" USING btree ("community_id","created_at","id");--> statement-breakpoint
CREATE INDEX "complaint_climbed_idx" ON "complaint" USING btree ("community_id","due_at","id") WHERE rung >= 4 AND desk_role IS NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint_rating" DROP CONSTRAINT "complaint_rating_pk";--> statement-breakpoint
ALTER TABLE "complaint_rating" ADD CONSTRAINT "complaint_rating_pk" PRIMARY KEY("community_id","complaint_id","round");
