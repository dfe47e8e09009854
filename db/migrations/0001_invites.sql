CREATE TABLE "shop"."page_invite" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"email_hash" char(64) NOT NULL,
	"email_hint" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "page_invite_state" CHECK ("shop"."page_invite"."state" in ('pending', 'accepted', 'declined', 'withdrawn'))
);
--> statement-breakpoint
DROP INDEX "identity"."person_email_key";--> statement-breakpoint
ALTER TABLE "money"."method" ADD COLUMN "provider_customer" text;--> statement-breakpoint
ALTER TABLE "shop"."page_invite" ADD CONSTRAINT "page_invite_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "page_invite_open" ON "shop"."page_invite" USING btree ("page_id","email_hash") WHERE "shop"."page_invite"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "page_invite_email" ON "shop"."page_invite" USING btree ("email_hash") WHERE "shop"."page_invite"."state" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "person_email_key" ON "identity"."person" USING btree (lower("email")) WHERE "identity"."person"."email_verified_at" is not null;