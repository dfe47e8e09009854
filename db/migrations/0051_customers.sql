CREATE TABLE "money"."brought_customer" (
	"restore_id" uuid NOT NULL,
	"no" integer NOT NULL,
	"page_id" uuid NOT NULL,
	"name" text,
	"email" text,
	"since" timestamp with time zone NOT NULL,
	"brought_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "brought_customer_restore_id_no_pk" PRIMARY KEY("restore_id","no"),
	CONSTRAINT "brought_customer_gone" CHECK (("money"."brought_customer"."removed_at" is null) = ("money"."brought_customer"."name" is not null) and ("money"."brought_customer"."name" is null) = ("money"."brought_customer"."email" is null))
);
--> statement-breakpoint
CREATE TABLE "money"."customer_consent" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner" text NOT NULL,
	"page_id" uuid NOT NULL,
	"agreed" boolean NOT NULL,
	"wording" integer NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "customer_consent_owner" CHECK ("money"."customer_consent"."owner" like 'person:%'),
	CONSTRAINT "customer_consent_wording" CHECK ("money"."customer_consent"."wording" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "brought_customer_once" ON "money"."brought_customer" USING btree ("page_id",lower("email")) WHERE "money"."brought_customer"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "brought_customer_email" ON "money"."brought_customer" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "customer_consent_latest" ON "money"."customer_consent" USING btree ("owner","page_id","at");--> statement-breakpoint
CREATE INDEX "customer_consent_page" ON "money"."customer_consent" USING btree ("page_id","owner","at");