CREATE TABLE "money"."return_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"page_id" uuid NOT NULL,
	"key" text NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"units" jsonb NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"wish" text NOT NULL,
	"wanted_variant_id" uuid,
	"wanted_text" text DEFAULT '' NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"label_url" text DEFAULT '' NOT NULL,
	"send_by" date,
	"carrier" text DEFAULT '' NOT NULL,
	"tracking_code" text DEFAULT '' NOT NULL,
	"refund_id" uuid,
	"back" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"replacement_carrier" text DEFAULT '' NOT NULL,
	"replacement_code" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "return_request_state" CHECK ("money"."return_request"."state" in ('requested', 'accepted', 'sent', 'received', 'declined', 'withdrawn', 'refunded', 'exchanged')),
	CONSTRAINT "return_request_reason" CHECK ("money"."return_request"."reason" in ('damaged', 'not_as_described', 'wrong_item', 'does_not_fit', 'changed_mind', 'other')),
	CONSTRAINT "return_request_wish" CHECK ("money"."return_request"."wish" in ('money', 'exchange')),
	CONSTRAINT "return_request_wanted" CHECK (("money"."return_request"."wish" = 'exchange') = ("money"."return_request"."wanted_variant_id" is not null)),
	CONSTRAINT "return_request_units" CHECK ("money"."return_request"."units" <> '{}'),
	CONSTRAINT "return_request_texts" CHECK (length("money"."return_request"."note") <= 1000 and length("money"."return_request"."answer") <= 1000),
	CONSTRAINT "return_request_label" CHECK ("money"."return_request"."label_url" = '' or ("money"."return_request"."label_url" like 'https://%' and length("money"."return_request"."label_url") <= 2000)),
	CONSTRAINT "return_request_send_by" CHECK ("money"."return_request"."state" not in ('accepted', 'sent') or "money"."return_request"."send_by" is not null),
	CONSTRAINT "return_request_declined" CHECK ("money"."return_request"."state" <> 'declined' or "money"."return_request"."answer" <> ''),
	CONSTRAINT "return_request_exchanged" CHECK ("money"."return_request"."state" <> 'exchanged' or "money"."return_request"."wish" = 'exchange')
);
--> statement-breakpoint
ALTER TABLE "money"."return_request" ADD CONSTRAINT "return_request_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."return_request" ADD CONSTRAINT "return_request_refund_id_refund_id_fk" FOREIGN KEY ("refund_id") REFERENCES "money"."refund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "return_request_key" ON "money"."return_request" USING btree ("order_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "return_request_open" ON "money"."return_request" USING btree ("order_id") WHERE "money"."return_request"."state" in ('requested', 'accepted', 'sent', 'received');--> statement-breakpoint
CREATE UNIQUE INDEX "return_request_refund" ON "money"."return_request" USING btree ("refund_id") WHERE "money"."return_request"."refund_id" is not null;--> statement-breakpoint
CREATE INDEX "return_request_page" ON "money"."return_request" USING btree ("page_id","created_at");