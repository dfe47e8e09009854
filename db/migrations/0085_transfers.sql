CREATE TABLE "money"."quote" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"receiver_id" uuid,
	"recipient_id" uuid,
	"send_minor" bigint NOT NULL,
	"send_currency" text NOT NULL,
	"fee_minor" bigint NOT NULL,
	"arrive_minor" bigint NOT NULL,
	"arrive_currency" text NOT NULL,
	"abroad" boolean NOT NULL,
	"reason" text NOT NULL,
	"mid_over" numeric(40, 0) NOT NULL,
	"mid_under" numeric(40, 0) NOT NULL,
	"margin_basis_points" integer NOT NULL,
	"source" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"transfer_id" uuid,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "quote_to" CHECK (num_nonnulls("money"."quote"."receiver_id", "money"."quote"."recipient_id") = 1),
	CONSTRAINT "quote_reason" CHECK ("money"."quote"."reason" in ('family', 'friend', 'bill', 'gift', 'work', 'other', 'group')),
	CONSTRAINT "quote_amounts" CHECK ("money"."quote"."send_minor" > 0 and "money"."quote"."fee_minor" >= 0 and "money"."quote"."arrive_minor" > 0),
	CONSTRAINT "quote_rate" CHECK ("money"."quote"."mid_over" > 0 and "money"."quote"."mid_under" > 0),
	CONSTRAINT "quote_margin" CHECK ("money"."quote"."margin_basis_points" between 0 and 500),
	CONSTRAINT "quote_same_currency" CHECK ("money"."quote"."send_currency" <> "money"."quote"."arrive_currency" or ("money"."quote"."send_minor" = "money"."quote"."arrive_minor" and "money"."quote"."margin_basis_points" = 0))
);
--> statement-breakpoint
CREATE TABLE "money"."recipient" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sealed" text,
	"country" text NOT NULL,
	"state" text DEFAULT 'none' NOT NULL,
	"provider_account" text,
	"currency" text,
	"bank" text,
	"last4" text,
	"removed_at" timestamp with time zone,
	"checked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "recipient_kind" CHECK ("money"."recipient"."kind" in ('own', 'other')),
	CONSTRAINT "recipient_state" CHECK ("money"."recipient"."state" in ('none', 'started', 'pending', 'active', 'restricted')),
	CONSTRAINT "recipient_started" CHECK ("money"."recipient"."removed_at" is not null or ("money"."recipient"."state" = 'none') = ("money"."recipient"."provider_account" is null)),
	CONSTRAINT "recipient_active" CHECK ("money"."recipient"."state" <> 'active' or "money"."recipient"."currency" is not null),
	CONSTRAINT "recipient_person" CHECK ("money"."recipient"."owner" = 'person:' || "money"."recipient"."person_id"::text)
);
--> statement-breakpoint
CREATE TABLE "money"."transfer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purchase_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"receiver_id" uuid,
	"recipient_id" uuid,
	"send_minor" bigint NOT NULL,
	"fee_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"arrive_minor" bigint NOT NULL,
	"arrive_currency" text NOT NULL,
	"abroad" boolean NOT NULL,
	"reason" text NOT NULL,
	"pause_seconds" integer NOT NULL,
	"cancel_until" timestamp with time zone,
	"claim_by" timestamp with time zone,
	"provider_account" text,
	"provider_intent" text,
	"debited_minor" bigint,
	"problem" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"provider_charge" text,
	"provider_fee_minor" bigint,
	"fee_asked_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"refund_id" uuid NOT NULL,
	"delivered_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "transfer_kind" CHECK ("money"."transfer"."kind" in ('send')),
	CONSTRAINT "transfer_state" CHECK ("money"."transfer"."state" in ('asked', 'held', 'taken', 'sending', 'delivered', 'returning', 'returned', 'canceled', 'expired', 'declined')),
	CONSTRAINT "transfer_to" CHECK (num_nonnulls("money"."transfer"."receiver_id", "money"."transfer"."recipient_id") = 1),
	CONSTRAINT "transfer_not_to_herself" CHECK ("money"."transfer"."receiver_id" is null or "money"."transfer"."receiver_id" <> "money"."transfer"."person_id"),
	CONSTRAINT "transfer_amounts" CHECK ("money"."transfer"."send_minor" > 0 and "money"."transfer"."fee_minor" >= 0 and "money"."transfer"."arrive_minor" > 0),
	CONSTRAINT "transfer_reason" CHECK ("money"."transfer"."reason" in ('family', 'friend', 'bill', 'gift', 'work', 'other', 'group')),
	CONSTRAINT "transfer_held" CHECK ("money"."transfer"."state" in ('asked', 'declined', 'expired', 'canceled') or ("money"."transfer"."cancel_until" is not null and "money"."transfer"."claim_by" is not null)),
	CONSTRAINT "transfer_claim" CHECK ("money"."transfer"."claim_by" is null or "money"."transfer"."claim_by" <= "money"."transfer"."created_at" + interval '6 days'),
	CONSTRAINT "transfer_sent" CHECK ("money"."transfer"."state" <> 'delivered' or ("money"."transfer"."provider_intent" is not null and "money"."transfer"."debited_minor" is not null))
);
--> statement-breakpoint
ALTER TABLE "money"."quote" ADD CONSTRAINT "quote_recipient_id_recipient_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "money"."recipient"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."quote" ADD CONSTRAINT "quote_transfer_id_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "money"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD CONSTRAINT "transfer_purchase_id_purchase_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "money"."purchase"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD CONSTRAINT "transfer_recipient_id_recipient_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "money"."recipient"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "quote_transfer" ON "money"."quote" USING btree ("transfer_id");--> statement-breakpoint
CREATE INDEX "quote_owner" ON "money"."quote" USING btree ("owner","created_at");--> statement-breakpoint
CREATE INDEX "quote_unused" ON "money"."quote" USING btree ("expires_at") WHERE "money"."quote"."transfer_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "recipient_own" ON "money"."recipient" USING btree ("person_id") WHERE "money"."recipient"."kind" = 'own';--> statement-breakpoint
CREATE UNIQUE INDEX "recipient_account" ON "money"."recipient" USING btree ("provider_account") WHERE "money"."recipient"."provider_account" is not null;--> statement-breakpoint
CREATE INDEX "recipient_owner" ON "money"."recipient" USING btree ("owner","created_at");--> statement-breakpoint
CREATE INDEX "recipient_waiting" ON "money"."recipient" USING btree ("checked_at") WHERE "money"."recipient"."state" in ('started', 'pending', 'restricted') and "money"."recipient"."removed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_purchase" ON "money"."transfer" USING btree ("purchase_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_intent" ON "money"."transfer" USING btree ("provider_intent");--> statement-breakpoint
CREATE INDEX "transfer_owner" ON "money"."transfer" USING btree ("owner","created_at");--> statement-breakpoint
CREATE INDEX "transfer_receiver" ON "money"."transfer" USING btree ("receiver_id","created_at");--> statement-breakpoint
CREATE INDEX "transfer_recipient" ON "money"."transfer" USING btree ("recipient_id");--> statement-breakpoint
CREATE INDEX "transfer_fee" ON "money"."transfer" USING btree ("fee_asked_at") WHERE "money"."transfer"."provider_charge" is null and "money"."transfer"."state" in ('delivered', 'returning', 'returned');--> statement-breakpoint
CREATE INDEX "transfer_watched" ON "money"."transfer" USING btree ("updated_at") WHERE "money"."transfer"."state" = 'delivered';--> statement-breakpoint
CREATE INDEX "transfer_open" ON "money"."transfer" USING btree ("updated_at") WHERE "money"."transfer"."state" in ('taken', 'sending', 'returning');