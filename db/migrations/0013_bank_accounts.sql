ALTER TABLE "money"."order" DROP CONSTRAINT "order_state";--> statement-breakpoint
ALTER TABLE "money"."attempt" DROP CONSTRAINT "attempt_state";--> statement-breakpoint
ALTER TABLE "money"."method" DROP CONSTRAINT "method_kind";--> statement-breakpoint
DROP INDEX "money"."attempt_open";--> statement-breakpoint
ALTER TABLE "money"."order" ADD COLUMN "settles_by" date;--> statement-breakpoint
ALTER TABLE "money"."attempt" ADD COLUMN "delayed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "attempt_open" ON "money"."attempt" USING btree ("updated_at") WHERE "money"."attempt"."state" in ('pending', 'action', 'unknown', 'authorized', 'capturing', 'settling', 'voiding');--> statement-breakpoint
ALTER TABLE "money"."order" ADD CONSTRAINT "order_state" CHECK ("money"."order"."state" in ('pending', 'authorized', 'settling', 'paid', 'fulfilled', 'delivered', 'canceled', 'failed', 'expired', 'partially_refunded', 'refunded', 'disputed'));--> statement-breakpoint
ALTER TABLE "money"."attempt" ADD CONSTRAINT "attempt_settling" CHECK ("money"."attempt"."delayed" or "money"."attempt"."state" <> 'settling');--> statement-breakpoint
ALTER TABLE "money"."attempt" ADD CONSTRAINT "attempt_state" CHECK ("money"."attempt"."state" in ('pending', 'action', 'unknown', 'authorized', 'capturing', 'settling', 'captured', 'declined', 'voiding', 'voided', 'expired'));--> statement-breakpoint
ALTER TABLE "money"."method" ADD CONSTRAINT "method_kind" CHECK (("money"."method"."kind" in ('card', 'bank') and "money"."method"."provider" = 'stripe') or ("money"."method"."kind" = 'paypal' and "money"."method"."provider" = 'paypal'));