CREATE TABLE "social"."talk" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_a" uuid NOT NULL,
	"person_b" uuid,
	"page_id" uuid,
	"messages" integer DEFAULT 0 NOT NULL,
	"last_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "talk_kind" CHECK ("social"."talk"."kind" in ('people', 'page')),
	CONSTRAINT "talk_between" CHECK (("social"."talk"."kind" = 'people') = ("social"."talk"."person_b" is not null) and ("social"."talk"."kind" = 'page') = ("social"."talk"."page_id" is not null)),
	CONSTRAINT "talk_people_order" CHECK ("social"."talk"."person_a" < "social"."talk"."person_b")
);
--> statement-breakpoint
CREATE TABLE "social"."talk_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"talk_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"side" text NOT NULL,
	"person_id" uuid,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"words" text,
	"product_id" uuid,
	"variant_id" uuid,
	"order_talk" text,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "talk_message_side" CHECK ("social"."talk_message"."side" in ('a', 'b')),
	CONSTRAINT "talk_message_kind" CHECK ("social"."talk_message"."kind" in ('words', 'product', 'photos', 'order', 'pay')),
	CONSTRAINT "talk_message_brings" CHECK (case when "social"."talk_message"."removed_at" is not null
        then "social"."talk_message"."words" is null and "social"."talk_message"."product_id" is null and "social"."talk_message"."variant_id" is null and "social"."talk_message"."order_talk" is null
        else ("social"."talk_message"."kind" <> 'words' or "social"."talk_message"."words" is not null)
          and ("social"."talk_message"."kind" in ('product', 'pay')) = ("social"."talk_message"."product_id" is not null)
          and ("social"."talk_message"."kind" = 'order') = ("social"."talk_message"."order_talk" is not null) end),
	CONSTRAINT "talk_message_words" CHECK (length("social"."talk_message"."words") <= 20000)
);
--> statement-breakpoint
CREATE TABLE "social"."talk_photo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"talk_id" uuid NOT NULL,
	"message_id" uuid,
	"side" text NOT NULL,
	"person_id" uuid,
	"place" integer DEFAULT 0 NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "talk_photo_side" CHECK ("social"."talk_photo"."side" in ('a', 'b')),
	CONSTRAINT "talk_photo_place" CHECK ("social"."talk_photo"."place" between 0 and 3)
);
--> statement-breakpoint
CREATE TABLE "social"."talk_setting" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"typing" boolean DEFAULT true NOT NULL,
	"reads" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "social"."talk_side" (
	"talk_id" uuid NOT NULL,
	"side" text NOT NULL,
	"read" integer DEFAULT 0 NOT NULL,
	"told" integer DEFAULT 0 NOT NULL,
	"muted" boolean DEFAULT false NOT NULL,
	"closed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "talk_side_talk_id_side_pk" PRIMARY KEY("talk_id","side"),
	CONSTRAINT "talk_side_side" CHECK ("social"."talk_side"."side" in ('a', 'b')),
	CONSTRAINT "talk_side_told" CHECK ("social"."talk_side"."told" <= "social"."talk_side"."read")
);
--> statement-breakpoint
ALTER TABLE "social"."talk_message" ADD CONSTRAINT "talk_message_talk_id_talk_id_fk" FOREIGN KEY ("talk_id") REFERENCES "social"."talk"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social"."talk_photo" ADD CONSTRAINT "talk_photo_talk_id_talk_id_fk" FOREIGN KEY ("talk_id") REFERENCES "social"."talk"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social"."talk_photo" ADD CONSTRAINT "talk_photo_message_id_talk_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "social"."talk_message"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social"."talk_side" ADD CONSTRAINT "talk_side_talk_id_talk_id_fk" FOREIGN KEY ("talk_id") REFERENCES "social"."talk"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "talk_people" ON "social"."talk" USING btree ("person_a","person_b");--> statement-breakpoint
CREATE UNIQUE INDEX "talk_page" ON "social"."talk" USING btree ("person_a","page_id");--> statement-breakpoint
CREATE INDEX "talk_a" ON "social"."talk" USING btree ("person_a","last_at");--> statement-breakpoint
CREATE INDEX "talk_b" ON "social"."talk" USING btree ("person_b","last_at");--> statement-breakpoint
CREATE INDEX "talk_of_page" ON "social"."talk" USING btree ("page_id","last_at");--> statement-breakpoint
CREATE UNIQUE INDEX "talk_message_number" ON "social"."talk_message" USING btree ("talk_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "talk_message_key" ON "social"."talk_message" USING btree ("talk_id","side","key");--> statement-breakpoint
CREATE INDEX "talk_message_person" ON "social"."talk_message" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "talk_photo_message" ON "social"."talk_photo" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "talk_photo_person" ON "social"."talk_photo" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "talk_photo_loose" ON "social"."talk_photo" USING btree ("at") WHERE "social"."talk_photo"."message_id" is null;