-- A person has one phone but may have several WeChat logins.
ALTER TABLE "account_login" DROP CONSTRAINT "account_login_kind_key";--> statement-breakpoint
CREATE UNIQUE INDEX "account_login_phone_key" ON "account_login" USING btree ("account_id") WHERE kind = 'phone';--> statement-breakpoint
CREATE INDEX "account_login_account_idx" ON "account_login" USING btree ("account_id");--> statement-breakpoint
-- Every constraint bears a name that we gave.
ALTER TABLE "demo_person" RENAME CONSTRAINT "demo_person_pkey" TO "demo_person_pk";--> statement-breakpoint
ALTER TABLE "account" RENAME CONSTRAINT "account_pkey" TO "account_pk";--> statement-breakpoint
ALTER TABLE "account_login" RENAME CONSTRAINT "account_login_pkey" TO "account_login_pk";--> statement-breakpoint
ALTER TABLE "refresh_token" RENAME CONSTRAINT "refresh_token_pkey" TO "refresh_token_pk";--> statement-breakpoint
ALTER TABLE "session" RENAME CONSTRAINT "session_pkey" TO "session_pk";--> statement-breakpoint
ALTER TABLE "sms_challenge" RENAME CONSTRAINT "sms_challenge_pkey" TO "sms_challenge_pk";--> statement-breakpoint
ALTER TABLE "community" RENAME CONSTRAINT "community_pkey" TO "community_pk";--> statement-breakpoint
ALTER TABLE "district" RENAME CONSTRAINT "district_pkey" TO "district_pk";--> statement-breakpoint
ALTER TABLE "street" RENAME CONSTRAINT "street_pkey" TO "street_pk";--> statement-breakpoint
ALTER TABLE "role_grant_above" RENAME CONSTRAINT "role_grant_above_pkey" TO "role_grant_above_pk";--> statement-breakpoint
ALTER TABLE "shared_token" RENAME CONSTRAINT "shared_token_pkey" TO "shared_token_pk";
