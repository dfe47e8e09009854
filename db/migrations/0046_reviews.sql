CREATE TABLE "shop"."product_rating" (
	"product_id" uuid PRIMARY KEY NOT NULL,
	"one" integer DEFAULT 0 NOT NULL,
	"two" integer DEFAULT 0 NOT NULL,
	"three" integer DEFAULT 0 NOT NULL,
	"four" integer DEFAULT 0 NOT NULL,
	"five" integer DEFAULT 0 NOT NULL,
	"reviews" integer GENERATED ALWAYS AS (one + two + three + four + five) STORED NOT NULL,
	"stars" integer GENERATED ALWAYS AS (one + 2 * two + 3 * three + 4 * four + 5 * five) STORED NOT NULL,
	CONSTRAINT "product_rating_counts" CHECK (least("shop"."product_rating"."one", "shop"."product_rating"."two", "shop"."product_rating"."three", "shop"."product_rating"."four", "shop"."product_rating"."five") >= 0)
);
--> statement-breakpoint
CREATE TABLE "shop"."review" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"stars" integer NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"verified" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone,
	"reply" text DEFAULT '' NOT NULL,
	"replied_at" timestamp with time zone,
	"hidden_at" timestamp with time zone,
	"hidden_reason" text,
	CONSTRAINT "review_stars" CHECK ("shop"."review"."stars" between 1 and 5),
	CONSTRAINT "review_title" CHECK (length("shop"."review"."title") <= 120),
	CONSTRAINT "review_body" CHECK (length("shop"."review"."body") <= 4000),
	CONSTRAINT "review_language" CHECK ("shop"."review"."language" ~ '^[a-z]{2,3}$'),
	CONSTRAINT "review_reply" CHECK (length("shop"."review"."reply") <= 2000 and ("shop"."review"."replied_at" is null) = ("shop"."review"."reply" = '')),
	CONSTRAINT "review_hidden_why" CHECK (("shop"."review"."hidden_at" is null) = ("shop"."review"."hidden_reason" is null) and ("shop"."review"."hidden_reason" in ('spam', 'abuse', 'private', 'off_topic', 'fake', 'illegal', 'other') or "shop"."review"."hidden_reason" = 'own_page'))
);
--> statement-breakpoint
CREATE TABLE "shop"."review_pace" (
	"person_id" uuid NOT NULL,
	"day" date NOT NULL,
	"reviews" integer DEFAULT 0 NOT NULL,
	"photos" integer DEFAULT 0 NOT NULL,
	"reports" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "review_pace_person_id_day_pk" PRIMARY KEY("person_id","day"),
	CONSTRAINT "review_pace_reviews" CHECK ("shop"."review_pace"."reviews" <= 20),
	CONSTRAINT "review_pace_photos" CHECK ("shop"."review_pace"."photos" <= 80),
	CONSTRAINT "review_pace_reports" CHECK ("shop"."review_pace"."reports" <= 30)
);
--> statement-breakpoint
CREATE TABLE "shop"."review_photo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"review_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"key" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"blur" text DEFAULT '' NOT NULL,
	CONSTRAINT "review_photo_four" CHECK ("shop"."review_photo"."place" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE "shop"."review_report" (
	"review_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "review_report_review_id_person_id_pk" PRIMARY KEY("review_id","person_id"),
	CONSTRAINT "review_report_reason" CHECK ("shop"."review_report"."reason" in ('spam', 'abuse', 'private', 'off_topic', 'fake', 'illegal', 'other')),
	CONSTRAINT "review_report_note" CHECK (length("shop"."review_report"."note") <= 500)
);
--> statement-breakpoint
ALTER TABLE "shop"."product_rating" ADD CONSTRAINT "product_rating_product" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."review" ADD CONSTRAINT "review_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."review" ADD CONSTRAINT "review_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."review_photo" ADD CONSTRAINT "review_photo_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "shop"."review"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."review_report" ADD CONSTRAINT "review_report_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "shop"."review"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "review_one_each" ON "shop"."review" USING btree ("product_id","person_id");--> statement-breakpoint
CREATE INDEX "review_person" ON "shop"."review" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "review_page" ON "shop"."review" USING btree ("page_id","id");--> statement-breakpoint
CREATE INDEX "review_newest" ON "shop"."review" USING btree ("product_id","id") WHERE "shop"."review"."hidden_at" is null;--> statement-breakpoint
CREATE INDEX "review_by_stars" ON "shop"."review" USING btree ("product_id","stars","id") WHERE "shop"."review"."hidden_at" is null;--> statement-breakpoint
CREATE INDEX "review_unanswered" ON "shop"."review" USING btree ("page_id","id") WHERE "shop"."review"."replied_at" is null and "shop"."review"."hidden_at" is null;--> statement-breakpoint
CREATE INDEX "review_hidden" ON "shop"."review" USING btree ("hidden_at") WHERE "shop"."review"."hidden_at" is not null;--> statement-breakpoint
CREATE INDEX "review_pace_day" ON "shop"."review_pace" USING btree ("day");--> statement-breakpoint
CREATE UNIQUE INDEX "review_photo_place" ON "shop"."review_photo" USING btree ("review_id","place");--> statement-breakpoint
CREATE UNIQUE INDEX "review_photo_key" ON "shop"."review_photo" USING btree ("key");--> statement-breakpoint
CREATE INDEX "review_report_waiting" ON "shop"."review_report" USING btree ("at") WHERE "shop"."review_report"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "review_report_person" ON "shop"."review_report" USING btree ("person_id");