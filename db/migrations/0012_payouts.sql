CREATE TABLE "money"."payout" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"state" text DEFAULT 'sending' NOT NULL,
	"provider_payout" text,
	"arrives_on" date,
	"problem" text,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "payout_amount" CHECK ("money"."payout"."amount_minor" > 0),
	CONSTRAINT "payout_state" CHECK ("money"."payout"."state" in ('sending', 'unknown', 'in_transit', 'paid', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "money"."payout_item" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"payout_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"settlement_id" uuid,
	"reversal_id" uuid,
	"amount_minor" bigint NOT NULL,
	"released" boolean DEFAULT false NOT NULL,
	CONSTRAINT "payout_item_one" CHECK (num_nonnulls("money"."payout_item"."settlement_id", "money"."payout_item"."reversal_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "money"."seller_account" (
	"page_id" uuid PRIMARY KEY NOT NULL,
	"state" text DEFAULT 'none' NOT NULL,
	"provider_account" text,
	"verified_at" timestamp with time zone,
	"checked_at" timestamp with time zone,
	"asked_at" timestamp with time zone,
	"limit_told_at" timestamp with time zone,
	"bank_refused_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seller_account_state" CHECK ("money"."seller_account"."state" in ('none', 'started', 'pending', 'active', 'restricted')),
	CONSTRAINT "seller_account_started" CHECK (("money"."seller_account"."state" = 'none') = ("money"."seller_account"."provider_account" is null))
);
--> statement-breakpoint
CREATE TABLE "money"."seller_limit" (
	"currency" text PRIMARY KEY NOT NULL,
	"limit_minor" bigint NOT NULL,
	"source" text NOT NULL,
	"as_of" date NOT NULL,
	CONSTRAINT "seller_limit_positive" CHECK ("money"."seller_limit"."limit_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "money"."settlement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"purchase_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"platform_fee_minor" bigint DEFAULT 0 NOT NULL,
	"provider_fee_minor" bigint,
	"state" text DEFAULT 'held' NOT NULL,
	"hold_reason" text,
	"hold_until" timestamp with time zone,
	"captured_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"sent_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"provider_charge" text,
	"provider_transfer" text,
	"problem" text,
	"sent_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "settlement_state" CHECK ("money"."settlement"."state" in ('held', 'due', 'sending', 'unknown', 'sent', 'failed', 'reversed')),
	CONSTRAINT "settlement_hold" CHECK (("money"."settlement"."state" = 'held') = ("money"."settlement"."hold_reason" is not null) and ("money"."settlement"."hold_reason" is null or "money"."settlement"."hold_reason" in ('verify', 'new_order', 'return_open', 'refund_open', 'disputed'))),
	CONSTRAINT "settlement_sent" CHECK ("money"."settlement"."state" <> 'sent' or ("money"."settlement"."provider_transfer" is not null and "money"."settlement"."sent_minor" > 0)),
	CONSTRAINT "settlement_amounts" CHECK ("money"."settlement"."sent_minor" between 0 and "money"."settlement"."total_minor" and "money"."settlement"."refunded_minor" between 0 and "money"."settlement"."total_minor")
);
--> statement-breakpoint
CREATE TABLE "money"."settlement_reversal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"settlement_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"refunded_minor" bigint NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"provider_reversal" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "settlement_reversal_amount" CHECK ("money"."settlement_reversal"."amount_minor" >= 0 and "money"."settlement_reversal"."refunded_minor" > 0),
	CONSTRAINT "settlement_reversal_state" CHECK ("money"."settlement_reversal"."state" in ('pending', 'succeeded'))
);
--> statement-breakpoint
ALTER TABLE "money"."payout_item" ADD CONSTRAINT "payout_item_payout_id_payout_id_fk" FOREIGN KEY ("payout_id") REFERENCES "money"."payout"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."payout_item" ADD CONSTRAINT "payout_item_settlement_id_settlement_id_fk" FOREIGN KEY ("settlement_id") REFERENCES "money"."settlement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."payout_item" ADD CONSTRAINT "payout_item_reversal_id_settlement_reversal_id_fk" FOREIGN KEY ("reversal_id") REFERENCES "money"."settlement_reversal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."settlement" ADD CONSTRAINT "settlement_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."settlement_reversal" ADD CONSTRAINT "settlement_reversal_settlement_id_settlement_id_fk" FOREIGN KEY ("settlement_id") REFERENCES "money"."settlement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payout_page" ON "money"."payout" USING btree ("page_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_provider" ON "money"."payout" USING btree ("provider_payout") WHERE "money"."payout"."provider_payout" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "payout_open" ON "money"."payout" USING btree ("page_id","currency") WHERE "money"."payout"."state" in ('sending', 'unknown');--> statement-breakpoint
CREATE INDEX "payout_moving" ON "money"."payout" USING btree ("updated_at") WHERE "money"."payout"."state" in ('sending', 'unknown', 'in_transit');--> statement-breakpoint
CREATE INDEX "payout_item_payout" ON "money"."payout_item" USING btree ("payout_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_item_settlement" ON "money"."payout_item" USING btree ("settlement_id") WHERE not "money"."payout_item"."released";--> statement-breakpoint
CREATE UNIQUE INDEX "payout_item_reversal" ON "money"."payout_item" USING btree ("reversal_id") WHERE not "money"."payout_item"."released";--> statement-breakpoint
CREATE UNIQUE INDEX "seller_account_provider" ON "money"."seller_account" USING btree ("provider_account") WHERE "money"."seller_account"."provider_account" is not null;--> statement-breakpoint
CREATE INDEX "seller_account_waiting" ON "money"."seller_account" USING btree ("checked_at") WHERE "money"."seller_account"."state" in ('started', 'pending', 'restricted');--> statement-breakpoint
CREATE UNIQUE INDEX "settlement_order" ON "money"."settlement" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "settlement_transfer" ON "money"."settlement" USING btree ("provider_transfer") WHERE "money"."settlement"."provider_transfer" is not null;--> statement-breakpoint
CREATE INDEX "settlement_page" ON "money"."settlement" USING btree ("page_id","captured_at");--> statement-breakpoint
CREATE INDEX "settlement_open" ON "money"."settlement" USING btree ("updated_at") WHERE "money"."settlement"."state" not in ('sent', 'reversed');--> statement-breakpoint
CREATE INDEX "settlement_reversal_of" ON "money"."settlement_reversal" USING btree ("settlement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "settlement_reversal_open" ON "money"."settlement_reversal" USING btree ("settlement_id") WHERE "money"."settlement_reversal"."state" = 'pending';