CREATE TABLE "shop"."import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"bytes" integer NOT NULL,
	"state" text DEFAULT 'reading' NOT NULL,
	"problem" text,
	"problem_line" integer,
	"wishes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"dialect" text,
	"encoding" text,
	"delimiter" text,
	"columns" text[] DEFAULT '{}' NOT NULL,
	"mapped" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"unheld" text[] DEFAULT '{}' NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"items" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "import_state" CHECK ("shop"."import"."state" in ('reading', 'unreadable', 'ready', 'running', 'paused', 'done', 'undoing', 'undone', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "shop"."import_item" (
	"import_id" uuid NOT NULL,
	"no" integer NOT NULL,
	"key" text NOT NULL,
	"line" integer NOT NULL,
	"rows" integer NOT NULL,
	"outcome" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"product_id" uuid,
	"title" text DEFAULT '' NOT NULL,
	"read" jsonb NOT NULL,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"pictured" boolean DEFAULT false NOT NULL,
	"before" jsonb,
	"after" jsonb,
	CONSTRAINT "import_item_import_id_no_pk" PRIMARY KEY("import_id","no"),
	CONSTRAINT "import_item_outcome" CHECK ("shop"."import_item"."outcome" in ('created', 'updated', 'unchanged', 'refused')),
	CONSTRAINT "import_item_state" CHECK ("shop"."import_item"."state" in ('waiting', 'applied', 'undone', 'changed_since')),
	CONSTRAINT "import_item_rows" CHECK ("shop"."import_item"."rows" > 0)
);
--> statement-breakpoint
CREATE TABLE "shop"."import_picture" (
	"page_id" uuid NOT NULL,
	"source_hash" char(64) NOT NULL,
	"media_id" uuid NOT NULL,
	CONSTRAINT "import_picture_page_id_source_hash_pk" PRIMARY KEY("page_id","source_hash")
);
--> statement-breakpoint
ALTER TABLE "shop"."import" ADD CONSTRAINT "import_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."import_item" ADD CONSTRAINT "import_item_import_id_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "shop"."import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."import_picture" ADD CONSTRAINT "import_picture_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."import_picture" ADD CONSTRAINT "import_picture_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "shop"."media"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_page" ON "shop"."import" USING btree ("page_id","created_at");--> statement-breakpoint
CREATE INDEX "import_due" ON "shop"."import" USING btree ("leased_until") WHERE "shop"."import"."state" in ('reading', 'running', 'undoing');--> statement-breakpoint
CREATE UNIQUE INDEX "import_page_busy" ON "shop"."import" USING btree ("page_id") WHERE "shop"."import"."state" in ('reading', 'running', 'paused', 'undoing');--> statement-breakpoint
CREATE UNIQUE INDEX "import_item_key" ON "shop"."import_item" USING btree ("import_id","key");--> statement-breakpoint
CREATE INDEX "import_item_outcome" ON "shop"."import_item" USING btree ("import_id","outcome","no");--> statement-breakpoint
CREATE INDEX "import_item_state" ON "shop"."import_item" USING btree ("import_id","state","no");--> statement-breakpoint
CREATE INDEX "import_picture_media" ON "shop"."import_picture" USING btree ("media_id");