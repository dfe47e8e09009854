CREATE TABLE "money"."cart_code" (
	"owner" text NOT NULL,
	"page_id" uuid NOT NULL,
	"code" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_code_owner_page_id_code_pk" PRIMARY KEY("owner","page_id","code")
);
--> statement-breakpoint
CREATE TABLE "money"."discount_use" (
	"order_id" uuid NOT NULL,
	"discount_id" uuid NOT NULL,
	"purchase_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"page_id" uuid NOT NULL,
	"code" text,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"state" text DEFAULT 'held' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "discount_use_order_id_discount_id_pk" PRIMARY KEY("order_id","discount_id"),
	CONSTRAINT "discount_use_amount" CHECK ("money"."discount_use"."amount_minor" > 0),
	CONSTRAINT "discount_use_state" CHECK ("money"."discount_use"."state" in ('held', 'released'))
);
--> statement-breakpoint
CREATE TABLE "shop"."discount" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"method" text NOT NULL,
	"currency" text NOT NULL,
	"basis_points" integer DEFAULT 0 NOT NULL,
	"off_minor" bigint DEFAULT 0 NOT NULL,
	"most_minor" bigint,
	"buy_quantity" integer DEFAULT 0 NOT NULL,
	"get_quantity" integer DEFAULT 0 NOT NULL,
	"target_kind" text DEFAULT 'all' NOT NULL,
	"targets" text[] DEFAULT '{}' NOT NULL,
	"minimum_minor" bigint DEFAULT 0 NOT NULL,
	"minimum_quantity" integer DEFAULT 0 NOT NULL,
	"combines" text[] DEFAULT '{}' NOT NULL,
	"starts_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone,
	"state" text DEFAULT 'active' NOT NULL,
	"uses_max" integer,
	"per_person_max" integer,
	"given_max_minor" bigint,
	"uses" integer DEFAULT 0 NOT NULL,
	"given_minor" bigint DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "discount_kind" CHECK ("shop"."discount"."kind" in ('percent_items', 'amount_items', 'buy_get', 'percent_order', 'amount_order', 'delivery')),
	CONSTRAINT "discount_method" CHECK ("shop"."discount"."method" in ('code', 'automatic')),
	CONSTRAINT "discount_state" CHECK ("shop"."discount"."state" in ('active', 'paused', 'ended')),
	CONSTRAINT "discount_title" CHECK (length("shop"."discount"."title") between 1 and 60),
	CONSTRAINT "discount_target" CHECK ("shop"."discount"."target_kind" in ('all', 'products', 'variants', 'categories') and ("shop"."discount"."target_kind" = 'all') = (cardinality("shop"."discount"."targets") = 0) and cardinality("shop"."discount"."targets") <= 200 and ("shop"."discount"."target_kind" = 'all' or "shop"."discount"."kind" in ('percent_items', 'amount_items', 'buy_get'))),
	CONSTRAINT "discount_worth" CHECK (case "shop"."discount"."kind" when 'delivery' then "shop"."discount"."basis_points" = 0 and "shop"."discount"."off_minor" = 0 when 'amount_items' then "shop"."discount"."off_minor" > 0 when 'amount_order' then "shop"."discount"."off_minor" > 0 else "shop"."discount"."basis_points" between 1 and 10000 end),
	CONSTRAINT "discount_given_units" CHECK (case "shop"."discount"."kind" when 'buy_get' then "shop"."discount"."buy_quantity" between 1 and 99 and "shop"."discount"."get_quantity" between 1 and 99 else "shop"."discount"."buy_quantity" = 0 and "shop"."discount"."get_quantity" = 0 end),
	CONSTRAINT "discount_most" CHECK ("shop"."discount"."most_minor" is null or "shop"."discount"."most_minor" > 0),
	CONSTRAINT "discount_minimum" CHECK ("shop"."discount"."minimum_minor" >= 0 and "shop"."discount"."minimum_quantity" between 0 and 999),
	CONSTRAINT "discount_combines" CHECK ("shop"."discount"."combines" <@ array['product', 'order', 'delivery']),
	CONSTRAINT "discount_span" CHECK ("shop"."discount"."ends_at" is null or "shop"."discount"."ends_at" > "shop"."discount"."starts_at"),
	CONSTRAINT "discount_per_person" CHECK ("shop"."discount"."per_person_max" is null or "shop"."discount"."per_person_max" > 0),
	CONSTRAINT "discount_uses" CHECK ("shop"."discount"."uses" between 0 and coalesce("shop"."discount"."uses_max", "shop"."discount"."uses")),
	CONSTRAINT "discount_given" CHECK ("shop"."discount"."given_minor" between 0 and coalesce("shop"."discount"."given_max_minor", "shop"."discount"."given_minor"))
);
--> statement-breakpoint
CREATE TABLE "shop"."discount_code" (
	"page_id" uuid NOT NULL,
	"code" text NOT NULL,
	"discount_id" uuid NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"uses_max" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "discount_code_page_id_code_pk" PRIMARY KEY("page_id","code"),
	CONSTRAINT "discount_code_length" CHECK (length("shop"."discount_code"."code") between 3 and 32),
	CONSTRAINT "discount_code_uses" CHECK ("shop"."discount_code"."uses" between 0 and coalesce("shop"."discount_code"."uses_max", "shop"."discount_code"."uses"))
);
--> statement-breakpoint
ALTER TABLE "money"."order_line" ADD COLUMN "discount_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."discount_use" ADD CONSTRAINT "discount_use_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."discount_use" ADD CONSTRAINT "discount_use_purchase_id_purchase_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "money"."purchase"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."discount" ADD CONSTRAINT "discount_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."discount_code" ADD CONSTRAINT "discount_code_discount_id_discount_id_fk" FOREIGN KEY ("discount_id") REFERENCES "shop"."discount"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "discount_use_discount" ON "money"."discount_use" USING btree ("discount_id");--> statement-breakpoint
CREATE INDEX "discount_use_purchase" ON "money"."discount_use" USING btree ("purchase_id");--> statement-breakpoint
CREATE INDEX "discount_page" ON "shop"."discount" USING btree ("page_id","created_at");--> statement-breakpoint
CREATE INDEX "discount_code_discount" ON "shop"."discount_code" USING btree ("discount_id","code");--> statement-breakpoint
ALTER TABLE "money"."order_line" ADD CONSTRAINT "order_line_discount" CHECK ("money"."order_line"."discount_minor" between 0 and greatest("money"."order_line"."amount_minor", 0));