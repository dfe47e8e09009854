CREATE TABLE "shop"."delivery_rate" (
	"zone_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"page_id" uuid NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"basis" text NOT NULL,
	"band_from" bigint[] NOT NULL,
	"band_minor" bigint[] NOT NULL,
	"most" bigint,
	"free_from_minor" bigint,
	"processing_days" integer NOT NULL,
	"transit_min" integer NOT NULL,
	"transit_max" integer NOT NULL,
	CONSTRAINT "delivery_rate_zone_id_position_pk" PRIMARY KEY("zone_id","position"),
	CONSTRAINT "delivery_rate_position" CHECK ("shop"."delivery_rate"."position" between 0 and 3),
	CONSTRAINT "delivery_rate_name" CHECK (length("shop"."delivery_rate"."name") between 1 and 60),
	CONSTRAINT "delivery_rate_currency" CHECK ("shop"."delivery_rate"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "delivery_rate_basis" CHECK ("shop"."delivery_rate"."basis" in ('flat', 'weight', 'price', 'count')),
	CONSTRAINT "delivery_rate_bands" CHECK (cardinality("shop"."delivery_rate"."band_from") between 1 and 8 and cardinality("shop"."delivery_rate"."band_minor") = cardinality("shop"."delivery_rate"."band_from") and "shop"."delivery_rate"."band_from"[1] = 0 and 0 <= all("shop"."delivery_rate"."band_minor") and 5000000 >= all("shop"."delivery_rate"."band_minor")),
	CONSTRAINT "delivery_rate_most" CHECK ("shop"."delivery_rate"."most" > 0),
	CONSTRAINT "delivery_rate_free" CHECK ("shop"."delivery_rate"."free_from_minor" > 0),
	CONSTRAINT "delivery_rate_days" CHECK ("shop"."delivery_rate"."processing_days" between 0 and 60 and "shop"."delivery_rate"."transit_min" between 0 and 90 and "shop"."delivery_rate"."transit_max" between "shop"."delivery_rate"."transit_min" and 120)
);
--> statement-breakpoint
CREATE TABLE "shop"."delivery_zone" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"areas" text[] NOT NULL,
	CONSTRAINT "delivery_zone_position_range" CHECK ("shop"."delivery_zone"."position" between 0 and 19),
	CONSTRAINT "delivery_zone_name" CHECK (length("shop"."delivery_zone"."name") between 1 and 60),
	CONSTRAINT "delivery_zone_areas" CHECK (cardinality("shop"."delivery_zone"."areas") between 1 and 300 and array_position("shop"."delivery_zone"."areas", null) is null and array_to_string("shop"."delivery_zone"."areas", '|') ~ '^([*]|[A-Z]{2}(-[^|]{1,40}|:[A-Z0-9]{1,10})?)([|]([*]|[A-Z]{2}(-[^|]{1,40}|:[A-Z0-9]{1,10})?))*$')
);
--> statement-breakpoint
ALTER TABLE "shop"."page" ADD COLUMN "terms_version" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."delivery_rate" ADD CONSTRAINT "delivery_rate_zone_id_delivery_zone_id_fk" FOREIGN KEY ("zone_id") REFERENCES "shop"."delivery_zone"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."delivery_zone" ADD CONSTRAINT "delivery_zone_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_rate_page" ON "shop"."delivery_rate" USING btree ("page_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_zone_position" ON "shop"."delivery_zone" USING btree ("page_id","position");