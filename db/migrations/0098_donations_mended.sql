ALTER TABLE "money"."donation" ADD COLUMN "legal_name" text;--> statement-breakpoint
ALTER TABLE "money"."donation" ADD COLUMN "registration" text;--> statement-breakpoint
ALTER TABLE "money"."donation" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "money"."monthly_donation" ADD COLUMN "tell_again_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "money"."donation" ADD CONSTRAINT "donation_legal" CHECK (num_nulls("money"."donation"."legal_name", "money"."donation"."registration", "money"."donation"."country") in (0, 3));--> statement-breakpoint
-- Which charity each was given to: as its receipt says, else as its page was verified. Where nobody knows, no receipt is issued.
SELECT set_config('souk.actor', 'system', true);--> statement-breakpoint
UPDATE "money"."donation" d SET "legal_name" = r."legal_name", "registration" = r."registration", "country" = r."country" FROM "money"."donation_receipt_part" p JOIN "money"."donation_receipt" r ON r."id" = p."receipt_id" WHERE p."order_id" = d."order_id";--> statement-breakpoint
UPDATE "money"."donation" d SET "legal_name" = c."legal_name", "registration" = c."registration", "country" = c."country" FROM "shop"."charity" c WHERE c."page_id" = d."page_id" AND c."state" = 'verified' AND d."legal_name" IS NULL;
