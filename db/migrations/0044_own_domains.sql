CREATE TABLE "shop"."page_domain" (
	"page_id" uuid PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"token" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"owned" boolean DEFAULT false NOT NULL,
	"pointed" boolean DEFAULT false NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"set_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"checked_at" timestamp with time zone,
	"verified_at" timestamp with time zone,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "page_domain_state" CHECK ("shop"."page_domain"."state" in ('waiting', 'verified', 'lost', 'taken')),
	CONSTRAINT "page_domain_host" CHECK ("shop"."page_domain"."host" ~ '^[a-z0-9-]+([.][a-z0-9-]+)+$' and length("shop"."page_domain"."host") <= 253),
	CONSTRAINT "page_domain_token" CHECK ("shop"."page_domain"."token" ~ '^[0-9a-z]{32}$')
);
--> statement-breakpoint
ALTER TABLE "shop"."page_domain" ADD CONSTRAINT "page_domain_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "page_domain_verified" ON "shop"."page_domain" USING btree ("host") WHERE "shop"."page_domain"."state" = 'verified';--> statement-breakpoint
CREATE INDEX "page_domain_due" ON "shop"."page_domain" USING btree ("due_at") WHERE "shop"."page_domain"."state" <> 'taken';