CREATE TABLE "points_proposal" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"journal_id" uuid,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decision" text,
	CONSTRAINT "points_proposal_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "points_proposal_kind_check" CHECK ("points_proposal"."kind" IN ('manual', 'opening', 'reversal')),
	CONSTRAINT "points_proposal_journal_check" CHECK (("points_proposal"."kind" = 'reversal') = ("points_proposal"."journal_id" IS NOT NULL)),
	CONSTRAINT "points_proposal_state_check" CHECK ("points_proposal"."state" IN ('open', 'approved', 'refused', 'withdrawn')),
	CONSTRAINT "points_proposal_decided_check" CHECK (("points_proposal"."state" = 'open') = ("points_proposal"."decided_by" IS NULL)),
	CONSTRAINT "points_proposal_hands_check" CHECK ("points_proposal"."state" NOT IN ('approved', 'refused') OR "points_proposal"."decided_by" <> "points_proposal"."proposed_by")
);
--> statement-breakpoint
ALTER TABLE "points_proposal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "points_proposal_line" (
	"community_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"account_id" uuid NOT NULL,
	"minutes" integer NOT NULL,
	"points" integer NOT NULL,
	CONSTRAINT "points_proposal_line_pk" PRIMARY KEY("community_id","proposal_id","ordinal"),
	CONSTRAINT "points_proposal_line_member_key" UNIQUE("community_id","proposal_id","account_id"),
	CONSTRAINT "points_proposal_line_check" CHECK ("points_proposal_line"."minutes" >= 0 AND "points_proposal_line"."points" >= 0)
);
--> statement-breakpoint
ALTER TABLE "points_proposal_line" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "points_account" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"currency" text NOT NULL,
	"kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"balance" bigint NOT NULL,
	"seq" integer NOT NULL,
	CONSTRAINT "points_account_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "points_account_owner_key" UNIQUE("community_id","currency","kind","owner_id"),
	CONSTRAINT "points_account_currency_key" UNIQUE("community_id","id","currency"),
	CONSTRAINT "points_account_currency_check" CHECK ("points_account"."currency" IN ('POINT', 'TIME')),
	CONSTRAINT "points_account_kind_check" CHECK ("points_account"."kind" IN ('member', 'debt', 'issuance', 'expired', 'escrow', 'merchant')),
	CONSTRAINT "points_account_floor_check" CHECK ("points_account"."balance" >= 0 OR "points_account"."kind" IN ('issuance', 'debt')),
	CONSTRAINT "points_account_debt_check" CHECK ("points_account"."kind" <> 'debt' OR "points_account"."balance" <= 0)
);
--> statement-breakpoint
ALTER TABLE "points_account" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "points_journal" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"account_id" uuid NOT NULL,
	"source_id" uuid,
	"reverses_id" uuid,
	"actor_id" uuid,
	"second_id" uuid,
	"note" text,
	"served_on" date,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "points_journal_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "points_journal_source_key" UNIQUE("community_id","kind","source_id","account_id"),
	CONSTRAINT "points_journal_reverses_key" UNIQUE("community_id","reverses_id"),
	CONSTRAINT "points_journal_kind_check" CHECK ("points_journal"."kind" IN ('service', 'manual', 'opening', 'rule', 'reversal', 'expiry', 'order', 'refund', 'handover')),
	CONSTRAINT "points_journal_reversal_check" CHECK (("points_journal"."kind" = 'reversal') = ("points_journal"."reverses_id" IS NOT NULL)),
	CONSTRAINT "points_journal_hands_check" CHECK ("points_journal"."kind" NOT IN ('manual', 'opening', 'reversal') OR ("points_journal"."actor_id" IS NOT NULL AND "points_journal"."second_id" IS NOT NULL AND "points_journal"."note" IS NOT NULL AND "points_journal"."actor_id" <> "points_journal"."second_id" AND "points_journal"."actor_id" <> "points_journal"."account_id" AND "points_journal"."second_id" <> "points_journal"."account_id"))
);
--> statement-breakpoint
ALTER TABLE "points_journal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "points_lot" (
	"community_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"journal_id" uuid NOT NULL,
	"granted" bigint NOT NULL,
	"remaining" bigint NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "points_lot_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "points_lot_remaining_check" CHECK ("points_lot"."remaining" BETWEEN 0 AND "points_lot"."granted" AND "points_lot"."granted" > 0)
);
--> statement-breakpoint
ALTER TABLE "points_lot" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "points_lot_use" (
	"community_id" uuid NOT NULL,
	"journal_id" uuid NOT NULL,
	"lot_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "points_lot_use_pk" PRIMARY KEY("community_id","journal_id","lot_id"),
	CONSTRAINT "points_lot_use_amount_check" CHECK ("points_lot_use"."amount" <> 0)
);
--> statement-breakpoint
ALTER TABLE "points_lot_use" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "points_movement" (
	"community_id" uuid NOT NULL,
	"journal_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"currency" text NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"from_seq" integer NOT NULL,
	"to_seq" integer NOT NULL,
	"from_balance" bigint NOT NULL,
	"to_balance" bigint NOT NULL,
	CONSTRAINT "points_movement_pk" PRIMARY KEY("community_id","journal_id","ordinal"),
	CONSTRAINT "points_movement_from_key" UNIQUE("community_id","from_id","from_seq"),
	CONSTRAINT "points_movement_to_key" UNIQUE("community_id","to_id","to_seq"),
	CONSTRAINT "points_movement_amount_check" CHECK ("points_movement"."amount" > 0),
	CONSTRAINT "points_movement_apart_check" CHECK ("points_movement"."from_id" <> "points_movement"."to_id")
);
--> statement-breakpoint
ALTER TABLE "points_movement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "points_setting" (
	"community_id" uuid NOT NULL,
	"terms" jsonb NOT NULL,
	"version" integer NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT app.now() NOT NULL,
	CONSTRAINT "points_setting_pk" PRIMARY KEY("community_id"),
	CONSTRAINT "points_setting_version_check" CHECK ("points_setting"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "points_setting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "points_proposal" ADD CONSTRAINT "points_proposal_member_fk" FOREIGN KEY ("community_id","proposed_by") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_proposal" ADD CONSTRAINT "points_proposal_journal_fk" FOREIGN KEY ("community_id","journal_id") REFERENCES "public"."points_journal"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_proposal_line" ADD CONSTRAINT "points_proposal_line_proposal_fk" FOREIGN KEY ("community_id","proposal_id") REFERENCES "public"."points_proposal"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_proposal_line" ADD CONSTRAINT "points_proposal_line_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_account" ADD CONSTRAINT "points_account_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_journal" ADD CONSTRAINT "points_journal_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_journal" ADD CONSTRAINT "points_journal_reverses_fk" FOREIGN KEY ("community_id","reverses_id") REFERENCES "public"."points_journal"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_lot" ADD CONSTRAINT "points_lot_journal_fk" FOREIGN KEY ("community_id","journal_id") REFERENCES "public"."points_journal"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_lot" ADD CONSTRAINT "points_lot_member_fk" FOREIGN KEY ("community_id","account_id") REFERENCES "public"."member"("community_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_lot_use" ADD CONSTRAINT "points_lot_use_journal_fk" FOREIGN KEY ("community_id","journal_id") REFERENCES "public"."points_journal"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_lot_use" ADD CONSTRAINT "points_lot_use_lot_fk" FOREIGN KEY ("community_id","lot_id") REFERENCES "public"."points_lot"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_movement" ADD CONSTRAINT "points_movement_journal_fk" FOREIGN KEY ("community_id","journal_id") REFERENCES "public"."points_journal"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_movement" ADD CONSTRAINT "points_movement_from_fk" FOREIGN KEY ("community_id","from_id","currency") REFERENCES "public"."points_account"("community_id","id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_movement" ADD CONSTRAINT "points_movement_to_fk" FOREIGN KEY ("community_id","to_id","currency") REFERENCES "public"."points_account"("community_id","id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points_setting" ADD CONSTRAINT "points_setting_community_fk" FOREIGN KEY ("community_id") REFERENCES "public"."community"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "points_proposal_list_idx" ON "points_proposal" USING btree ("community_id","state","proposed_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "points_journal_opening_key" ON "points_journal" USING btree ("community_id","account_id") WHERE kind = 'opening';--> statement-breakpoint
CREATE INDEX "points_journal_day_idx" ON "points_journal" USING btree ("community_id","account_id","served_on");--> statement-breakpoint
CREATE INDEX "points_lot_left_idx" ON "points_lot" USING btree ("community_id","account_id","expires_at","id") WHERE remaining > 0;--> statement-breakpoint
CREATE INDEX "points_lot_due_idx" ON "points_lot" USING btree ("community_id","expires_at") WHERE remaining > 0;--> statement-breakpoint
CREATE INDEX "points_lot_journal_idx" ON "points_lot" USING btree ("community_id","journal_id");--> statement-breakpoint
CREATE INDEX "points_lot_use_lot_idx" ON "points_lot_use" USING btree ("community_id","lot_id");--> statement-breakpoint
CREATE POLICY "community" ON "points_proposal" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_proposal" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "points_proposal_line" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_proposal_line" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "points_account" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_account" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "points_journal" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_journal" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "points_lot" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_lot" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "points_lot_use" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_lot_use" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "points_movement" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_movement" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
CREATE POLICY "community" ON "points_setting" AS PERMISSIVE FOR ALL TO public USING (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid)) WITH CHECK (community_id = (SELECT nullif(current_setting('app.community_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "maintenance" ON "points_setting" AS PERMISSIVE FOR ALL TO public USING ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member')) WITH CHECK ((SELECT current_setting('app.context', true)) = 'maintenance' AND pg_has_role(current_user, 'liren_owner', 'member'));--> statement-breakpoint
ALTER TABLE "points_setting" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "points_account" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "points_journal" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "points_movement" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "points_lot" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "points_lot_use" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "points_proposal" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "points_proposal_line" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON points_setting, points_account, points_lot, points_proposal TO liren_app;--> statement-breakpoint
GRANT SELECT, INSERT ON points_journal, points_movement, points_lot_use, points_proposal_line TO liren_app;--> statement-breakpoint
-- What is wrong with the ledger: no row, at any time. It sees what whoever asks may see.
CREATE VIEW ledger_audit WITH (security_invoker = true) AS
WITH entry AS (
  SELECT community_id, to_id AS account_id, to_seq AS seq, amount, to_balance AS balance FROM points_movement
  UNION ALL
  SELECT community_id, from_id, from_seq, -amount, from_balance FROM points_movement
), chained AS (
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
      AND v.journal_id = r.reverses_id AND v.currency = c.currency);--> statement-breakpoint
GRANT SELECT ON ledger_audit TO liren_app;
