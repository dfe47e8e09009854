CREATE TABLE "shop"."archive" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text DEFAULT 'making' NOT NULL,
	"part" integer DEFAULT 0 NOT NULL,
	"cursor" text,
	"steps" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ready_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "archive_state" CHECK ("shop"."archive"."state" in ('making', 'ready', 'failed', 'gone'))
);
--> statement-breakpoint
CREATE TABLE "shop"."archive_file" (
	"archive_id" uuid NOT NULL,
	"path" text NOT NULL,
	"pieces" integer DEFAULT 0 NOT NULL,
	"records" integer DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"sha256" char(64),
	"crc32" bigint,
	"media_id" uuid,
	CONSTRAINT "archive_file_archive_id_path_pk" PRIMARY KEY("archive_id","path"),
	CONSTRAINT "archive_file_path" CHECK ("shop"."archive_file"."path" ~ '^([a-z0-9-]+/)?[A-Za-z0-9-]+[.][a-z0-9]+$')
);
--> statement-breakpoint
ALTER TABLE "shop"."archive" ADD CONSTRAINT "archive_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."archive_file" ADD CONSTRAINT "archive_file_archive_id_archive_id_fk" FOREIGN KEY ("archive_id") REFERENCES "shop"."archive"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "archive_page" ON "shop"."archive" USING btree ("page_id","created_at");--> statement-breakpoint
CREATE INDEX "archive_due" ON "shop"."archive" USING btree ("leased_until") WHERE "shop"."archive"."state" = 'making';--> statement-breakpoint
CREATE INDEX "archive_over" ON "shop"."archive" USING btree ("expires_at") WHERE "shop"."archive"."state" = 'ready';--> statement-breakpoint
CREATE UNIQUE INDEX "archive_page_busy" ON "shop"."archive" USING btree ("page_id") WHERE "shop"."archive"."state" = 'making';--> statement-breakpoint
CREATE INDEX "archive_file_media" ON "shop"."archive_file" USING btree ("archive_id","media_id") WHERE "shop"."archive_file"."media_id" is not null;