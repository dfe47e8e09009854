CREATE TABLE "social"."offer_change" (
	"no" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "social"."offer_change_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"product_id" uuid NOT NULL,
	"due_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "offer_change_due" ON "social"."offer_change" USING btree ("due_at","no");--> statement-breakpoint
CREATE INDEX "offer_change_product" ON "social"."offer_change" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "notice_unseen" ON "social"."notice" USING btree ("person_id","kind","by_id") WHERE "social"."notice"."seen_at" is null;--> statement-breakpoint
-- What lies in lists is looked at once: until now everything was, every five minutes.
INSERT INTO "social"."offer_change" ("product_id") SELECT DISTINCT i."subject_id" FROM "social"."list_item" i JOIN "social"."list" l ON l."id" = i."list_id" AND l."kind" = 'wish' WHERE i."subject_kind" = 'product';--> statement-breakpoint
-- How a gift travels stands with its parcels, which whoever gave it does not read; her order and its timeline forget it.
SELECT set_config('souk.actor', 'system', true);--> statement-breakpoint
UPDATE "money"."order" o SET "carrier" = '', "tracking_code" = '' FROM "money"."gift" g WHERE g."order_id" = o."id" AND (o."carrier" <> '' OR o."tracking_code" <> '');--> statement-breakpoint
UPDATE "money"."order_event" e SET "detail" = e."detail" - 'carrier' - 'trackingCode' FROM "money"."gift" g WHERE g."order_id" = e."order_id" AND e."detail" ?| array['carrier', 'trackingCode'];