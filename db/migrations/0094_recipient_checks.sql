CREATE TABLE "money"."conversion" (
	"transfer_id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"arrive_minor" bigint NOT NULL,
	"arrive_currency" text NOT NULL,
	"mid_over" numeric(40, 0) NOT NULL,
	"mid_under" numeric(40, 0) NOT NULL,
	"margin_basis_points" integer NOT NULL,
	"source" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	CONSTRAINT "conversion_amount" CHECK ("money"."conversion"."arrive_minor" > 0 and "money"."conversion"."mid_over" > 0 and "money"."conversion"."mid_under" > 0),
	CONSTRAINT "conversion_margin" CHECK ("money"."conversion"."margin_basis_points" between 0 and 500)
);
--> statement-breakpoint
CREATE TABLE "money"."recipient_closing" (
	"provider_account" text PRIMARY KEY NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"ask_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "money"."transfer_link" (
	"transfer_id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"turn" integer DEFAULT 0 NOT NULL,
	"token_hash" char(64) NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"claimer_id" uuid,
	"claimed_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "transfer_link_tries" CHECK ("money"."transfer_link"."tries" between 0 and 5),
	CONSTRAINT "transfer_link_claimed" CHECK (("money"."transfer_link"."claimer_id" is null) = ("money"."transfer_link"."claimed_at" is null)),
	CONSTRAINT "transfer_link_confirmed" CHECK ("money"."transfer_link"."confirmed_at" is null or "money"."transfer_link"."claimed_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "money"."quote" ADD COLUMN "name_check" text;--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD COLUMN "by_phone" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD COLUMN "converted_minor" bigint;--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD COLUMN "converted_currency" text;--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD COLUMN "resends" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."conversion" ADD CONSTRAINT "conversion_transfer_id_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "money"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."transfer_link" ADD CONSTRAINT "transfer_link_transfer_id_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "money"."transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversion_owner" ON "money"."conversion" USING btree ("owner");--> statement-breakpoint
CREATE INDEX "recipient_closing_due" ON "money"."recipient_closing" USING btree ("ask_at");--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_link_token" ON "money"."transfer_link" USING btree ("token_hash");--> statement-breakpoint
ALTER TABLE "money"."quote" ADD CONSTRAINT "quote_name_check" CHECK ("money"."quote"."name_check" in ('match', 'close', 'none', 'unchecked'));--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD CONSTRAINT "transfer_by_phone" CHECK ("money"."transfer"."addressed" or not "money"."transfer"."by_phone");--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD CONSTRAINT "transfer_converted" CHECK (("money"."transfer"."converted_minor" is null) = ("money"."transfer"."converted_currency" is null) and ("money"."transfer"."converted_minor" is null or "money"."transfer"."converted_minor" > 0));--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD CONSTRAINT "transfer_resends" CHECK ("money"."transfer"."resends" between 0 and 5);