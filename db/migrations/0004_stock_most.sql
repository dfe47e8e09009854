ALTER TABLE "shop"."variant" ADD COLUMN "stock_most" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "shop"."variant" v SET "stock_most" = v."stock" + coalesce((SELECT sum(r."quantity") FROM "shop"."reservation" r WHERE r."variant_id" = v."id" AND r."state" in ('held', 'sold')), 0);
