ALTER TABLE "money"."split_refund" DROP CONSTRAINT "split_refund_state";--> statement-breakpoint
ALTER TABLE "money"."dispute" ADD COLUMN "part_id" uuid;--> statement-breakpoint
ALTER TABLE "money"."dispute" ADD CONSTRAINT "dispute_part_id_split_part_id_fk" FOREIGN KEY ("part_id") REFERENCES "money"."split_part"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."split_refund" ADD CONSTRAINT "split_refund_state" CHECK ("money"."split_refund"."state" in ('pending', 'succeeded', 'failed'));