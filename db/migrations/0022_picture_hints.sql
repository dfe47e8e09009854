ALTER TABLE "shop"."picture_code" ADD COLUMN "page_id" uuid;--> statement-breakpoint
ALTER TABLE "shop"."picture_code" ADD COLUMN "is_public" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."picture_code" ADD COLUMN "category" text;--> statement-breakpoint
ALTER TABLE "shop"."picture_code" ADD COLUMN "price_low" bigint;--> statement-breakpoint
ALTER TABLE "shop"."picture_code" ADD COLUMN "price_high" bigint;--> statement-breakpoint
ALTER TABLE "shop"."picture_facts" ADD COLUMN "pattern" jsonb;