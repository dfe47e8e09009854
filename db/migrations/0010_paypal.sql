ALTER TABLE "money"."wallet" ALTER COLUMN "provider_customer" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."webhook_event" ADD COLUMN "provider" text DEFAULT 'stripe' NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."attempt" ADD COLUMN "provider" text DEFAULT 'stripe' NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."method" ADD COLUMN "kind" text DEFAULT 'card' NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."webhook_event" ADD CONSTRAINT "webhook_event_provider" CHECK ("money"."webhook_event"."provider" in ('stripe', 'paypal'));--> statement-breakpoint
ALTER TABLE "money"."attempt" ADD CONSTRAINT "attempt_provider" CHECK ("money"."attempt"."provider" in ('stripe', 'paypal'));--> statement-breakpoint
ALTER TABLE "money"."method" ADD CONSTRAINT "method_kind" CHECK (("money"."method"."kind" = 'card' and "money"."method"."provider" = 'stripe') or ("money"."method"."kind" = 'paypal' and "money"."method"."provider" = 'paypal'));