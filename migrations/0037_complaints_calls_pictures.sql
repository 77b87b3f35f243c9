DROP INDEX "complaint_picture_slot_key";--> statement-breakpoint
ALTER TABLE "complaint_picture" ADD COLUMN "call_id" uuid;--> statement-breakpoint
ALTER TABLE "complaint_picture" ADD CONSTRAINT "complaint_picture_call_fk" FOREIGN KEY ("community_id","call_id") REFERENCES "public"."complaint_call"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_picture_call_key" ON "complaint_picture" USING btree ("community_id","call_id","seq","slot");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_picture_slot_key" ON "complaint_picture" USING btree ("community_id","complaint_id","seq","slot") WHERE call_id IS NULL;--> statement-breakpoint
ALTER TABLE "complaint_picture" ADD CONSTRAINT "complaint_picture_call_check" CHECK ("complaint_picture"."call_id" IS NULL OR "complaint_picture"."complaint_id" IS NOT NULL);