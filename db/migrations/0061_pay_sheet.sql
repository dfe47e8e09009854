CREATE TABLE "money"."pay_quote" (
	"pay_order_id" uuid NOT NULL,
	"place" text NOT NULL,
	"ways" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pay_quote_pay_order_id_place_pk" PRIMARY KEY("pay_order_id","place")
);
--> statement-breakpoint
ALTER TABLE "money"."pay_order" ADD COLUMN "priced_for" text;--> statement-breakpoint
ALTER TABLE "money"."pay_quote" ADD CONSTRAINT "pay_quote_pay_order_id_pay_order_id_fk" FOREIGN KEY ("pay_order_id") REFERENCES "money"."pay_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pay_quote_age" ON "money"."pay_quote" USING btree ("created_at");