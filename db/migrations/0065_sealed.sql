ALTER TABLE "social"."message_report" DROP CONSTRAINT "message_report_message_id_message_id_fk";
--> statement-breakpoint
ALTER TABLE "social"."message" ALTER COLUMN "words" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "social"."message_report" ALTER COLUMN "words" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."order" ADD COLUMN "ship_sealed" text;--> statement-breakpoint
ALTER TABLE "money"."order" ADD COLUMN "buyer_marks" text[];--> statement-breakpoint
ALTER TABLE "social"."message" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "social"."message_report" ADD COLUMN "sealed" text;--> statement-breakpoint
CREATE INDEX "order_unsealed" ON "money"."order" USING btree ("id") WHERE "money"."order"."ship_to" ? 'name';--> statement-breakpoint
CREATE INDEX "message_unsealed" ON "social"."message" USING btree ("id") WHERE "social"."message"."words" is not null;--> statement-breakpoint
CREATE INDEX "message_report_at" ON "social"."message_report" USING btree ("at");--> statement-breakpoint
ALTER TABLE "money"."order" ADD CONSTRAINT "order_ship_sealed" CHECK ("money"."order"."ship_sealed" is null or not "money"."order"."ship_to" ? 'name');--> statement-breakpoint
ALTER TABLE "money"."order" ADD CONSTRAINT "order_ship_size" CHECK (length("money"."order"."ship_sealed") <= 8000);--> statement-breakpoint
ALTER TABLE "social"."message" ADD CONSTRAINT "message_sealed" CHECK (("social"."message"."words" is null) <> ("social"."message"."sealed" is null));--> statement-breakpoint
ALTER TABLE "social"."message" ADD CONSTRAINT "message_size" CHECK (length("social"."message"."sealed") <= 20000);--> statement-breakpoint
ALTER TABLE "social"."message_report" ADD CONSTRAINT "message_report_sealed" CHECK (("social"."message_report"."words" is null) <> ("social"."message_report"."sealed" is null));