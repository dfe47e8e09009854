CREATE TABLE "shop"."insight" (
	"page_id" uuid NOT NULL,
	"product_id" uuid,
	"kind" text NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "insight_cell" UNIQUE NULLS NOT DISTINCT("page_id","product_id","kind","first_day","last_day"),
	CONSTRAINT "insight_kind" CHECK ("shop"."insight"."kind" in ('visit', 'cart', 'tap', 'found', 'opened')),
	CONSTRAINT "insight_count" CHECK ("shop"."insight"."count" >= 20 and "shop"."insight"."count" % 10 = 0)
);
--> statement-breakpoint
CREATE TABLE "shop"."insight_grain" (
	"page_id" uuid PRIMARY KEY NOT NULL,
	"grain" text NOT NULL,
	"since" date NOT NULL,
	CONSTRAINT "insight_grain_known" CHECK ("shop"."insight_grain"."grain" in ('day', 'week', 'month'))
);
--> statement-breakpoint
CREATE TABLE "shop"."tally" (
	"page_id" uuid NOT NULL,
	"product_id" uuid,
	"kind" text NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "tally_cell" UNIQUE NULLS NOT DISTINCT("page_id","product_id","kind","first_day","last_day"),
	CONSTRAINT "tally_kind" CHECK ("shop"."tally"."kind" in ('visit', 'cart', 'tap')),
	CONSTRAINT "tally_count" CHECK ("shop"."tally"."count" between 0 and 1000000000 and "shop"."tally"."last_day" >= "shop"."tally"."first_day")
);
--> statement-breakpoint
ALTER TABLE "shop"."insight" ADD CONSTRAINT "insight_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."insight" ADD CONSTRAINT "insight_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."insight_grain" ADD CONSTRAINT "insight_grain_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."tally" ADD CONSTRAINT "tally_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."tally" ADD CONSTRAINT "tally_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "insight_page" ON "shop"."insight" USING btree ("page_id","last_day");--> statement-breakpoint
CREATE INDEX "insight_product" ON "shop"."insight" USING btree ("product_id","last_day") WHERE "shop"."insight"."product_id" is not null;--> statement-breakpoint
CREATE INDEX "tally_due" ON "shop"."tally" USING btree ("last_day");