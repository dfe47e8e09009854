ALTER TABLE "shop"."picture_facts" ADD COLUMN "label" text[];--> statement-breakpoint
CREATE INDEX "picture_facts_label" ON "shop"."picture_facts" USING gin ("label") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "picture_facts_unread" ON "shop"."picture_facts" USING btree ("media_id") WHERE "shop"."picture_facts"."label" is null and "shop"."picture_facts"."palette" is not null;