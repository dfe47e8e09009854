CREATE TABLE "money"."dispute" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider_dispute" text NOT NULL,
	"order_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"page_id" uuid NOT NULL,
	"state" text DEFAULT 'needs_response' NOT NULL,
	"order_was" text NOT NULL,
	"reason" text NOT NULL,
	"inquiry" boolean DEFAULT false NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"withdrawn" boolean DEFAULT false NOT NULL,
	"due_by" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dispute_state" CHECK ("money"."dispute"."state" in ('needs_response', 'under_review', 'won', 'lost', 'closed')),
	CONSTRAINT "dispute_amount" CHECK ("money"."dispute"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "money"."dispute_statement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dispute_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"page_id" uuid NOT NULL,
	"side" text NOT NULL,
	"key" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "dispute_statement_side" CHECK ("money"."dispute_statement"."side" in ('buyer', 'seller')),
	CONSTRAINT "dispute_statement_words" CHECK (length("money"."dispute_statement"."words") between 1 and 3000)
);
--> statement-breakpoint
ALTER TABLE "money"."dispute" ADD CONSTRAINT "dispute_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."dispute_statement" ADD CONSTRAINT "dispute_statement_dispute_id_dispute_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "money"."dispute"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "dispute_key" ON "money"."dispute" USING btree ("provider_dispute","order_id");--> statement-breakpoint
CREATE INDEX "dispute_order" ON "money"."dispute" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "dispute_page" ON "money"."dispute" USING btree ("page_id","created_at");--> statement-breakpoint
CREATE INDEX "dispute_open" ON "money"."dispute" USING btree ("updated_at") WHERE "money"."dispute"."state" in ('needs_response', 'under_review');--> statement-breakpoint
CREATE UNIQUE INDEX "dispute_statement_key" ON "money"."dispute_statement" USING btree ("dispute_id","side","key");