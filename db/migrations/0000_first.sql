CREATE SCHEMA "identity";
--> statement-breakpoint
CREATE SCHEMA "markets";
--> statement-breakpoint
CREATE SCHEMA "ledger";
--> statement-breakpoint
CREATE SCHEMA "money";
--> statement-breakpoint
CREATE SCHEMA "shop";
--> statement-breakpoint
CREATE SCHEMA "social";
--> statement-breakpoint
CREATE TABLE "identity"."audit_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."external_account" (
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."mailed_token" (
	"token_hash" char(64) PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"person_id" uuid NOT NULL,
	"email" text NOT NULL,
	"session_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "mailed_token_purpose" CHECK ("identity"."mailed_token"."purpose" in ('verify', 'reset', 'change-email', 'not-me'))
);
--> statement-breakpoint
CREATE TABLE "identity"."person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_verified_at" timestamp with time zone,
	"password_hash" text,
	"operator" boolean DEFAULT false NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "person_state" CHECK ("identity"."person"."state" in ('active', 'closed')),
	CONSTRAINT "person_locale" CHECK ("identity"."person"."locale" in ('en', 'ar'))
);
--> statement-breakpoint
CREATE TABLE "identity"."profile" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"bio" text DEFAULT '' NOT NULL,
	"avatar_key" text
);
--> statement-breakpoint
CREATE TABLE "identity"."challenge" (
	"hash" char(64) PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"person_id" uuid,
	"session_id" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "challenge_purpose" CHECK ("identity"."challenge"."purpose" in ('register', 'sign-in', 'step-up', 'grant'))
);
--> statement-breakpoint
CREATE TABLE "identity"."passkey" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] DEFAULT '{}' NOT NULL,
	"backed_up" boolean DEFAULT false NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "identity"."rate_window" (
	"key" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"device" text DEFAULT '' NOT NULL,
	"device_hash" char(64),
	"method" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"proven_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "markets"."market" (
	"country" text NOT NULL,
	"capability" text NOT NULL,
	"state" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "market_country_capability_pk" PRIMARY KEY("country","capability"),
	CONSTRAINT "market_state" CHECK ("markets"."market"."state" in ('open', 'demonstration', 'closed')),
	CONSTRAINT "market_capability" CHECK ("markets"."market"."capability" in ('buy', 'sell'))
);
--> statement-breakpoint
CREATE TABLE "money"."books_proof" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"sound" boolean NOT NULL,
	"report" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "money"."webhook_event" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"object_id" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "ledger"."account" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"normal" text NOT NULL,
	"must_cover" boolean DEFAULT false NOT NULL,
	"hot" boolean DEFAULT false NOT NULL,
	"posted_debits" bigint DEFAULT 0 NOT NULL,
	"posted_credits" bigint DEFAULT 0 NOT NULL,
	"pending_debits" bigint DEFAULT 0 NOT NULL,
	"pending_credits" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_normal" CHECK ("ledger"."account"."normal" in ('debit', 'credit')),
	CONSTRAINT "account_cover" CHECK (not "ledger"."account"."must_cover" or (case "ledger"."account"."normal" when 'credit' then "ledger"."account"."posted_credits" - "ledger"."account"."posted_debits" - "ledger"."account"."pending_debits" else "ledger"."account"."posted_debits" - "ledger"."account"."posted_credits" - "ledger"."account"."pending_credits" end) >= 0)
);
--> statement-breakpoint
CREATE TABLE "ledger"."entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger"."entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"txn_id" uuid NOT NULL,
	"account" text NOT NULL,
	"side" text NOT NULL,
	"phase" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "entry_amount" CHECK ("ledger"."entry"."amount_minor" > 0),
	CONSTRAINT "entry_side" CHECK ("ledger"."entry"."side" in ('debit', 'credit')),
	CONSTRAINT "entry_phase" CHECK ("ledger"."entry"."phase" in ('pending', 'posted', 'released'))
);
--> statement-breakpoint
CREATE TABLE "ledger"."txn" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"request_hash" char(64) NOT NULL,
	"meta" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "txn_state" CHECK ("ledger"."txn"."state" in ('pending', 'posted', 'voided', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "money"."order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purchase_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"person_id" uuid,
	"page_id" uuid NOT NULL,
	"page_name" text NOT NULL,
	"page_handle" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"currency" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"contact_email" text NOT NULL,
	"ship_to" jsonb NOT NULL,
	"arrives_from" date NOT NULL,
	"arrives_by" date NOT NULL,
	"carrier" text DEFAULT '' NOT NULL,
	"tracking_code" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "order_state" CHECK ("money"."order"."state" in ('pending', 'authorized', 'paid', 'fulfilled', 'delivered', 'canceled', 'failed', 'expired', 'partially_refunded', 'refunded', 'disputed')),
	CONSTRAINT "order_refund" CHECK ("money"."order"."refunded_minor" between 0 and "money"."order"."total_minor"),
	CONSTRAINT "order_total" CHECK ("money"."order"."total_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "money"."order_event" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"order_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"page_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "money"."order_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"page_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"product_id" uuid,
	"variant_id" uuid,
	"title" text DEFAULT '' NOT NULL,
	"option_text" text DEFAULT '' NOT NULL,
	"product_slug" text DEFAULT '' NOT NULL,
	"media_key" text,
	"quantity" integer DEFAULT 1 NOT NULL,
	"unit_minor" bigint DEFAULT 0 NOT NULL,
	"amount_minor" bigint NOT NULL,
	"tax_basis_points" integer DEFAULT 0 NOT NULL,
	"included" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "order_line_kind" CHECK ("money"."order_line"."kind" in ('goods', 'delivery', 'tax', 'discount')),
	CONSTRAINT "order_line_amount" CHECK (("money"."order_line"."kind" = 'discount' and "money"."order_line"."amount_minor" <= 0) or "money"."order_line"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "money"."refund" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"page_id" uuid NOT NULL,
	"key" text NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"restock" integer DEFAULT 0 NOT NULL,
	"provider_refund" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refund_amount" CHECK ("money"."refund"."amount_minor" > 0),
	CONSTRAINT "refund_state" CHECK ("money"."refund"."state" in ('pending', 'succeeded', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "money"."attempt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purchase_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"person_id" uuid,
	"key" text NOT NULL,
	"body_hash" char(64) NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"provider_customer" text NOT NULL,
	"provider_method" text NOT NULL,
	"provider_intent" text,
	"problem" text,
	"action_url" text,
	"undo_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attempt_state" CHECK ("money"."attempt"."state" in ('pending', 'action', 'unknown', 'authorized', 'capturing', 'captured', 'declined', 'voiding', 'voided', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "money"."purchase" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"person_id" uuid,
	"currency" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"contact_email" text NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"from_cart" boolean DEFAULT false NOT NULL,
	"open_token_hash" char(64) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "purchase_total" CHECK ("money"."purchase"."total_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "money"."address" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"person_id" uuid,
	"name" text NOT NULL,
	"line1" text NOT NULL,
	"line2" text DEFAULT '' NOT NULL,
	"city" text NOT NULL,
	"region" text DEFAULT '' NOT NULL,
	"postal_code" text DEFAULT '' NOT NULL,
	"country" text NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "money"."cart" (
	"owner" text PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "money"."cart_line" (
	"owner" text NOT NULL,
	"variant_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_line_owner_variant_id_pk" PRIMARY KEY("owner","variant_id"),
	CONSTRAINT "cart_line_quantity" CHECK ("money"."cart_line"."quantity" between 1 and 99)
);
--> statement-breakpoint
CREATE TABLE "money"."method" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"person_id" uuid,
	"provider" text DEFAULT 'stripe' NOT NULL,
	"provider_method" text NOT NULL,
	"brand" text NOT NULL,
	"last4" text NOT NULL,
	"exp_month" integer NOT NULL,
	"exp_year" integer NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "method_last4" CHECK ("money"."method"."last4" ~ '^[0-9]{4}$')
);
--> statement-breakpoint
CREATE TABLE "money"."wallet" (
	"owner" text PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"provider_customer" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shop"."media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"key" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"blur" text DEFAULT '' NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"focal_x" integer DEFAULT 50 NOT NULL,
	"focal_y" integer DEFAULT 50 NOT NULL,
	"credit" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shop"."page" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"logo_media_id" uuid,
	"cover_media_id" uuid,
	"country" text NOT NULL,
	"currency" text NOT NULL,
	"languages" text[] DEFAULT '{en}' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"shop_open" boolean DEFAULT false NOT NULL,
	"delivery_minor" bigint DEFAULT 0 NOT NULL,
	"delivery_days_min" integer DEFAULT 2 NOT NULL,
	"delivery_days_max" integer DEFAULT 5 NOT NULL,
	"delivery_countries" text[] DEFAULT '{}' NOT NULL,
	"tax_basis_points" integer DEFAULT 0 NOT NULL,
	"tax_inclusive" boolean DEFAULT false NOT NULL,
	"legal_name" text DEFAULT '' NOT NULL,
	"legal_address" text DEFAULT '' NOT NULL,
	"contact_email" text DEFAULT '' NOT NULL,
	"returns_text" text DEFAULT '' NOT NULL,
	"terms_text" text DEFAULT '' NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "page_state" CHECK ("shop"."page"."state" in ('draft', 'published', 'closed')),
	CONSTRAINT "page_delivery" CHECK ("shop"."page"."delivery_minor" >= 0 and "shop"."page"."delivery_days_min" between 0 and 90 and "shop"."page"."delivery_days_max" between "shop"."page"."delivery_days_min" and 120),
	CONSTRAINT "page_tax" CHECK ("shop"."page"."tax_basis_points" between 0 and 5000)
);
--> statement-breakpoint
CREATE TABLE "shop"."page_member" (
	"page_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text DEFAULT 'owner' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "page_member_page_id_person_id_pk" PRIMARY KEY("page_id","person_id"),
	CONSTRAINT "page_member_role" CHECK ("shop"."page_member"."role" in ('owner'))
);
--> statement-breakpoint
CREATE TABLE "shop"."post" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shop"."post_media" (
	"post_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "post_media_post_id_media_id_pk" PRIMARY KEY("post_id","media_id")
);
--> statement-breakpoint
CREATE TABLE "shop"."product" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"category" text DEFAULT 'other' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"search_vector" "tsvector",
	"search_text" text DEFAULT '' NOT NULL,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_state" CHECK ("shop"."product"."state" in ('draft', 'published', 'archived')),
	CONSTRAINT "product_options" CHECK (jsonb_array_length("shop"."product"."options") <= 3)
);
--> statement-breakpoint
CREATE TABLE "shop"."product_media" (
	"product_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "product_media_product_id_media_id_pk" PRIMARY KEY("product_id","media_id")
);
--> statement-breakpoint
CREATE TABLE "shop"."reservation" (
	"attempt_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"state" text DEFAULT 'held' NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reservation_attempt_id_variant_id_pk" PRIMARY KEY("attempt_id","variant_id"),
	CONSTRAINT "reservation_state" CHECK ("shop"."reservation"."state" in ('held', 'sold', 'released')),
	CONSTRAINT "reservation_quantity" CHECK ("shop"."reservation"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "shop"."variant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"values" text[] DEFAULT '{}' NOT NULL,
	"sku" text DEFAULT '' NOT NULL,
	"price_minor" bigint,
	"stock" integer DEFAULT 0 NOT NULL,
	"media_id" uuid,
	"position" integer DEFAULT 0 NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "variant_stock" CHECK ("shop"."variant"."stock" >= 0),
	CONSTRAINT "variant_price" CHECK ("shop"."variant"."price_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "social"."page_follow" (
	"person_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "page_follow_person_id_page_id_pk" PRIMARY KEY("person_id","page_id")
);
--> statement-breakpoint
CREATE TABLE "social"."person_follow" (
	"person_id" uuid NOT NULL,
	"followed_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_follow_person_id_followed_id_pk" PRIMARY KEY("person_id","followed_id")
);
--> statement-breakpoint
ALTER TABLE "identity"."external_account" ADD CONSTRAINT "external_account_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."mailed_token" ADD CONSTRAINT "mailed_token_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."profile" ADD CONSTRAINT "profile_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."passkey" ADD CONSTRAINT "passkey_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."entry" ADD CONSTRAINT "entry_txn_id_txn_id_fk" FOREIGN KEY ("txn_id") REFERENCES "ledger"."txn"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."entry" ADD CONSTRAINT "entry_account_account_code_fk" FOREIGN KEY ("account") REFERENCES "ledger"."account"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."order" ADD CONSTRAINT "order_purchase_id_purchase_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "money"."purchase"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."order_event" ADD CONSTRAINT "order_event_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."order_line" ADD CONSTRAINT "order_line_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."refund" ADD CONSTRAINT "refund_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."attempt" ADD CONSTRAINT "attempt_purchase_id_purchase_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "money"."purchase"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."media" ADD CONSTRAINT "media_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."page_member" ADD CONSTRAINT "page_member_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."post" ADD CONSTRAINT "post_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."post_media" ADD CONSTRAINT "post_media_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "shop"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."post_media" ADD CONSTRAINT "post_media_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "shop"."media"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD CONSTRAINT "product_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."product_media" ADD CONSTRAINT "product_media_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."product_media" ADD CONSTRAINT "product_media_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "shop"."media"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."reservation" ADD CONSTRAINT "reservation_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "shop"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD CONSTRAINT "variant_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD CONSTRAINT "variant_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "shop"."media"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_event_at" ON "identity"."audit_event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_event_subject" ON "identity"."audit_event" USING btree ("subject");--> statement-breakpoint
CREATE UNIQUE INDEX "external_account_key" ON "identity"."external_account" USING btree ("provider","subject");--> statement-breakpoint
CREATE INDEX "mailed_token_person" ON "identity"."mailed_token" USING btree ("person_id","purpose");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email_key" ON "identity"."person" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "profile_handle_key" ON "identity"."profile" USING btree (lower("handle"));--> statement-breakpoint
CREATE UNIQUE INDEX "passkey_credential_key" ON "identity"."passkey" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "passkey_person" ON "identity"."passkey" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rate_window_key" ON "identity"."rate_window" USING btree ("key","window_start");--> statement-breakpoint
CREATE INDEX "session_person" ON "identity"."session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "webhook_event_open" ON "money"."webhook_event" USING btree ("received_at") WHERE "money"."webhook_event"."processed_at" is null;--> statement-breakpoint
CREATE INDEX "entry_account" ON "ledger"."entry" USING btree ("account");--> statement-breakpoint
CREATE INDEX "entry_txn" ON "ledger"."entry" USING btree ("txn_id");--> statement-breakpoint
CREATE UNIQUE INDEX "txn_key" ON "ledger"."txn" USING btree ("idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "order_purchase_page_key" ON "money"."order" USING btree ("purchase_id","page_id");--> statement-breakpoint
CREATE INDEX "order_owner" ON "money"."order" USING btree ("owner","created_at");--> statement-breakpoint
CREATE INDEX "order_page" ON "money"."order" USING btree ("page_id","created_at");--> statement-breakpoint
CREATE INDEX "order_event_order" ON "money"."order_event" USING btree ("order_id","at");--> statement-breakpoint
CREATE INDEX "order_line_order" ON "money"."order_line" USING btree ("order_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "refund_key" ON "money"."refund" USING btree ("order_id","key");--> statement-breakpoint
CREATE INDEX "refund_open" ON "money"."refund" USING btree ("updated_at") WHERE "money"."refund"."state" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "attempt_key" ON "money"."attempt" USING btree ("owner","key");--> statement-breakpoint
CREATE UNIQUE INDEX "attempt_intent_key" ON "money"."attempt" USING btree ("provider_intent");--> statement-breakpoint
CREATE INDEX "attempt_purchase" ON "money"."attempt" USING btree ("purchase_id");--> statement-breakpoint
CREATE INDEX "attempt_open" ON "money"."attempt" USING btree ("updated_at") WHERE "money"."attempt"."state" in ('pending', 'action', 'unknown', 'authorized', 'capturing', 'voiding');--> statement-breakpoint
CREATE INDEX "purchase_owner" ON "money"."purchase" USING btree ("owner","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "purchase_token_key" ON "money"."purchase" USING btree ("open_token_hash");--> statement-breakpoint
CREATE INDEX "purchase_email" ON "money"."purchase" USING btree (lower("contact_email")) WHERE "money"."purchase"."person_id" is null;--> statement-breakpoint
CREATE INDEX "address_owner" ON "money"."address" USING btree ("owner");--> statement-breakpoint
CREATE UNIQUE INDEX "address_default_key" ON "money"."address" USING btree ("owner") WHERE "money"."address"."is_default" and "money"."address"."removed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "method_provider_key" ON "money"."method" USING btree ("owner","provider_method");--> statement-breakpoint
CREATE UNIQUE INDEX "method_default_key" ON "money"."method" USING btree ("owner") WHERE "money"."method"."is_default" and "money"."method"."removed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "media_key_key" ON "shop"."media" USING btree ("key");--> statement-breakpoint
CREATE INDEX "media_page" ON "shop"."media" USING btree ("page_id");--> statement-breakpoint
CREATE UNIQUE INDEX "page_handle_key" ON "shop"."page" USING btree (lower("handle"));--> statement-breakpoint
CREATE INDEX "page_member_person" ON "shop"."page_member" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "post_page" ON "shop"."post" USING btree ("page_id","published_at");--> statement-breakpoint
CREATE UNIQUE INDEX "product_slug_key" ON "shop"."product" USING btree ("page_id","slug");--> statement-breakpoint
CREATE INDEX "product_page" ON "shop"."product" USING btree ("page_id","state","published_at");--> statement-breakpoint
CREATE INDEX "product_fresh" ON "shop"."product" USING btree ("published_at") WHERE "shop"."product"."state" = 'published';--> statement-breakpoint
CREATE INDEX "product_category" ON "shop"."product" USING btree ("category","published_at") WHERE "shop"."product"."state" = 'published';--> statement-breakpoint
CREATE INDEX "product_search" ON "shop"."product" USING gin ("search_vector");--> statement-breakpoint
CREATE INDEX "product_media_media" ON "shop"."product_media" USING btree ("media_id");--> statement-breakpoint
CREATE INDEX "reservation_expiry" ON "shop"."reservation" USING btree ("expires_at") WHERE "shop"."reservation"."state" = 'held';--> statement-breakpoint
CREATE INDEX "variant_product" ON "shop"."variant" USING btree ("product_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "variant_values_key" ON "shop"."variant" USING btree ("product_id","values") WHERE "shop"."variant"."removed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "variant_sku_key" ON "shop"."variant" USING btree ("page_id","sku") WHERE "shop"."variant"."sku" <> '' and "shop"."variant"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "page_follow_page" ON "social"."page_follow" USING btree ("page_id");--> statement-breakpoint
CREATE INDEX "person_follow_followed" ON "social"."person_follow" USING btree ("followed_id");