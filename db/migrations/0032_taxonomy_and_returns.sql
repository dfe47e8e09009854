CREATE TABLE "shop"."google_category" (
	"id" integer PRIMARY KEY NOT NULL,
	"path" text NOT NULL,
	CONSTRAINT "google_category_id" CHECK ("shop"."google_category"."id" > 0),
	CONSTRAINT "google_category_path_long" CHECK (length("shop"."google_category"."path") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "shop"."page" ADD COLUMN "return_days" integer;--> statement-breakpoint
ALTER TABLE "shop"."page" ADD COLUMN "return_paid_by" text DEFAULT 'buyer' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."page" ADD COLUMN "return_ways" text[] DEFAULT '{mail}' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."page" ADD COLUMN "restocking_basis_points" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "subcategory" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "category_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "google_category_path" ON "shop"."google_category" USING btree (lower("path"));--> statement-breakpoint
CREATE INDEX "product_subcategory" ON "shop"."product" USING btree ("subcategory","published_at") WHERE "shop"."product"."state" = 'published' and "shop"."product"."subcategory" <> '';--> statement-breakpoint
ALTER TABLE "shop"."page" ADD CONSTRAINT "page_return_days" CHECK ("shop"."page"."return_days" between 0 and 365);--> statement-breakpoint
ALTER TABLE "shop"."page" ADD CONSTRAINT "page_return_paid_by" CHECK ("shop"."page"."return_paid_by" in ('buyer', 'shop'));--> statement-breakpoint
ALTER TABLE "shop"."page" ADD CONSTRAINT "page_return_ways" CHECK ("shop"."page"."return_ways" <@ '{mail,shop}' and cardinality("shop"."page"."return_ways") between 1 and 2);--> statement-breakpoint
ALTER TABLE "shop"."page" ADD CONSTRAINT "page_restocking" CHECK ("shop"."page"."restocking_basis_points" between 0 and 5000);--> statement-breakpoint
ALTER TABLE "shop"."product" ADD CONSTRAINT "product_category_text" CHECK (length("shop"."product"."category_text") <= 500);