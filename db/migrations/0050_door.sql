CREATE TABLE "markets"."door_market" (
	"country" text PRIMARY KEY NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "money"."cash_back" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"order_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"key" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "cash_back_amount" CHECK ("money"."cash_back"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "money"."no_show" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"page_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"contested_at" timestamp with time zone,
	"contest" text DEFAULT '' NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	CONSTRAINT "no_show_reason" CHECK ("money"."no_show"."reason" in ('absent', 'refused', 'unreachable')),
	CONSTRAINT "no_show_contest" CHECK (("money"."no_show"."contested_at" is null) = ("money"."no_show"."contest" = '') and length("money"."no_show"."contest") <= 1000),
	CONSTRAINT "no_show_withdrawn" CHECK (("money"."no_show"."withdrawn_at" is null) = ("money"."no_show"."withdrawn_by" is null) and "money"."no_show"."withdrawn_by" in ('seller', 'operator'))
);
--> statement-breakpoint
CREATE TABLE "shop"."door_zone" (
	"zone_id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"fee_minor" bigint DEFAULT 0 NOT NULL,
	"most_minor" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "door_zone_currency" CHECK ("shop"."door_zone"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "door_zone_most" CHECK ("shop"."door_zone"."most_minor" between 1 and 500000),
	CONSTRAINT "door_zone_fee" CHECK ("shop"."door_zone"."fee_minor" between 0 and "shop"."door_zone"."most_minor" - 1)
);
--> statement-breakpoint
ALTER TABLE "money"."order" DROP CONSTRAINT "order_state";--> statement-breakpoint
ALTER TABLE "money"."attempt" DROP CONSTRAINT "attempt_provider";--> statement-breakpoint
ALTER TABLE "money"."attempt" DROP CONSTRAINT "attempt_state";--> statement-breakpoint
ALTER TABLE "money"."order" drop column "stage";--> statement-breakpoint
ALTER TABLE "money"."order" ADD COLUMN "stage" text GENERATED ALWAYS AS (case when state in ('pending', 'authorized', 'settling') then 'unpaid' when state in ('canceled', 'failed', 'expired', 'refunded', 'not_taken') then 'cancelled' when state = 'disputed' then 'disputed' when state = 'delivered' or delivered_at is not null then 'delivered' when state = 'fulfilled' or shipped_at is not null then 'shipped' when packed_at is not null then 'packed' else 'to_pack' end) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "order_page_stage" ON "money"."order" USING btree ("page_id","stage","created_at","id");--> statement-breakpoint
ALTER TABLE "money"."order" ADD COLUMN "at_door" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."order" ADD COLUMN "cash_back_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."cash_back" ADD CONSTRAINT "cash_back_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."no_show" ADD CONSTRAINT "no_show_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."door_zone" ADD CONSTRAINT "door_zone_zone_id_delivery_zone_id_fk" FOREIGN KEY ("zone_id") REFERENCES "shop"."delivery_zone"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."door_zone" ADD CONSTRAINT "door_zone_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "cash_back_key" ON "money"."cash_back" USING btree ("order_id","key");--> statement-breakpoint
CREATE INDEX "no_show_owner" ON "money"."no_show" USING btree ("owner","at");--> statement-breakpoint
CREATE INDEX "no_show_contested" ON "money"."no_show" USING btree ("contested_at") WHERE "money"."no_show"."withdrawn_at" is null and "money"."no_show"."contested_at" is not null;--> statement-breakpoint
CREATE INDEX "door_zone_page" ON "shop"."door_zone" USING btree ("page_id");--> statement-breakpoint
CREATE INDEX "order_page_due" ON "money"."order" USING btree ("page_id","created_at","id") WHERE "money"."order"."state" = 'due';--> statement-breakpoint
CREATE INDEX "order_owner_door" ON "money"."order" USING btree ("owner") WHERE "money"."order"."at_door";--> statement-breakpoint
ALTER TABLE "money"."order" ADD CONSTRAINT "order_door" CHECK (case when "money"."order"."at_door" then "money"."order"."state" in ('pending', 'due', 'collected', 'not_taken', 'canceled', 'failed', 'expired') else "money"."order"."state" not in ('due', 'collected', 'not_taken') end);--> statement-breakpoint
ALTER TABLE "money"."order" ADD CONSTRAINT "order_door_most" CHECK (not "money"."order"."at_door" or "money"."order"."total_minor" <= 500000);--> statement-breakpoint
ALTER TABLE "money"."order" ADD CONSTRAINT "order_cash_back" CHECK ("money"."order"."cash_back_minor" = 0 or ("money"."order"."state" = 'collected' and "money"."order"."cash_back_minor" between 1 and "money"."order"."total_minor"));--> statement-breakpoint
ALTER TABLE "money"."order" ADD CONSTRAINT "order_state" CHECK ("money"."order"."state" in ('pending', 'authorized', 'settling', 'paid', 'fulfilled', 'delivered', 'canceled', 'failed', 'expired', 'partially_refunded', 'refunded', 'disputed', 'due', 'collected', 'not_taken'));--> statement-breakpoint
ALTER TABLE "money"."attempt" ADD CONSTRAINT "attempt_door" CHECK (case when "money"."attempt"."provider" = 'door' then "money"."attempt"."state" in ('pending', 'agreed') and "money"."attempt"."provider_intent" is null else "money"."attempt"."state" <> 'agreed' end);--> statement-breakpoint
ALTER TABLE "money"."attempt" ADD CONSTRAINT "attempt_provider" CHECK ("money"."attempt"."provider" in ('stripe', 'paypal', 'door'));--> statement-breakpoint
ALTER TABLE "money"."attempt" ADD CONSTRAINT "attempt_state" CHECK ("money"."attempt"."state" in ('pending', 'action', 'unknown', 'authorized', 'capturing', 'settling', 'captured', 'declined', 'voiding', 'voided', 'expired', 'agreed'));