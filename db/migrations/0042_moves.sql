CREATE TABLE "shop"."move" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"source" text NOT NULL,
	"name" text NOT NULL,
	"bytes" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'reading' NOT NULL,
	"problem" text,
	"kind" text,
	"found" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"chosen" text[] DEFAULT '{}' NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"before_logo_id" uuid,
	"before_cover_id" uuid,
	"rights_by" uuid,
	"rights_at" timestamp with time zone,
	"import_id" uuid,
	"items" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "move_source" CHECK ("shop"."move"."source" in ('address', 'file')),
	CONSTRAINT "move_state" CHECK ("shop"."move"."state" in ('reading', 'unreadable', 'ready', 'running', 'paused', 'done', 'undoing', 'undone', 'dropped')),
	CONSTRAINT "move_rights" CHECK ("shop"."move"."state" in ('reading', 'unreadable', 'ready', 'dropped') or ("shop"."move"."rights_by" is not null and "shop"."move"."rights_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "shop"."move_post" (
	"move_id" uuid NOT NULL,
	"no" integer NOT NULL,
	"source_hash" char(64) NOT NULL,
	"body" text NOT NULL,
	"said_at" timestamp with time zone NOT NULL,
	"pictures" text[] NOT NULL,
	"cut" boolean NOT NULL,
	"pictured" boolean DEFAULT false NOT NULL,
	"chosen" boolean DEFAULT true NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"lost" integer DEFAULT 0 NOT NULL,
	"post_id" uuid,
	"after" char(64),
	CONSTRAINT "move_post_move_id_no_pk" PRIMARY KEY("move_id","no"),
	CONSTRAINT "move_post_state" CHECK ("shop"."move_post"."state" in ('waiting', 'known', 'applied', 'lost', 'undone', 'changed_since'))
);
--> statement-breakpoint
ALTER TABLE "shop"."post" ADD COLUMN "source_hash" char(64);--> statement-breakpoint
ALTER TABLE "shop"."move" ADD CONSTRAINT "move_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."move_post" ADD CONSTRAINT "move_post_move_id_move_id_fk" FOREIGN KEY ("move_id") REFERENCES "shop"."move"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "move_page" ON "shop"."move" USING btree ("page_id","created_at");--> statement-breakpoint
CREATE INDEX "move_due" ON "shop"."move" USING btree ("leased_until") WHERE "shop"."move"."state" in ('reading', 'running', 'undoing');--> statement-breakpoint
CREATE INDEX "move_before_logo" ON "shop"."move" USING btree ("before_logo_id") WHERE "shop"."move"."before_logo_id" is not null;--> statement-breakpoint
CREATE INDEX "move_before_cover" ON "shop"."move" USING btree ("before_cover_id") WHERE "shop"."move"."before_cover_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "move_page_busy" ON "shop"."move" USING btree ("page_id") WHERE "shop"."move"."state" in ('reading', 'running', 'paused', 'undoing');--> statement-breakpoint
CREATE UNIQUE INDEX "move_post_source" ON "shop"."move_post" USING btree ("move_id","source_hash");--> statement-breakpoint
CREATE INDEX "move_post_state" ON "shop"."move_post" USING btree ("move_id","state","no");--> statement-breakpoint
CREATE UNIQUE INDEX "post_source" ON "shop"."post" USING btree ("page_id","source_hash") WHERE "shop"."post"."source_hash" is not null;