CREATE TABLE "identity"."provider_call" (
	"provider" text NOT NULL,
	"operation" text NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"step" integer NOT NULL,
	"calls" integer NOT NULL,
	CONSTRAINT "provider_call_provider_operation_minute_outcome_step_pk" PRIMARY KEY("provider","operation","minute","outcome","step"),
	CONSTRAINT "provider_call_provider" CHECK ("identity"."provider_call"."provider" in ('stripe', 'banks', 'paypal', 'tax', 'mail', 'push', 'keys')),
	CONSTRAINT "provider_call_outcome" CHECK ("identity"."provider_call"."outcome" in ('answered', 'refused', 'busy', 'fault', 'silent')),
	CONSTRAINT "provider_call_operation" CHECK ("identity"."provider_call"."operation" ~ '^[A-Z]+( [a-z_2-]+){0,3}$' and length("identity"."provider_call"."operation") <= 80),
	CONSTRAINT "provider_call_step" CHECK ("identity"."provider_call"."step" between 0 and 8 and "identity"."provider_call"."calls" > 0)
);
--> statement-breakpoint
CREATE TABLE "money"."told_mail" (
	"order_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"side" text NOT NULL,
	"kind" text NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "told_mail_order_id_side_kind_about_pk" PRIMARY KEY("order_id","side","kind","about"),
	CONSTRAINT "told_mail_side" CHECK ("money"."told_mail"."side" in ('buyer', 'seller', 'payer', 'receiver')),
	CONSTRAINT "told_mail_kind" CHECK ("money"."told_mail"."kind" in ('receipt', 'sold', 'shipped', 'ready', 'refund', 'refund_back', 'message', 'bank_asked', 'bank_unpaid', 'return', 'dispute', 'gift', 'share')),
	CONSTRAINT "told_mail_about" CHECK ("money"."told_mail"."about" ~ '^[0-9a-fT-]{0,36}(:[a-z_]{1,20})?$')
);
--> statement-breakpoint
ALTER TABLE "money"."told_mail" ADD CONSTRAINT "told_mail_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "provider_call_minute" ON "identity"."provider_call" USING btree ("minute");