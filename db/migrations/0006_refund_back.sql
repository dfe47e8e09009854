ALTER TABLE "money"."order_line" ADD COLUMN "returned" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."refund" ADD COLUMN "back" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."reservation" ADD COLUMN "returned" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."order_line" ADD CONSTRAINT "order_line_returned" CHECK ("money"."order_line"."returned" between 0 and "money"."order_line"."quantity");--> statement-breakpoint
ALTER TABLE "shop"."reservation" ADD CONSTRAINT "reservation_returned" CHECK ("shop"."reservation"."returned" between 0 and "shop"."reservation"."quantity");--> statement-breakpoint
-- Until now a refund put the goods of its whole order back, or none: what did, and what is about to, is written out.
SELECT set_config('souk.actor', 'system', true);--> statement-breakpoint
UPDATE "money"."order_line" l SET "returned" = l."quantity" WHERE l."kind" = 'goods' AND EXISTS (SELECT 1 FROM "money"."refund" r WHERE r."order_id" = l."order_id" AND r."restock" = 1 AND r."state" <> 'failed');--> statement-breakpoint
UPDATE "money"."refund" r SET "back" = (SELECT jsonb_object_agg(l."variant_id", l."quantity") FROM "money"."order_line" l WHERE l."order_id" = r."order_id" AND l."kind" = 'goods')
WHERE r."id" IN (SELECT DISTINCT ON (f."order_id") f."id" FROM "money"."refund" f WHERE f."restock" = 1 AND f."state" <> 'failed' ORDER BY f."order_id", f."state" DESC, f."created_at");--> statement-breakpoint
UPDATE "shop"."reservation" v SET "state" = 'sold', "returned" = v."quantity" WHERE v."state" = 'released' AND EXISTS (SELECT 1 FROM "money"."attempt" a JOIN "money"."order" o ON o."purchase_id" = a."purchase_id" AND o."page_id" = v."page_id" JOIN "money"."refund" f ON f."order_id" = o."id" WHERE a."id" = v."attempt_id" AND a."state" = 'captured' AND f."restock" = 1 AND f."state" = 'succeeded');--> statement-breakpoint
ALTER TABLE "money"."refund" DROP COLUMN "restock";
