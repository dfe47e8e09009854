ALTER TABLE "money"."attempt" ADD COLUMN "network_hash" char(64);--> statement-breakpoint
ALTER TABLE "money"."attempt" ADD COLUMN "fingerprint" text;--> statement-breakpoint
ALTER TABLE "money"."attempt" ADD CONSTRAINT "attempt_forgets" CHECK ("money"."attempt"."state" in ('pending', 'action', 'unknown') or ("money"."attempt"."network_hash" is null and "money"."attempt"."fingerprint" is null));