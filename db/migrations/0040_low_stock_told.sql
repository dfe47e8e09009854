INSERT INTO "shop"."low_stock" ("variant_id", "page_id", "told")
SELECT v."id", v."page_id", EXISTS (SELECT FROM "shop"."low_told" t WHERE t."variant_id" = v."id")
FROM "shop"."variant" v JOIN "shop"."page" g ON g."id" = v."page_id"
WHERE v."removed_at" IS NULL AND v."stock_most" > 1 AND v."stock" <= coalesce(v."low_stock", g."low_stock", -1);--> statement-breakpoint
DROP TABLE "shop"."low_told" CASCADE;