CREATE TABLE "money"."split_part" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purchase_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"position" integer NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"person_id" uuid,
	"turn" integer DEFAULT 0 NOT NULL,
	"token_hash" char(64) NOT NULL,
	"payer" text,
	"attempt_id" uuid,
	"provider_charge" text,
	"provider_fee_minor" bigint,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "split_part_amount" CHECK ("money"."split_part"."amount_minor" > 0),
	CONSTRAINT "split_part_state" CHECK ("money"."split_part"."state" in ('asked', 'paying', 'held', 'declined', 'released', 'captured')),
	CONSTRAINT "split_part_paid" CHECK ("money"."split_part"."state" not in ('paying', 'held', 'captured') or "money"."split_part"."attempt_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "money"."split_purchase" (
	"purchase_id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"why" text,
	"ends_on_decline" boolean DEFAULT false NOT NULL,
	"seconds" integer NOT NULL,
	"begun_at" timestamp with time zone,
	"deadline" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "split_purchase_state" CHECK ("money"."split_purchase"."state" in ('open', 'agreed', 'captured', 'ended')),
	CONSTRAINT "split_purchase_seconds" CHECK ("money"."split_purchase"."seconds" between 60 and 259200),
	CONSTRAINT "split_purchase_ended" CHECK (("money"."split_purchase"."state" = 'ended') = ("money"."split_purchase"."why" is not null)),
	CONSTRAINT "split_purchase_why" CHECK ("money"."split_purchase"."why" in ('declined', 'canceled', 'expired', 'sold_out', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "money"."split_refund" (
	"id" uuid PRIMARY KEY NOT NULL,
	"part_id" uuid NOT NULL,
	"refund_id" uuid,
	"owner" text NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"provider_refund" text,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "split_refund_amount" CHECK ("money"."split_refund"."amount_minor" > 0),
	CONSTRAINT "split_refund_state" CHECK ("money"."split_refund"."state" in ('pending', 'succeeded'))
);
--> statement-breakpoint
ALTER TABLE "money"."attempt" DROP CONSTRAINT "attempt_provider";--> statement-breakpoint
ALTER TABLE "money"."purchase" ADD COLUMN "part_id" uuid;--> statement-breakpoint
ALTER TABLE "money"."split_part" ADD CONSTRAINT "split_part_purchase_id_split_purchase_purchase_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "money"."split_purchase"("purchase_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."split_purchase" ADD CONSTRAINT "split_purchase_purchase_id_purchase_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "money"."purchase"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."split_refund" ADD CONSTRAINT "split_refund_part_id_split_part_id_fk" FOREIGN KEY ("part_id") REFERENCES "money"."split_part"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "split_part_place" ON "money"."split_part" USING btree ("purchase_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "split_part_token" ON "money"."split_part" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "split_part_attempt" ON "money"."split_part" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "split_part_person" ON "money"."split_part" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "split_part_payer" ON "money"."split_part" USING btree ("payer");--> statement-breakpoint
CREATE INDEX "split_part_fee" ON "money"."split_part" USING btree ("updated_at") WHERE "money"."split_part"."state" = 'captured' and "money"."split_part"."provider_charge" is null;--> statement-breakpoint
CREATE INDEX "split_purchase_owner" ON "money"."split_purchase" USING btree ("owner","created_at");--> statement-breakpoint
CREATE INDEX "split_purchase_due" ON "money"."split_purchase" USING btree ("deadline") WHERE "money"."split_purchase"."state" = 'open';--> statement-breakpoint
CREATE INDEX "split_purchase_agreed" ON "money"."split_purchase" USING btree ("updated_at") WHERE "money"."split_purchase"."state" = 'agreed';--> statement-breakpoint
CREATE UNIQUE INDEX "split_refund_leg" ON "money"."split_refund" USING btree ("refund_id","part_id");--> statement-breakpoint
CREATE INDEX "split_refund_part" ON "money"."split_refund" USING btree ("part_id");--> statement-breakpoint
CREATE UNIQUE INDEX "split_refund_whole" ON "money"."split_refund" USING btree ("part_id") WHERE "money"."split_refund"."refund_id" is null;--> statement-breakpoint
CREATE INDEX "split_refund_open" ON "money"."split_refund" USING btree ("updated_at") WHERE "money"."split_refund"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "purchase_part" ON "money"."purchase" USING btree ("part_id") WHERE "money"."purchase"."part_id" is not null;--> statement-breakpoint
ALTER TABLE "money"."attempt" ADD CONSTRAINT "attempt_split" CHECK ("money"."attempt"."provider" <> 'split' or "money"."attempt"."provider_intent" is null);--> statement-breakpoint
ALTER TABLE "money"."attempt" ADD CONSTRAINT "attempt_provider" CHECK ("money"."attempt"."provider" in ('stripe', 'paypal', 'door', 'split'));