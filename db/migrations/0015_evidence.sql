CREATE TABLE "money"."dispute_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dispute_id" uuid NOT NULL,
	"provider_dispute" text NOT NULL,
	"order_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"page_id" uuid NOT NULL,
	"side" text NOT NULL,
	"key" text NOT NULL,
	"digest" char(64) NOT NULL,
	"kind" text NOT NULL,
	"bytes" integer NOT NULL,
	"shows" text,
	"note" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"stored_at" timestamp with time zone,
	"provider_file" text,
	"refused_at" timestamp with time zone,
	CONSTRAINT "dispute_file_side" CHECK ("money"."dispute_file"."side" in ('buyer', 'seller')),
	CONSTRAINT "dispute_file_shows_what" CHECK (("money"."dispute_file"."side" = 'seller') = ("money"."dispute_file"."shows" is not null) and coalesce("money"."dispute_file"."shows", 'receipt') in ('cancellation_policy', 'customer_communication', 'customer_signature', 'duplicate_charge_documentation', 'receipt', 'refund_policy', 'service_documentation', 'shipping_documentation', 'uncategorized_file')),
	CONSTRAINT "dispute_file_kind" CHECK ("money"."dispute_file"."kind" = 'jpeg' or ("money"."dispute_file"."kind" = 'pdf' and "money"."dispute_file"."side" = 'seller')),
	CONSTRAINT "dispute_file_bytes" CHECK ("money"."dispute_file"."bytes" between 1 and 4500000),
	CONSTRAINT "dispute_file_note" CHECK (length("money"."dispute_file"."note") <= 300),
	CONSTRAINT "dispute_file_sent" CHECK ("money"."dispute_file"."provider_file" is null or ("money"."dispute_file"."side" = 'seller' and "money"."dispute_file"."stored_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "money"."dispute_file" ADD CONSTRAINT "dispute_file_dispute_id_dispute_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "money"."dispute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "dispute_file_key" ON "money"."dispute_file" USING btree ("dispute_id","side","key","digest");--> statement-breakpoint
CREATE UNIQUE INDEX "dispute_file_shows" ON "money"."dispute_file" USING btree ("provider_dispute","shows") WHERE "money"."dispute_file"."stored_at" is not null;--> statement-breakpoint
CREATE INDEX "dispute_file_draft" ON "money"."dispute_file" USING btree ("at") WHERE "money"."dispute_file"."stored_at" is null;