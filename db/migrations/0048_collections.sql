CREATE TABLE "shop"."collection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"place" smallint NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"title_en" text DEFAULT '' NOT NULL,
	"title_ar" text DEFAULT '' NOT NULL,
	"description_en" text DEFAULT '' NOT NULL,
	"description_ar" text DEFAULT '' NOT NULL,
	"seo_title" text DEFAULT '' NOT NULL,
	"seo_description" text DEFAULT '' NOT NULL,
	"media_id" uuid,
	"sort" text NOT NULL,
	"match" text DEFAULT 'all' NOT NULL,
	"rules" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text DEFAULT 'hidden' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "collection_place_key" UNIQUE("page_id","place"),
	CONSTRAINT "collection_slug_key" UNIQUE("page_id","slug"),
	CONSTRAINT "collection_place" CHECK ("shop"."collection"."place" between 1 and 200),
	CONSTRAINT "collection_slug" CHECK (length("shop"."collection"."slug") between 1 and 80),
	CONSTRAINT "collection_kind" CHECK ("shop"."collection"."kind" in ('hand', 'rule')),
	CONSTRAINT "collection_sort" CHECK ("shop"."collection"."sort" in ('hand', 'newest', 'price_up', 'price_down', 'title')),
	CONSTRAINT "collection_by_hand" CHECK ("shop"."collection"."kind" = 'hand' or "shop"."collection"."sort" <> 'hand'),
	CONSTRAINT "collection_match" CHECK ("shop"."collection"."match" in ('all', 'any')),
	CONSTRAINT "collection_state" CHECK ("shop"."collection"."state" in ('hidden', 'published')),
	CONSTRAINT "collection_title" CHECK (length("shop"."collection"."title_en") <= 80 and length("shop"."collection"."title_ar") <= 80 and "shop"."collection"."title_en" || "shop"."collection"."title_ar" <> ''),
	CONSTRAINT "collection_description" CHECK (length("shop"."collection"."description_en") <= 2000 and length("shop"."collection"."description_ar") <= 2000),
	CONSTRAINT "collection_seo" CHECK (length("shop"."collection"."seo_title") <= 200 and length("shop"."collection"."seo_description") <= 1000),
	CONSTRAINT "collection_rules" CHECK (jsonb_typeof("shop"."collection"."rules") = 'array' and jsonb_array_length("shop"."collection"."rules") <= 10 and ("shop"."collection"."kind" = 'rule') = (jsonb_array_length("shop"."collection"."rules") > 0) and length("shop"."collection"."rules"::text) <= 4000)
);
--> statement-breakpoint
CREATE TABLE "shop"."collection_product" (
	"collection_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "collection_product_collection_id_product_id_pk" PRIMARY KEY("collection_id","product_id"),
	CONSTRAINT "collection_product_place_key" UNIQUE("collection_id","place"),
	CONSTRAINT "collection_product_place" CHECK ("shop"."collection_product"."place" between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "shop"."former_collection_slug" (
	"page_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"collection_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "former_collection_slug_page_id_slug_pk" PRIMARY KEY("page_id","slug")
);
--> statement-breakpoint
ALTER TABLE "shop"."discount" DROP CONSTRAINT "discount_target";--> statement-breakpoint
ALTER TABLE "shop"."collection" ADD CONSTRAINT "collection_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."collection" ADD CONSTRAINT "collection_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "shop"."media"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."collection_product" ADD CONSTRAINT "collection_product_collection_id_collection_id_fk" FOREIGN KEY ("collection_id") REFERENCES "shop"."collection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."collection_product" ADD CONSTRAINT "collection_product_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."former_collection_slug" ADD CONSTRAINT "former_collection_slug_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."former_collection_slug" ADD CONSTRAINT "former_collection_slug_collection_id_collection_id_fk" FOREIGN KEY ("collection_id") REFERENCES "shop"."collection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "collection_media" ON "shop"."collection" USING btree ("media_id") WHERE "shop"."collection"."media_id" is not null;--> statement-breakpoint
CREATE INDEX "collection_product_product" ON "shop"."collection_product" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "former_collection_slug_collection" ON "shop"."former_collection_slug" USING btree ("collection_id");--> statement-breakpoint
CREATE INDEX "variant_price" ON "shop"."variant" USING btree ("page_id","product_id","price_minor") WHERE "shop"."variant"."removed_at" is null and "shop"."variant"."price_minor" is not null;--> statement-breakpoint
ALTER TABLE "shop"."discount" ADD CONSTRAINT "discount_target" CHECK ("shop"."discount"."target_kind" in ('all', 'products', 'variants', 'categories', 'collections') and ("shop"."discount"."target_kind" = 'all') = (cardinality("shop"."discount"."targets") = 0) and cardinality("shop"."discount"."targets") <= 200 and ("shop"."discount"."target_kind" = 'all' or "shop"."discount"."kind" in ('percent_items', 'amount_items', 'buy_get')));