CREATE TABLE "identity"."own_copy" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"state" text DEFAULT 'making' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"word" text DEFAULT '' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone DEFAULT now() NOT NULL,
	"token_hash" char(64),
	"token_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ready_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"removals" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "own_copy_state" CHECK ("identity"."own_copy"."state" in ('making', 'ready', 'fetching', 'failed', 'gone'))
);
--> statement-breakpoint
CREATE INDEX "own_copy_person" ON "identity"."own_copy" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "own_copy_due" ON "identity"."own_copy" USING btree ("leased_until") WHERE "identity"."own_copy"."state" = 'making';--> statement-breakpoint
CREATE INDEX "own_copy_over" ON "identity"."own_copy" USING btree ("expires_at") WHERE "identity"."own_copy"."state" in ('ready', 'fetching');--> statement-breakpoint
CREATE INDEX "own_copy_unswept" ON "identity"."own_copy" USING btree ("ended_at") WHERE "identity"."own_copy"."state" in ('failed', 'gone');--> statement-breakpoint
CREATE UNIQUE INDEX "own_copy_token" ON "identity"."own_copy" USING btree ("token_hash") WHERE "identity"."own_copy"."token_hash" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "own_copy_one" ON "identity"."own_copy" USING btree ("person_id") WHERE "identity"."own_copy"."state" in ('making', 'ready', 'fetching');--> statement-breakpoint
CREATE INDEX "audit_event_actor" ON "identity"."audit_event" USING btree ("actor");