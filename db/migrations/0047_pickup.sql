CREATE TABLE "money"."order_pickup" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"place_name" text NOT NULL,
	"hours" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shop"."pickup" (
	"place_id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"line1" text NOT NULL,
	"city" text NOT NULL,
	"region" text DEFAULT '' NOT NULL,
	"postal_code" text DEFAULT '' NOT NULL,
	"hours" text DEFAULT '' NOT NULL,
	"days" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pickup_line1" CHECK (length("shop"."pickup"."line1") between 1 and 200),
	CONSTRAINT "pickup_city" CHECK (length("shop"."pickup"."city") between 1 and 100),
	CONSTRAINT "pickup_region" CHECK (length("shop"."pickup"."region") <= 100),
	CONSTRAINT "pickup_postal_code" CHECK (length("shop"."pickup"."postal_code") <= 20),
	CONSTRAINT "pickup_hours" CHECK (length("shop"."pickup"."hours") <= 300),
	CONSTRAINT "pickup_days" CHECK ("shop"."pickup"."days" between 0 and 30)
);
--> statement-breakpoint
ALTER TABLE "shop"."reservation" ADD COLUMN "place_id" uuid;--> statement-breakpoint
ALTER TABLE "money"."order_pickup" ADD CONSTRAINT "order_pickup_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."pickup" ADD CONSTRAINT "pickup_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "shop"."place"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."pickup" ADD CONSTRAINT "pickup_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_pickup_place" ON "money"."order_pickup" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "pickup_page" ON "shop"."pickup" USING btree ("page_id");