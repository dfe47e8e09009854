ALTER TABLE "money"."order" ADD COLUMN "ship_sealed" text;--> statement-breakpoint
ALTER TABLE "money"."order" ADD COLUMN "buyer_marks" text[];--> statement-breakpoint
CREATE INDEX "order_unsealed" ON "money"."order" USING btree ("id") WHERE "money"."order"."ship_to" ? 'name';--> statement-breakpoint
ALTER TABLE "money"."order" ADD CONSTRAINT "order_ship_sealed" CHECK ("money"."order"."ship_sealed" is null or not "money"."order"."ship_to" ? 'name');--> statement-breakpoint
ALTER TABLE "money"."order" ADD CONSTRAINT "order_ship_size" CHECK (length("money"."order"."ship_sealed") <= 8000);