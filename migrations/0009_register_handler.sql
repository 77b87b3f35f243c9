ALTER TABLE "register_import" ADD COLUMN "handled_by" uuid;--> statement-breakpoint
SELECT set_config('app.context', 'maintenance', true);--> statement-breakpoint
UPDATE "register_import" SET "handled_by" = "created_by";--> statement-breakpoint
SELECT set_config('app.context', '', true);--> statement-breakpoint
ALTER TABLE "register_import" ALTER COLUMN "handled_by" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "register_import" ADD CONSTRAINT "register_import_handler_fk" FOREIGN KEY ("community_id","handled_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
DROP POLICY "purpose_sweep" ON "register_import" CASCADE;--> statement-breakpoint
CREATE POLICY "purpose_sweep" ON "register_import" AS PERMISSIVE FOR SELECT TO public USING ((SELECT current_setting('app.context', true)) IN ('sweep'));