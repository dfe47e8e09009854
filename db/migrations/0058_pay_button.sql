CREATE TABLE "money"."pay_frame" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"site_id" uuid NOT NULL,
	"top_origin" text NOT NULL,
	"device" text NOT NULL,
	"grant_hash" char(64) NOT NULL,
	"grant_until" timestamp with time zone NOT NULL,
	"token_hash" char(64),
	"currency" text NOT NULL,
	"per_payment_minor" bigint NOT NULL,
	"per_day_minor" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "pay_frame_limits" CHECK ("money"."pay_frame"."per_payment_minor" > 0 and "money"."pay_frame"."per_day_minor" >= "money"."pay_frame"."per_payment_minor" and "money"."pay_frame"."per_payment_minor" <= 50000)
);
--> statement-breakpoint
CREATE TABLE "money"."pay_delivery" (
	"event_id" uuid NOT NULL,
	"hook_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"log" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "pay_delivery_event_id_hook_id_pk" PRIMARY KEY("event_id","hook_id"),
	CONSTRAINT "pay_delivery_state" CHECK ("money"."pay_delivery"."state" in ('waiting', 'delivered', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "money"."pay_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"pay_order_id" uuid NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "money"."pay_hook" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"url" text NOT NULL,
	"secret" "bytea" NOT NULL,
	"earlier_secret" "bytea",
	"earlier_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone,
	"disabled_for" text DEFAULT '' NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "pay_hook_url" CHECK ("money"."pay_hook"."url" ~ '^https?://' and length("money"."pay_hook"."url") <= 500),
	CONSTRAINT "pay_hook_disabled" CHECK (("money"."pay_hook"."disabled_at" is null) = ("money"."pay_hook"."disabled_for" = '')),
	CONSTRAINT "pay_hook_earlier" CHECK (("money"."pay_hook"."earlier_secret" is null) = ("money"."pay_hook"."earlier_until" is null))
);
--> statement-breakpoint
CREATE TABLE "money"."pay_approval" (
	"id" uuid PRIMARY KEY NOT NULL,
	"pay_order_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"code_hash" char(64) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "money"."pay_order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"kind" text DEFAULT 'server' NOT NULL,
	"create_key" text NOT NULL,
	"state" text DEFAULT 'created' NOT NULL,
	"merchant_ref" text DEFAULT '' NOT NULL,
	"currency" text NOT NULL,
	"items" jsonb NOT NULL,
	"items_minor" bigint NOT NULL,
	"delivery_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"total_minor" bigint NOT NULL,
	"asks_address" boolean DEFAULT false NOT NULL,
	"deliveries" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"delivery_id" text,
	"callback_url" text,
	"asks_email" boolean DEFAULT false NOT NULL,
	"origin" text NOT NULL,
	"return_url" text,
	"cancel_url" text,
	"capture" text NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"token_hash" char(64) NOT NULL,
	"challenge" text,
	"owner" text,
	"purchase_id" uuid,
	"completed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pay_order_kind" CHECK ("money"."pay_order"."kind" in ('server', 'fixed', 'shop')),
	CONSTRAINT "pay_order_capture" CHECK ("money"."pay_order"."capture" in ('automatic', 'manual')),
	CONSTRAINT "pay_order_state" CHECK ("money"."pay_order"."state" in ('created', 'presented', 'authorized', 'captured', 'partially_refunded', 'refunded', 'expired', 'canceled', 'voided', 'declined')),
	CONSTRAINT "pay_order_total" CHECK ("money"."pay_order"."total_minor" > 0 and "money"."pay_order"."total_minor" = "money"."pay_order"."items_minor" + "money"."pay_order"."delivery_minor" + "money"."pay_order"."tax_minor" - "money"."pay_order"."discount_minor"),
	CONSTRAINT "pay_order_parts" CHECK ("money"."pay_order"."items_minor" >= 0 and "money"."pay_order"."delivery_minor" >= 0 and "money"."pay_order"."tax_minor" >= 0 and "money"."pay_order"."discount_minor" >= 0),
	CONSTRAINT "pay_order_owner" CHECK (("money"."pay_order"."owner" is null) = ("money"."pay_order"."purchase_id" is null)),
	CONSTRAINT "pay_order_challenge" CHECK ("money"."pay_order"."challenge" ~ '^[A-Za-z0-9_-]{43}$')
);
--> statement-breakpoint
CREATE TABLE "money"."pay_reply" (
	"site_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" char(64) NOT NULL,
	"status" integer,
	"body" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pay_reply_site_id_key_pk" PRIMARY KEY("site_id","key"),
	CONSTRAINT "pay_reply_status" CHECK (("money"."pay_reply"."status" is null) = ("money"."pay_reply"."body" is null))
);
--> statement-breakpoint
CREATE TABLE "money"."pay_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"hash" char(64) NOT NULL,
	"ending" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "pay_key_scopes" CHECK (cardinality("money"."pay_key"."scopes") > 0 and "money"."pay_key"."scopes" <@ '{orders_write,orders_read,refunds_write,webhooks_write}'::text[])
);
--> statement-breakpoint
CREATE TABLE "money"."pay_origin" (
	"site_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pay_origin_site_id_origin_pk" PRIMARY KEY("site_id","origin"),
	CONSTRAINT "pay_origin_form" CHECK ("money"."pay_origin"."origin" ~ '^https?://[a-z0-9.:\[\]-]+$' and length("money"."pay_origin"."origin") <= 260)
);
--> statement-breakpoint
CREATE TABLE "money"."pay_return" (
	"site_id" uuid NOT NULL,
	"url" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pay_return_site_id_url_pk" PRIMARY KEY("site_id","url"),
	CONSTRAINT "pay_return_form" CHECK ("money"."pay_return"."url" ~ '^https?://' and length("money"."pay_return"."url") <= 500)
);
--> statement-breakpoint
CREATE TABLE "money"."pay_site" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"name" text NOT NULL,
	"publishable" text NOT NULL,
	"test" boolean NOT NULL,
	"any_local" boolean DEFAULT false NOT NULL,
	"currency" text NOT NULL,
	"capture" text DEFAULT 'automatic' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"suspended_at" timestamp with time zone,
	"suspension" text DEFAULT '' NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "pay_site_name" CHECK (length("money"."pay_site"."name") between 1 and 80),
	CONSTRAINT "pay_site_capture" CHECK ("money"."pay_site"."capture" in ('automatic', 'manual')),
	CONSTRAINT "pay_site_any_local" CHECK ("money"."pay_site"."test" or not "money"."pay_site"."any_local"),
	CONSTRAINT "pay_site_suspension" CHECK (("money"."pay_site"."suspended_at" is null) = ("money"."pay_site"."suspension" = ''))
);
--> statement-breakpoint
ALTER TABLE "money"."attempt" ADD COLUMN "awaits" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."pay_frame" ADD CONSTRAINT "pay_frame_site_fk" FOREIGN KEY ("site_id") REFERENCES "money"."pay_site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."pay_delivery" ADD CONSTRAINT "pay_delivery_event_id_pay_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "money"."pay_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."pay_delivery" ADD CONSTRAINT "pay_delivery_hook_id_pay_hook_id_fk" FOREIGN KEY ("hook_id") REFERENCES "money"."pay_hook"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."pay_hook" ADD CONSTRAINT "pay_hook_site_fk" FOREIGN KEY ("site_id") REFERENCES "money"."pay_site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."pay_approval" ADD CONSTRAINT "pay_approval_pay_order_id_pay_order_id_fk" FOREIGN KEY ("pay_order_id") REFERENCES "money"."pay_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."pay_order" ADD CONSTRAINT "pay_order_purchase_id_purchase_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "money"."purchase"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."pay_order" ADD CONSTRAINT "pay_order_site_fk" FOREIGN KEY ("site_id") REFERENCES "money"."pay_site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."pay_reply" ADD CONSTRAINT "pay_reply_site_fk" FOREIGN KEY ("site_id") REFERENCES "money"."pay_site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."pay_key" ADD CONSTRAINT "pay_key_site_fk" FOREIGN KEY ("site_id") REFERENCES "money"."pay_site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."pay_origin" ADD CONSTRAINT "pay_origin_site_id_pay_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "money"."pay_site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."pay_return" ADD CONSTRAINT "pay_return_site_id_pay_site_id_fk" FOREIGN KEY ("site_id") REFERENCES "money"."pay_site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "pay_frame_grant_key" ON "money"."pay_frame" USING btree ("grant_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "pay_frame_token_key" ON "money"."pay_frame" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "pay_frame_owner" ON "money"."pay_frame" USING btree ("owner","created_at");--> statement-breakpoint
CREATE INDEX "pay_delivery_due" ON "money"."pay_delivery" USING btree ("next_at") WHERE "money"."pay_delivery"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "pay_delivery_hook" ON "money"."pay_delivery" USING btree ("hook_id","next_at");--> statement-breakpoint
CREATE INDEX "pay_event_site" ON "money"."pay_event" USING btree ("site_id","created_at","id");--> statement-breakpoint
CREATE INDEX "pay_hook_site" ON "money"."pay_hook" USING btree ("site_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pay_approval_code_key" ON "money"."pay_approval" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "pay_approval_order" ON "money"."pay_approval" USING btree ("pay_order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pay_order_create_key" ON "money"."pay_order" USING btree ("site_id","create_key");--> statement-breakpoint
CREATE UNIQUE INDEX "pay_order_token_key" ON "money"."pay_order" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "pay_order_purchase_key" ON "money"."pay_order" USING btree ("purchase_id");--> statement-breakpoint
CREATE INDEX "pay_order_site" ON "money"."pay_order" USING btree ("site_id","created_at","id");--> statement-breakpoint
CREATE INDEX "pay_order_open" ON "money"."pay_order" USING btree ("expires_at") WHERE "money"."pay_order"."state" in ('created', 'presented');--> statement-breakpoint
CREATE INDEX "pay_reply_age" ON "money"."pay_reply" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "pay_key_hash_key" ON "money"."pay_key" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "pay_key_site" ON "money"."pay_key" USING btree ("site_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pay_site_publishable_key" ON "money"."pay_site" USING btree ("publishable");--> statement-breakpoint
CREATE INDEX "pay_site_page" ON "money"."pay_site" USING btree ("page_id","created_at");