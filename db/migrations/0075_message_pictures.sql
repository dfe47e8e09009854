CREATE TABLE "money"."order_mark" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"talk_id" uuid NOT NULL,
	"mark" uuid DEFAULT gen_random_uuid() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "social"."talk_photo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"page_id" uuid,
	"message_id" uuid,
	"place" smallint,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"description" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"stored_at" timestamp with time zone,
	CONSTRAINT "talk_photo_of" CHECK (("social"."talk_photo"."message_id" is null) = ("social"."talk_photo"."place" is null)),
	CONSTRAINT "talk_photo_there" CHECK ("social"."talk_photo"."message_id" is null or "social"."talk_photo"."stored_at" is not null),
	CONSTRAINT "talk_photo_four" CHECK ("social"."talk_photo"."place" between 1 and 4),
	CONSTRAINT "talk_photo_sides" CHECK ("social"."talk_photo"."width" between 1 and 1600 and "social"."talk_photo"."height" between 1 and 1600),
	CONSTRAINT "talk_photo_bytes" CHECK ("social"."talk_photo"."bytes" between 1 and 4194304),
	CONSTRAINT "talk_photo_description" CHECK (length("social"."talk_photo"."description") <= 4000)
);
--> statement-breakpoint
CREATE TABLE "social"."talk_report_photo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"place" smallint NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"stored_at" timestamp with time zone,
	CONSTRAINT "talk_report_photo_four" CHECK ("social"."talk_report_photo"."place" between 1 and 4)
);
--> statement-breakpoint
ALTER TABLE "social"."talk_message" DROP CONSTRAINT "talk_message_kind";--> statement-breakpoint
ALTER TABLE "social"."talk_message" DROP CONSTRAINT "talk_message_brings";--> statement-breakpoint
ALTER TABLE "social"."talk_message" ADD COLUMN "order_mark" uuid;--> statement-breakpoint
ALTER TABLE "social"."talk_message" ADD COLUMN "photos" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."order_mark" ADD CONSTRAINT "order_mark_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social"."talk_photo" ADD CONSTRAINT "talk_photo_message_id_talk_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "social"."talk_message"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social"."talk_report_photo" ADD CONSTRAINT "talk_report_photo_report_id_talk_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "social"."talk_report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "order_mark_mark" ON "money"."order_mark" USING btree ("mark");--> statement-breakpoint
CREATE INDEX "order_mark_talk" ON "money"."order_mark" USING btree ("talk_id");--> statement-breakpoint
CREATE UNIQUE INDEX "talk_photo_place" ON "social"."talk_photo" USING btree ("message_id","place");--> statement-breakpoint
CREATE INDEX "talk_photo_person" ON "social"."talk_photo" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "talk_photo_waiting" ON "social"."talk_photo" USING btree ("at") WHERE "social"."talk_photo"."message_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "talk_report_photo_place" ON "social"."talk_report_photo" USING btree ("report_id","place");--> statement-breakpoint
ALTER TABLE "social"."talk_message" ADD CONSTRAINT "talk_message_photos" CHECK ("social"."talk_message"."photos" between 0 and 4);--> statement-breakpoint
ALTER TABLE "social"."talk_message" ADD CONSTRAINT "talk_message_kind" CHECK ("social"."talk_message"."kind" in ('words', 'product', 'pay', 'order'));--> statement-breakpoint
ALTER TABLE "social"."talk_message" ADD CONSTRAINT "talk_message_brings" CHECK (case when "social"."talk_message"."removed_at" is not null
        then "social"."talk_message"."words" is null and "social"."talk_message"."product_id" is null and "social"."talk_message"."variant_id" is null
          and "social"."talk_message"."order_mark" is null and "social"."talk_message"."photos" = 0
        else ("social"."talk_message"."kind" <> 'words' or "social"."talk_message"."words" is not null or "social"."talk_message"."photos" > 0)
          and ("social"."talk_message"."kind" = 'order') = ("social"."talk_message"."order_mark" is not null)
          and ("social"."talk_message"."kind" <> 'order' or "social"."talk_message"."side" = 'a')
          and ("social"."talk_message"."kind" in ('product', 'pay')) = ("social"."talk_message"."product_id" is not null)
          and ("social"."talk_message"."kind" = 'pay') = ("social"."talk_message"."variant_id" is not null) end);