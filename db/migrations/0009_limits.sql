CREATE TABLE "money"."payer_device" (
	"owner" text NOT NULL,
	"device" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payer_device_owner_device_pk" PRIMARY KEY("owner","device")
);
--> statement-breakpoint
CREATE TABLE "money"."payment_confirmation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" char(64) NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"reasons" text[] NOT NULL,
	"currency" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"payees" text[] NOT NULL,
	"tap" jsonb NOT NULL,
	"nonce" char(64) NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_confirmation_state" CHECK ("money"."payment_confirmation"."state" in ('asked', 'confirmed', 'used')),
	CONSTRAINT "payment_confirmation_tries" CHECK ("money"."payment_confirmation"."tries" between 0 and 5),
	CONSTRAINT "payment_confirmation_reasons" CHECK (cardinality("money"."payment_confirmation"."reasons") > 0)
);
--> statement-breakpoint
CREATE TABLE "money"."spending_limit" (
	"owner" text NOT NULL,
	"currency" text NOT NULL,
	"per_payment_minor" bigint,
	"per_day_minor" bigint,
	"per_month_minor" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "spending_limit_owner_currency_pk" PRIMARY KEY("owner","currency"),
	CONSTRAINT "spending_limit_some" CHECK (coalesce("money"."spending_limit"."per_payment_minor", "money"."spending_limit"."per_day_minor", "money"."spending_limit"."per_month_minor") is not null),
	CONSTRAINT "spending_limit_least" CHECK (least("money"."spending_limit"."per_payment_minor", "money"."spending_limit"."per_day_minor", "money"."spending_limit"."per_month_minor") >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "payment_confirmation_key" ON "money"."payment_confirmation" USING btree ("owner","key");--> statement-breakpoint
CREATE INDEX "payment_confirmation_age" ON "money"."payment_confirmation" USING btree ("expires_at");