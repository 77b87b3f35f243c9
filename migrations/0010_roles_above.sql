ALTER TABLE "role_grant_above" ADD COLUMN "ended_by" uuid;--> statement-breakpoint
ALTER TABLE "role_grant_above" ADD COLUMN "end_reason" text;--> statement-breakpoint
CREATE INDEX "role_grant_above_list_idx" ON "role_grant_above" USING btree ("created_at","id");