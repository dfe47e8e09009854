CREATE TABLE "money"."gone_buyer" (
	"owner" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "money"."order_note" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"order_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"key" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "order_note_words" CHECK (length("money"."order_note"."words") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "money"."order_talk" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"talk_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "money"."parcel" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"key" text NOT NULL,
	"carrier" text DEFAULT '' NOT NULL,
	"tracking_code" text DEFAULT '' NOT NULL,
	"packed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "money"."parcel_line" (
	"parcel_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "parcel_line_parcel_id_line_id_pk" PRIMARY KEY("parcel_id","line_id"),
	CONSTRAINT "parcel_line_quantity" CHECK ("money"."parcel_line"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "social"."message" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"talk_id" uuid NOT NULL,
	"side" text NOT NULL,
	"person_id" uuid,
	"key" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "message_side" CHECK ("social"."message"."side" in ('buyer', 'shop')),
	CONSTRAINT "message_words" CHECK (length("social"."message"."words") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "social"."message_report" (
	"message_id" uuid NOT NULL,
	"talk_id" uuid NOT NULL,
	"side" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "message_report_message_id_side_pk" PRIMARY KEY("message_id","side")
);
--> statement-breakpoint
CREATE TABLE "social"."talk_read" (
	"talk_id" uuid NOT NULL,
	"side" text NOT NULL,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "talk_read_talk_id_side_pk" PRIMARY KEY("talk_id","side")
);
--> statement-breakpoint
DROP INDEX "money"."order_page";--> statement-breakpoint
ALTER TABLE "money"."order" ADD COLUMN "packed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "money"."order" ADD COLUMN "shipped_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "money"."order" ADD COLUMN "delivered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "money"."order" ADD COLUMN "stage" text GENERATED ALWAYS AS (case when state in ('pending', 'authorized', 'settling') then 'unpaid' when state in ('canceled', 'failed', 'expired', 'refunded') then 'cancelled' when state = 'disputed' then 'disputed' when state = 'delivered' or delivered_at is not null then 'delivered' when state = 'fulfilled' or shipped_at is not null then 'shipped' when packed_at is not null then 'packed' else 'to_pack' end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."order" ADD COLUMN "number" text GENERATED ALWAYS AS ("right"((id)::text, 10)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."order_line" ADD COLUMN "packed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."order_note" ADD CONSTRAINT "order_note_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."order_talk" ADD CONSTRAINT "order_talk_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."parcel" ADD CONSTRAINT "parcel_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."parcel_line" ADD CONSTRAINT "parcel_line_parcel_id_parcel_id_fk" FOREIGN KEY ("parcel_id") REFERENCES "money"."parcel"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."parcel_line" ADD CONSTRAINT "parcel_line_line_id_order_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "money"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social"."message_report" ADD CONSTRAINT "message_report_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "social"."message"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "order_note_key" ON "money"."order_note" USING btree ("order_id","key");--> statement-breakpoint
CREATE INDEX "order_note_order" ON "money"."order_note" USING btree ("order_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "order_talk_name" ON "money"."order_talk" USING btree ("talk_id");--> statement-breakpoint
CREATE INDEX "order_talk_page" ON "money"."order_talk" USING btree ("page_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "parcel_key" ON "money"."parcel" USING btree ("order_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "message_key" ON "social"."message" USING btree ("talk_id","side","key");--> statement-breakpoint
CREATE INDEX "message_talk" ON "social"."message" USING btree ("talk_id","at");--> statement-breakpoint
CREATE INDEX "message_person" ON "social"."message" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "order_page_stage" ON "money"."order" USING btree ("page_id","stage","created_at","id");--> statement-breakpoint
CREATE INDEX "order_page_number" ON "money"."order" USING btree ("page_id","number");--> statement-breakpoint
CREATE INDEX "order_line_product" ON "money"."order_line" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "order_page" ON "money"."order" USING btree ("page_id","created_at","id");--> statement-breakpoint
ALTER TABLE "money"."order_line" ADD CONSTRAINT "order_line_packed" CHECK ("money"."order_line"."packed" between 0 and "money"."order_line"."quantity");--> statement-breakpoint
SELECT set_config('souk.actor', 'system', true);--> statement-breakpoint
UPDATE "money"."order" o SET "shipped_at" = m.shipped, "delivered_at" = m.delivered FROM (SELECT order_id, min(at) FILTER (WHERE kind = 'shipped') AS shipped, min(at) FILTER (WHERE kind = 'delivered') AS delivered FROM "money"."order_event" WHERE kind IN ('shipped', 'delivered') GROUP BY order_id) m WHERE m.order_id = o.id;
