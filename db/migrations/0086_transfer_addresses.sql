ALTER TABLE "money"."quote" DROP CONSTRAINT "quote_to";--> statement-breakpoint
ALTER TABLE "money"."transfer" DROP CONSTRAINT "transfer_to";--> statement-breakpoint
ALTER TABLE "money"."quote" ADD COLUMN "address_mark" text;--> statement-breakpoint
ALTER TABLE "money"."quote" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "money"."quote" ADD COLUMN "name_result" text;--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD COLUMN "addressed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD COLUMN "address_mark" text;--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD COLUMN "sealed" text;--> statement-breakpoint
CREATE INDEX "transfer_address" ON "money"."transfer" USING btree ("address_mark") WHERE "money"."transfer"."receiver_id" is null and "money"."transfer"."state" = 'held';--> statement-breakpoint
ALTER TABLE "money"."quote" ADD CONSTRAINT "quote_name" CHECK ("money"."quote"."name_result" in ('match', 'close_match', 'no_match', 'unavailable'));--> statement-breakpoint
ALTER TABLE "money"."quote" ADD CONSTRAINT "quote_to" CHECK (num_nonnulls("money"."quote"."receiver_id", "money"."quote"."recipient_id", "money"."quote"."address_mark") = 1);--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD CONSTRAINT "transfer_addressed" CHECK ("money"."transfer"."addressed" or "money"."transfer"."address_mark" is null);--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD CONSTRAINT "transfer_to" CHECK (num_nonnulls("money"."transfer"."receiver_id", "money"."transfer"."recipient_id") = 1 or ("money"."transfer"."addressed" and "money"."transfer"."recipient_id" is null and "money"."transfer"."receiver_id" is null));