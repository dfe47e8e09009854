CREATE TABLE "money"."expense_photo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"expense_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"stored_at" timestamp with time zone,
	CONSTRAINT "expense_photo_sides" CHECK ("money"."expense_photo"."width" between 1 and 1600 and "money"."expense_photo"."height" between 1 and 1600)
);
--> statement-breakpoint
ALTER TABLE "money"."split_refund" DROP CONSTRAINT "split_refund_state";--> statement-breakpoint
ALTER TABLE "money"."dispute" ADD COLUMN "part_id" uuid;--> statement-breakpoint
ALTER TABLE "money"."expense_photo" ADD CONSTRAINT "expense_photo_expense_fk" FOREIGN KEY ("group_id","expense_id") REFERENCES "money"."expense"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "expense_photo_one" ON "money"."expense_photo" USING btree ("expense_id");--> statement-breakpoint
CREATE INDEX "expense_photo_group" ON "money"."expense_photo" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "expense_photo_draft" ON "money"."expense_photo" USING btree ("at") WHERE "money"."expense_photo"."stored_at" is null;--> statement-breakpoint
ALTER TABLE "money"."dispute" ADD CONSTRAINT "dispute_part_id_split_part_id_fk" FOREIGN KEY ("part_id") REFERENCES "money"."split_part"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."split_refund" ADD CONSTRAINT "split_refund_state" CHECK ("money"."split_refund"."state" in ('pending', 'succeeded', 'failed'));