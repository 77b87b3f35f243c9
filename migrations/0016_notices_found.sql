CREATE TABLE "question" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"announcement_id" uuid NOT NULL,
	"asker_id" uuid NOT NULL,
	"asker_name" text,
	"text" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"verdict" text,
	"refusal" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	"reply_due_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answer_nickname" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "question_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "question_status_check" CHECK ("question"."status" IN ('pending', 'shown', 'refused', 'withdrawn')),
	CONSTRAINT "question_verdict_check" CHECK ("question"."verdict" IN ('pass', 'review', 'risky', 'unavailable', 'unknown_person')),
	CONSTRAINT "question_refused_check" CHECK ("question"."status" <> 'refused' OR "question"."refusal" IS NOT NULL OR "question"."verdict" = 'risky'),
	CONSTRAINT "question_answered_check" CHECK (num_nonnulls("question"."answer", "question"."answered_by", "question"."answer_nickname", "question"."answered_at") IN (0, 4)),
	CONSTRAINT "question_answer_shown_check" CHECK ("question"."answer" IS NULL OR "question"."status" = 'shown')
);
--> statement-breakpoint
ALTER TABLE "question" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "question_closing" (
	"community_id" uuid NOT NULL,
	"announcement_id" uuid NOT NULL,
	"closed_by" uuid NOT NULL,
	"closed_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "question_closing_pk" PRIMARY KEY("community_id","announcement_id")
);
--> statement-breakpoint
ALTER TABLE "question_closing" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "question_setting" (
	"community_id" uuid NOT NULL,
	"is_on" boolean NOT NULL,
	"promised_reply_minutes" integer NOT NULL,
	"version" integer NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "question_setting_pk" PRIMARY KEY("community_id"),
	CONSTRAINT "question_setting_reply_check" CHECK ("question_setting"."promised_reply_minutes" > 0)
);
--> statement-breakpoint
ALTER TABLE "question_setting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "announcement_gram" (
	"community_id" uuid NOT NULL,
	"gram" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"announcement_id" uuid NOT NULL,
	CONSTRAINT "announcement_gram_pk" PRIMARY KEY("community_id","gram","published_at","announcement_id")
);
--> statement-breakpoint
ALTER TABLE "announcement_gram" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "announcement_text" (
	"community_id" uuid NOT NULL,
	"announcement_id" uuid NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "announcement_text_pk" PRIMARY KEY("community_id","announcement_id")
);
--> statement-breakpoint
ALTER TABLE "announcement_text" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "announcement_stamp" (
	"community_id" uuid NOT NULL,
	"stamp" bigint NOT NULL,
	CONSTRAINT "announcement_stamp_pk" PRIMARY KEY("community_id"),
	CONSTRAINT "announcement_stamp_check" CHECK ("announcement_stamp"."stamp" > 0)
);
--> statement-breakpoint
ALTER TABLE "announcement_stamp" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_announcement_fk" FOREIGN KEY ("community_id","announcement_id") REFERENCES "public"."announcement"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_asker_fk" FOREIGN KEY ("community_id","asker_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_closing" ADD CONSTRAINT "question_closing_announcement_fk" FOREIGN KEY ("community_id","announcement_id") REFERENCES "public"."announcement"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_setting" ADD CONSTRAINT "question_setting_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_text" ADD CONSTRAINT "announcement_text_announcement_fk" FOREIGN KEY ("community_id","announcement_id") REFERENCES "public"."announcement"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_stamp" ADD CONSTRAINT "announcement_stamp_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_shown_idx" ON "question" USING btree ("community_id","announcement_id","created_at","id") WHERE status = 'shown';--> statement-breakpoint
CREATE INDEX "question_asker_idx" ON "question" USING btree ("community_id","asker_id","created_at","id");--> statement-breakpoint
CREATE INDEX "question_waiting_idx" ON "question" USING btree ("community_id","reply_due_at","id") WHERE status = 'pending' OR (status = 'shown' AND answered_at IS NULL);--> statement-breakpoint
CREATE POLICY "community" ON "question" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "question" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "question_closing" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "question_closing" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "question_setting" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "question_setting" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "announcement_gram" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "announcement_gram" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "announcement_text" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "announcement_text" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "announcement_stamp" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "announcement_stamp" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "announcement_gram" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "announcement_stamp" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "announcement_text" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "question" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "question_closing" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "question_setting" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- What a corrected or withdrawn notice said is found no more.
GRANT SELECT, INSERT, DELETE ON announcement_text, announcement_gram, question_closing TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON announcement_stamp, question, question_setting TO liren_app;--> statement-breakpoint
-- What was published before there was a search is found, too.
SELECT set_config('app.context', 'maintenance', true);--> statement-breakpoint
INSERT INTO "announcement_text" ("community_id", "announcement_id", "published_at", "words")
	SELECT a."community_id", a."id", a."published_at",
		left(normalize(lower(normalize(a."title" || E'\n' || coalesce((
			SELECT string_agg(replace(line."text", '**', ''), E'\n' ORDER BY block."n", line."n")
			FROM jsonb_array_elements(a."body") WITH ORDINALITY AS block("is", "n")
			CROSS JOIN LATERAL (
				SELECT block."is"->>'text', 0 WHERE block."is" ? 'text'
				UNION ALL
				SELECT item."text", item."n" FROM jsonb_array_elements_text(block."is"->'items') WITH ORDINALITY AS item("text", "n")
			) AS line("text", "n")), ''), NFKC)), NFKC), 20000)
	FROM "announcement" a WHERE a."published_at" IS NOT NULL AND a."withdrawn_at" IS NULL;--> statement-breakpoint
INSERT INTO "announcement_gram" ("community_id", "gram", "published_at", "announcement_id")
	SELECT DISTINCT t."community_id", g."gram", t."published_at", t."announcement_id" FROM "announcement_text" t
	CROSS JOIN LATERAL (
		SELECT c."is", lead(c."is") OVER (ORDER BY c."n") AS "next"
		FROM regexp_split_to_table(t."words", '') WITH ORDINALITY AS c("is", "n")
	) AS letter
	CROSS JOIN LATERAL (
		SELECT letter."is" WHERE letter."is" ~ '[[:alnum:]]'
		UNION ALL
		SELECT letter."is" || letter."next" WHERE letter."is" ~ '[[:alnum:]]' AND letter."next" ~ '[[:alnum:]]'
	) AS g("gram");--> statement-breakpoint
SELECT set_config('app.context', '', true);
