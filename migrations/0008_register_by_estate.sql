ALTER TABLE "ownership" ADD COLUMN "estate_id" uuid;--> statement-breakpoint
SELECT set_config('app.context', 'maintenance', true);--> statement-breakpoint
UPDATE "ownership" SET "estate_id" = "owner"."estate_id" FROM "owner"
  WHERE "owner"."community_id" = "ownership"."community_id" AND "owner"."id" = "ownership"."owner_id";--> statement-breakpoint
SELECT set_config('app.context', '', true);--> statement-breakpoint
ALTER TABLE "ownership" ALTER COLUMN "estate_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "register_import" ADD COLUMN "answers_sealed" text;--> statement-breakpoint
ALTER TABLE "ownership" ADD CONSTRAINT "ownership_estate_fk" FOREIGN KEY ("community_id","estate_id") REFERENCES "public"."estate"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ownership_estate_idx" ON "ownership" USING btree ("community_id","estate_id","unit_id") WHERE ended_at IS NULL;--> statement-breakpoint
ALTER TABLE "register_import" DROP COLUMN "answers";