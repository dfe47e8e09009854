CREATE TABLE "money"."pay_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"title" text NOT NULL,
	"currency" text NOT NULL,
	"unit_minor" bigint NOT NULL,
	"delivery_minor" bigint DEFAULT 0 NOT NULL,
	"several" boolean NOT NULL,
	"asks_address" boolean NOT NULL,
	"asks_email" boolean NOT NULL,
	"return_url" text,
	"ends_at" timestamp with time zone,
	"uses_max" integer,
	"uses" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pay_link_title" CHECK (length("money"."pay_link"."title") between 1 and 200),
	CONSTRAINT "pay_link_amount" CHECK ("money"."pay_link"."unit_minor" > 0 and "money"."pay_link"."delivery_minor" >= 0),
	CONSTRAINT "pay_link_delivery" CHECK ("money"."pay_link"."asks_address" or "money"."pay_link"."delivery_minor" = 0),
	CONSTRAINT "pay_link_state" CHECK ("money"."pay_link"."state" in ('active', 'paused', 'ended')),
	CONSTRAINT "pay_link_uses" CHECK ("money"."pay_link"."uses" >= 0 and "money"."pay_link"."uses_max" > 0)
);
--> statement-breakpoint
ALTER TABLE "money"."pay_order" ADD COLUMN "link_id" uuid;--> statement-breakpoint
ALTER TABLE "money"."pay_order" ADD COLUMN "goods" jsonb;--> statement-breakpoint
ALTER TABLE "money"."pay_link" ADD CONSTRAINT "pay_link_site_fk" FOREIGN KEY ("site_id") REFERENCES "money"."pay_site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pay_link_site" ON "money"."pay_link" USING btree ("site_id","created_at");--> statement-breakpoint
ALTER TABLE "money"."pay_order" ADD CONSTRAINT "pay_order_link_id_pay_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "money"."pay_link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pay_order_link" ON "money"."pay_order" USING btree ("link_id") WHERE "money"."pay_order"."link_id" is not null;--> statement-breakpoint
ALTER TABLE "money"."pay_order" ADD CONSTRAINT "pay_order_fixed" CHECK (("money"."pay_order"."kind" = 'fixed') = ("money"."pay_order"."link_id" is not null));--> statement-breakpoint
ALTER TABLE "money"."pay_order" ADD CONSTRAINT "pay_order_goods" CHECK (("money"."pay_order"."kind" = 'shop') = ("money"."pay_order"."goods" is not null));