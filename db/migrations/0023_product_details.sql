-- Whether digits are a GTIN (8, 12, 13 or 14 of them) with a right check digit: from the right every second one counts three
-- times, and the sum ends in nought. Here and not in db/sql, for a CHECK below asks it.
create function shop.is_gtin(p_digits text) returns boolean language sql immutable strict parallel safe
return case when p_digits ~ '^([0-9]{8}|[0-9]{12,14})$' then (
  select sum(substr(lpad(p_digits, 14, '0'), place, 1)::int * case when place % 2 = 1 then 3 else 1 end) % 10 = 0
  from generate_series(1, 14) as place) else false end;--> statement-breakpoint
CREATE TABLE "shop"."price_day" (
	"variant_id" uuid NOT NULL,
	"day" date NOT NULL,
	"lowest_minor" bigint NOT NULL,
	"last_minor" bigint,
	CONSTRAINT "price_day_variant_id_day_pk" PRIMARY KEY("variant_id","day"),
	CONSTRAINT "price_day_lowest" CHECK ("shop"."price_day"."lowest_minor" > 0 and "shop"."price_day"."lowest_minor" <= "shop"."price_day"."last_minor")
);
--> statement-breakpoint
CREATE TABLE "shop"."product_change" (
	"no" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shop"."product_change_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"product_id" uuid NOT NULL,
	"person_id" uuid,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"verb" text NOT NULL,
	"before" jsonb,
	"after" jsonb NOT NULL,
	CONSTRAINT "product_change_verb" CHECK ("shop"."product_change"."verb" ~ '^[a-z][a-z_-]{0,39}$')
);
--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "brand" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "material" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "colour" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "condition" text DEFAULT 'new' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "seo_title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "seo_description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "external_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "hs_code" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "origin_country" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "google_category" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "publish_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD COLUMN "gtin" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD COLUMN "mpn" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD COLUMN "external_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD COLUMN "weight_grams" integer;--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD COLUMN "compare_at_minor" bigint;--> statement-breakpoint
ALTER TABLE "shop"."price_day" ADD CONSTRAINT "price_day_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "shop"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."product_change" ADD CONSTRAINT "product_change_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "product_change_product" ON "shop"."product_change" USING btree ("product_id","no");--> statement-breakpoint
CREATE UNIQUE INDEX "product_external_key" ON "shop"."product" USING btree ("page_id","external_id") WHERE "shop"."product"."external_id" <> '';--> statement-breakpoint
CREATE INDEX "product_due" ON "shop"."product" USING btree ("publish_at") WHERE "shop"."product"."publish_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "variant_external_key" ON "shop"."variant" USING btree ("product_id","external_id") WHERE "shop"."variant"."external_id" <> '' and "shop"."variant"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "variant_page_gtin" ON "shop"."variant" USING btree ("page_id","gtin") WHERE "shop"."variant"."gtin" <> '';--> statement-breakpoint
ALTER TABLE "shop"."product" ADD CONSTRAINT "product_publish_at" CHECK ("shop"."product"."publish_at" is null or "shop"."product"."state" = 'draft');--> statement-breakpoint
ALTER TABLE "shop"."product" ADD CONSTRAINT "product_brand" CHECK (length("shop"."product"."brand") <= 100);--> statement-breakpoint
ALTER TABLE "shop"."product" ADD CONSTRAINT "product_material" CHECK (length("shop"."product"."material") <= 200);--> statement-breakpoint
ALTER TABLE "shop"."product" ADD CONSTRAINT "product_colour" CHECK (length("shop"."product"."colour") <= 100);--> statement-breakpoint
ALTER TABLE "shop"."product" ADD CONSTRAINT "product_condition" CHECK ("shop"."product"."condition" in ('new', 'refurbished', 'used'));--> statement-breakpoint
ALTER TABLE "shop"."product" ADD CONSTRAINT "product_tags" CHECK (cardinality("shop"."product"."tags") <= 50 and length(array_to_string("shop"."product"."tags", '', '')) <= 3000 and array_position("shop"."product"."tags", null) is null and array_position("shop"."product"."tags", '') is null);--> statement-breakpoint
ALTER TABLE "shop"."product" ADD CONSTRAINT "product_seo_title" CHECK (length("shop"."product"."seo_title") <= 200);--> statement-breakpoint
ALTER TABLE "shop"."product" ADD CONSTRAINT "product_seo_description" CHECK (length("shop"."product"."seo_description") <= 1000);--> statement-breakpoint
ALTER TABLE "shop"."product" ADD CONSTRAINT "product_external_id" CHECK (length("shop"."product"."external_id") <= 200);--> statement-breakpoint
ALTER TABLE "shop"."product" ADD CONSTRAINT "product_hs_code" CHECK ("shop"."product"."hs_code" ~ '^([0-9]{4,13})?$');--> statement-breakpoint
ALTER TABLE "shop"."product" ADD CONSTRAINT "product_origin_country" CHECK ("shop"."product"."origin_country" ~ '^([A-Z]{2})?$');--> statement-breakpoint
ALTER TABLE "shop"."product" ADD CONSTRAINT "product_google_category" CHECK ("shop"."product"."google_category" ~ '^([0-9]{1,10})?$');--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD CONSTRAINT "variant_gtin_digit" CHECK ("shop"."variant"."gtin" = '' or shop.is_gtin("shop"."variant"."gtin"));--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD CONSTRAINT "variant_mpn" CHECK (length("shop"."variant"."mpn") <= 100);--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD CONSTRAINT "variant_external_id" CHECK (length("shop"."variant"."external_id") <= 200);--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD CONSTRAINT "variant_weight" CHECK ("shop"."variant"."weight_grams" between 0 and 100000000);--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD CONSTRAINT "variant_compare_at" CHECK ("shop"."variant"."compare_at_minor" > 0);