CREATE TABLE "shop"."carried_file" (
	"restore_id" uuid NOT NULL,
	"path" text NOT NULL,
	"page_id" uuid NOT NULL,
	"pieces" integer DEFAULT 0 NOT NULL,
	"records" integer DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "carried_file_restore_id_path_pk" PRIMARY KEY("restore_id","path")
);
--> statement-breakpoint
CREATE TABLE "shop"."restore" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"received" bigint DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'receiving' NOT NULL,
	"problem" text,
	"problem_file" text,
	"problem_line" integer,
	"manifest" jsonb,
	"manifest_hash" char(64),
	"sealed" boolean DEFAULT false NOT NULL,
	"part" integer DEFAULT 0 NOT NULL,
	"cursor" integer DEFAULT 0 NOT NULL,
	"steps" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"before" jsonb,
	"remarks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"leased_until" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"swept" boolean DEFAULT false NOT NULL,
	CONSTRAINT "restore_state" CHECK ("shop"."restore"."state" in ('receiving', 'checking', 'refused', 'ready', 'running', 'stopped', 'done', 'undoing', 'undone', 'dropped')),
	CONSTRAINT "restore_bytes" CHECK ("shop"."restore"."bytes" between 1 and 4294967296 and "shop"."restore"."received" between 0 and "shop"."restore"."bytes")
);
--> statement-breakpoint
CREATE TABLE "shop"."restored_thing" (
	"restore_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"thing_id" uuid NOT NULL,
	CONSTRAINT "restored_thing_restore_id_kind_name_pk" PRIMARY KEY("restore_id","kind","name"),
	CONSTRAINT "restored_thing_kind" CHECK ("shop"."restored_thing"."kind" ~ '^[a-z-]{1,40}$')
);
--> statement-breakpoint
DROP INDEX "ledger"."entry_account";--> statement-breakpoint
ALTER TABLE "shop"."archive" ADD COLUMN "swept" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."archive_file" ADD COLUMN "tokens" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."product_change" ADD COLUMN "carried" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."carried_file" ADD CONSTRAINT "carried_file_restore_id_restore_id_fk" FOREIGN KEY ("restore_id") REFERENCES "shop"."restore"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."restore" ADD CONSTRAINT "restore_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."restored_thing" ADD CONSTRAINT "restored_thing_restore_id_restore_id_fk" FOREIGN KEY ("restore_id") REFERENCES "shop"."restore"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "carried_file_page" ON "shop"."carried_file" USING btree ("page_id","path");--> statement-breakpoint
CREATE INDEX "restore_page" ON "shop"."restore" USING btree ("page_id","created_at");--> statement-breakpoint
CREATE INDEX "restore_due" ON "shop"."restore" USING btree ("leased_until") WHERE "shop"."restore"."state" in ('checking', 'running', 'undoing');--> statement-breakpoint
CREATE INDEX "restore_unswept" ON "shop"."restore" USING btree ("created_at") WHERE not "shop"."restore"."swept";--> statement-breakpoint
CREATE UNIQUE INDEX "restore_page_busy" ON "shop"."restore" USING btree ("page_id") WHERE "shop"."restore"."state" in ('receiving', 'checking', 'ready', 'running', 'stopped', 'undoing');--> statement-breakpoint
CREATE INDEX "entry_account_no" ON "ledger"."entry" USING btree ("account","id");--> statement-breakpoint
CREATE INDEX "archive_unswept" ON "shop"."archive" USING btree ("expires_at") WHERE "shop"."archive"."state" in ('gone', 'failed') and not "shop"."archive"."swept";