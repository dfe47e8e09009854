CREATE TABLE "money"."transfer_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"transfer_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sealed" text,
	"decide_by" timestamp with time zone DEFAULT clock_timestamp() + interval '90 days' NOT NULL,
	"remedy" text,
	"reason" text,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "transfer_case_kind" CHECK ("money"."transfer_case"."kind" in ('wrong_amount', 'not_arrived', 'not_mine', 'late', 'other')),
	CONSTRAINT "transfer_case_remedy" CHECK ("money"."transfer_case"."remedy" in ('refund', 'resend', 'correction', 'none')),
	CONSTRAINT "transfer_case_decided" CHECK (("money"."transfer_case"."remedy" is null) = ("money"."transfer_case"."decided_at" is null)),
	CONSTRAINT "transfer_case_in_time" CHECK ("money"."transfer_case"."decide_by" <= "money"."transfer_case"."created_at" + interval '91 days')
);
--> statement-breakpoint
ALTER TABLE "money"."quote" DROP CONSTRAINT "quote_to";--> statement-breakpoint
ALTER TABLE "money"."transfer" DROP CONSTRAINT "transfer_to";--> statement-breakpoint
ALTER TABLE "money"."quote" ADD COLUMN "address_mark" text;--> statement-breakpoint
ALTER TABLE "money"."quote" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD COLUMN "addressed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD COLUMN "address_mark" text;--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "money"."transfer_case" ADD CONSTRAINT "transfer_case_transfer_id_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "money"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_case_open" ON "money"."transfer_case" USING btree ("transfer_id") WHERE "money"."transfer_case"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "transfer_case_transfer" ON "money"."transfer_case" USING btree ("transfer_id");--> statement-breakpoint
CREATE INDEX "transfer_case_due" ON "money"."transfer_case" USING btree ("decide_by") WHERE "money"."transfer_case"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "transfer_address" ON "money"."transfer" USING btree ("address_mark") WHERE "money"."transfer"."receiver_id" is null and "money"."transfer"."state" = 'held';--> statement-breakpoint
ALTER TABLE "money"."quote" ADD CONSTRAINT "quote_to" CHECK (num_nonnulls("money"."quote"."receiver_id", "money"."quote"."recipient_id", "money"."quote"."address_mark") = 1);--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD CONSTRAINT "transfer_addressed" CHECK ("money"."transfer"."addressed" or "money"."transfer"."address_mark" is null);--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD CONSTRAINT "transfer_to" CHECK (num_nonnulls("money"."transfer"."receiver_id", "money"."transfer"."recipient_id") = 1 or ("money"."transfer"."addressed" and "money"."transfer"."recipient_id" is null and "money"."transfer"."receiver_id" is null));