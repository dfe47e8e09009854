CREATE TABLE "shop"."product_video" (
	"product_id" uuid NOT NULL,
	"video_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "product_video_product_id_video_id_pk" PRIMARY KEY("product_id","video_id"),
	CONSTRAINT "product_video_position" CHECK ("shop"."product_video"."position" between 0 and 2)
);
--> statement-breakpoint
CREATE TABLE "shop"."video" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"key" text NOT NULL,
	"state" text DEFAULT 'coming' NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"hash" char(64) NOT NULL,
	"bytes" integer NOT NULL,
	"container" text DEFAULT '' NOT NULL,
	"width" integer DEFAULT 0 NOT NULL,
	"height" integer DEFAULT 0 NOT NULL,
	"duration_ms" integer DEFAULT 0 NOT NULL,
	"has_sound" boolean DEFAULT false NOT NULL,
	"no_speech" boolean DEFAULT false NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"poster_media_id" uuid,
	"captions" text DEFAULT '' NOT NULL,
	"captions_language" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "video_state" CHECK ("shop"."video"."state" in ('coming', 'kept')),
	CONSTRAINT "video_bytes" CHECK ("shop"."video"."bytes" between 1 and 110100480 and "shop"."video"."received" between 0 and 104857600),
	CONSTRAINT "video_kept" CHECK ("shop"."video"."state" = 'coming' or ("shop"."video"."container" in ('mp4', 'webm') and "shop"."video"."width" between 1 and 8192 and "shop"."video"."height" between 1 and 8192 and "shop"."video"."duration_ms" between 1 and 61000)),
	CONSTRAINT "video_alt" CHECK (length("shop"."video"."alt") <= 300),
	CONSTRAINT "video_captions" CHECK (length("shop"."video"."captions") <= 200000),
	CONSTRAINT "video_captions_language" CHECK ("shop"."video"."captions_language" in ('', 'en', 'ar'))
);
--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "archive_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "shop"."product_video" ADD CONSTRAINT "product_video_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."product_video" ADD CONSTRAINT "product_video_video_id_video_id_fk" FOREIGN KEY ("video_id") REFERENCES "shop"."video"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."video" ADD CONSTRAINT "video_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."video" ADD CONSTRAINT "video_poster_media_id_media_id_fk" FOREIGN KEY ("poster_media_id") REFERENCES "shop"."media"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "product_video_place" ON "shop"."product_video" USING btree ("product_id","position");--> statement-breakpoint
CREATE INDEX "product_video_video" ON "shop"."product_video" USING btree ("video_id");--> statement-breakpoint
CREATE UNIQUE INDEX "video_key_key" ON "shop"."video" USING btree ("key");--> statement-breakpoint
CREATE INDEX "video_page" ON "shop"."video" USING btree ("page_id");--> statement-breakpoint
CREATE INDEX "video_poster" ON "shop"."video" USING btree ("poster_media_id") WHERE "shop"."video"."poster_media_id" is not null;--> statement-breakpoint
CREATE INDEX "video_coming" ON "shop"."video" USING btree ("created_at") WHERE "shop"."video"."state" = 'coming';--> statement-breakpoint
CREATE INDEX "product_ending" ON "shop"."product" USING btree ("archive_at") WHERE "shop"."product"."archive_at" is not null;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD CONSTRAINT "product_archive_at" CHECK ("shop"."product"."archive_at" is null or ("shop"."product"."state" <> 'archived' and ("shop"."product"."publish_at" is null or "shop"."product"."publish_at" < "shop"."product"."archive_at")));