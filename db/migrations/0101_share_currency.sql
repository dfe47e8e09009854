CREATE TABLE "money"."part_quote" (
	"id" uuid PRIMARY KEY NOT NULL,
	"part_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"part_minor" bigint NOT NULL,
	"part_currency" text NOT NULL,
	"charged_minor" bigint NOT NULL,
	"charged_currency" text NOT NULL,
	"mid_over" numeric(40, 0) NOT NULL,
	"mid_under" numeric(40, 0) NOT NULL,
	"margin_basis_points" integer NOT NULL,
	"source" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"purchase_id" uuid,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "part_quote_amounts" CHECK ("money"."part_quote"."part_minor" > 0 and "money"."part_quote"."charged_minor" > 0),
	CONSTRAINT "part_quote_currencies" CHECK ("money"."part_quote"."part_currency" <> "money"."part_quote"."charged_currency"),
	CONSTRAINT "part_quote_rate" CHECK ("money"."part_quote"."mid_over" > 0 and "money"."part_quote"."mid_under" > 0),
	CONSTRAINT "part_quote_margin" CHECK ("money"."part_quote"."margin_basis_points" between 0 and 500)
);
--> statement-breakpoint
ALTER TABLE "money"."split_refund" ADD COLUMN "charged_minor" bigint;--> statement-breakpoint
ALTER TABLE "money"."split_refund" ADD COLUMN "charged_currency" text;--> statement-breakpoint
ALTER TABLE "money"."part_quote" ADD CONSTRAINT "part_quote_part_id_split_part_id_fk" FOREIGN KEY ("part_id") REFERENCES "money"."split_part"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."part_quote" ADD CONSTRAINT "part_quote_purchase_id_purchase_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "money"."purchase"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "part_quote_purchase" ON "money"."part_quote" USING btree ("purchase_id");--> statement-breakpoint
CREATE INDEX "part_quote_part" ON "money"."part_quote" USING btree ("part_id","owner");--> statement-breakpoint
CREATE INDEX "part_quote_owner" ON "money"."part_quote" USING btree ("owner");--> statement-breakpoint
CREATE INDEX "part_quote_unused" ON "money"."part_quote" USING btree ("expires_at") WHERE "money"."part_quote"."purchase_id" is null;--> statement-breakpoint
ALTER TABLE "money"."split_refund" ADD CONSTRAINT "split_refund_charged" CHECK (("money"."split_refund"."charged_minor" is null) = ("money"."split_refund"."charged_currency" is null) and "money"."split_refund"."charged_minor" >= 0);