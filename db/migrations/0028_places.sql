CREATE TABLE "shop"."low_told" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shop"."place" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"name" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "place_name" CHECK (length("shop"."place"."name") between 1 and 80),
	CONSTRAINT "place_address" CHECK (length("shop"."place"."address") <= 300)
);
--> statement-breakpoint
CREATE TABLE "shop"."place_stock" (
	"variant_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"stock" integer NOT NULL,
	CONSTRAINT "place_stock_variant_id_place_id_pk" PRIMARY KEY("variant_id","place_id"),
	CONSTRAINT "place_stock_units" CHECK ("shop"."place_stock"."stock" >= 0)
);
--> statement-breakpoint
CREATE TABLE "shop"."reservation_place" (
	"attempt_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"units" integer NOT NULL,
	CONSTRAINT "reservation_place_attempt_id_variant_id_place_id_pk" PRIMARY KEY("attempt_id","variant_id","place_id")
);
--> statement-breakpoint
CREATE TABLE "shop"."stock_move" (
	"no" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shop"."stock_move_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"variant_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"place_id" uuid,
	"units" integer NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"person_id" uuid,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "stock_move_units" CHECK ("shop"."stock_move"."units" <> 0),
	CONSTRAINT "stock_move_note" CHECK (length("shop"."stock_move"."note") <= 200),
	CONSTRAINT "stock_move_reason" CHECK ("shop"."stock_move"."reason" in ('opening', 'edited', 'import', 'placed', 'received', 'counted', 'damaged', 'lost', 'returned', 'transfer', 'sold_elsewhere'))
);
--> statement-breakpoint
ALTER TABLE "shop"."page" ADD COLUMN "low_stock" integer DEFAULT 2;--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD COLUMN "placed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD COLUMN "low_stock" integer;--> statement-breakpoint
ALTER TABLE "shop"."low_told" ADD CONSTRAINT "low_told_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "shop"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."place" ADD CONSTRAINT "place_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."place_stock" ADD CONSTRAINT "place_stock_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "shop"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."place_stock" ADD CONSTRAINT "place_stock_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "shop"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."reservation_place" ADD CONSTRAINT "reservation_place_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "shop"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."reservation_place" ADD CONSTRAINT "reservation_place_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "shop"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."stock_move" ADD CONSTRAINT "stock_move_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "shop"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."stock_move" ADD CONSTRAINT "stock_move_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "shop"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "place_page" ON "shop"."place" USING btree ("page_id","position","id");--> statement-breakpoint
CREATE INDEX "place_stock_place" ON "shop"."place_stock" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "reservation_place_place" ON "shop"."reservation_place" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "stock_move_variant" ON "shop"."stock_move" USING btree ("variant_id","no");--> statement-breakpoint
CREATE INDEX "stock_move_page" ON "shop"."stock_move" USING btree ("page_id","no");--> statement-breakpoint
CREATE INDEX "stock_move_place" ON "shop"."stock_move" USING btree ("place_id") WHERE "shop"."stock_move"."place_id" is not null;--> statement-breakpoint
ALTER TABLE "shop"."page" ADD CONSTRAINT "page_low_stock" CHECK ("shop"."page"."low_stock" between 0 and 1000000);--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD CONSTRAINT "variant_low_stock" CHECK ("shop"."variant"."low_stock" between 0 and 1000000);--> statement-breakpoint
INSERT INTO "shop"."stock_move" ("variant_id", "page_id", "units", "reason")
SELECT o.id, o.page_id, o.units, 'opening' FROM (
  SELECT v.id, v.page_id, (CASE WHEN v.drop THEN (SELECT count(*) FROM "shop"."unit" u WHERE u.variant_id = v.id) ELSE v.stock END)
    + coalesce((SELECT sum(r.quantity - r.returned) FROM "shop"."reservation" r WHERE r.variant_id = v.id AND r.state <> 'released'), 0) AS units
  FROM "shop"."variant" v) o
WHERE o.units <> 0;
