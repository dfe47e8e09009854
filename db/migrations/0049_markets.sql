CREATE TABLE "shop"."market" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"basis_points" integer DEFAULT 0 NOT NULL,
	"rounding" text DEFAULT 'exact' NOT NULL,
	CONSTRAINT "market_position_range" CHECK ("shop"."market"."position" between 0 and 19),
	CONSTRAINT "market_name" CHECK (length("shop"."market"."name") between 1 and 60),
	CONSTRAINT "market_basis_points" CHECK ("shop"."market"."basis_points" between -9000 and 90000),
	CONSTRAINT "market_rounding" CHECK ("shop"."market"."rounding" in ('exact', 'whole', 'fives', 'tens', 'hundreds', 'ends_99', 'ends_95'))
);
--> statement-breakpoint
CREATE TABLE "shop"."market_absence" (
	"product_id" uuid NOT NULL,
	"market_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	CONSTRAINT "market_absence_product_id_market_id_pk" PRIMARY KEY("product_id","market_id")
);
--> statement-breakpoint
CREATE TABLE "shop"."market_country" (
	"page_id" uuid NOT NULL,
	"country" text NOT NULL,
	"market_id" uuid NOT NULL,
	CONSTRAINT "market_country_page_id_country_pk" PRIMARY KEY("page_id","country"),
	CONSTRAINT "market_country_code" CHECK ("shop"."market_country"."country" ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
CREATE TABLE "shop"."market_price" (
	"variant_id" uuid NOT NULL,
	"market_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"price_minor" bigint,
	"compare_at_minor" bigint,
	CONSTRAINT "market_price_variant_id_market_id_pk" PRIMARY KEY("variant_id","market_id"),
	CONSTRAINT "market_price_amounts" CHECK ("shop"."market_price"."price_minor" > 0 and "shop"."market_price"."compare_at_minor" > 0),
	CONSTRAINT "market_price_some" CHECK (num_nonnulls("shop"."market_price"."price_minor", "shop"."market_price"."compare_at_minor") > 0)
);
--> statement-breakpoint
CREATE TABLE "shop"."market_price_day" (
	"variant_id" uuid NOT NULL,
	"market_id" uuid NOT NULL,
	"day" date NOT NULL,
	"lowest_minor" bigint NOT NULL,
	"last_minor" bigint,
	CONSTRAINT "market_price_day_variant_id_market_id_day_pk" PRIMARY KEY("variant_id","market_id","day"),
	CONSTRAINT "market_price_day_lowest" CHECK ("shop"."market_price_day"."lowest_minor" > 0 and "shop"."market_price_day"."lowest_minor" <= "shop"."market_price_day"."last_minor")
);
--> statement-breakpoint
ALTER TABLE "shop"."market" ADD CONSTRAINT "market_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."market_absence" ADD CONSTRAINT "market_absence_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."market_absence" ADD CONSTRAINT "market_absence_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "shop"."market"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."market_country" ADD CONSTRAINT "market_country_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."market_country" ADD CONSTRAINT "market_country_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "shop"."market"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."market_price" ADD CONSTRAINT "market_price_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "shop"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."market_price" ADD CONSTRAINT "market_price_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "shop"."market"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."market_price_day" ADD CONSTRAINT "market_price_day_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "shop"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."market_price_day" ADD CONSTRAINT "market_price_day_market_id_market_id_fk" FOREIGN KEY ("market_id") REFERENCES "shop"."market"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "market_position" ON "shop"."market" USING btree ("page_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "market_name_key" ON "shop"."market" USING btree ("page_id",lower("name"));--> statement-breakpoint
CREATE INDEX "market_absence_market" ON "shop"."market_absence" USING btree ("market_id");--> statement-breakpoint
CREATE INDEX "market_country_here" ON "shop"."market_country" USING btree ("country","page_id");--> statement-breakpoint
CREATE INDEX "market_country_market" ON "shop"."market_country" USING btree ("market_id");--> statement-breakpoint
CREATE INDEX "market_price_market" ON "shop"."market_price" USING btree ("market_id");--> statement-breakpoint
CREATE INDEX "market_price_day_market" ON "shop"."market_price_day" USING btree ("market_id");