ALTER TABLE "money"."quote" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "money"."quote" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "money"."quote" ADD COLUMN "debtor_id" uuid;--> statement-breakpoint
ALTER TABLE "money"."quote" ADD COLUMN "creditor_id" uuid;--> statement-breakpoint
ALTER TABLE "money"."quote" ADD CONSTRAINT "quote_settles" CHECK (num_nonnulls("money"."quote"."group_id", "money"."quote"."debtor_id", "money"."quote"."creditor_id") in (0, 3)
        and num_nonnulls("money"."quote"."request_id", "money"."quote"."group_id") <= case when "money"."quote"."receiver_id" is null then 0 else 1 end);