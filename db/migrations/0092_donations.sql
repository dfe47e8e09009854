CREATE TABLE "money"."donation" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"person_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"given_minor" bigint NOT NULL,
	"cover_minor" bigint NOT NULL,
	"shown" boolean DEFAULT false NOT NULL,
	"dedication" text,
	"monthly_id" uuid,
	"month" text,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "donation_amounts" CHECK ("money"."donation"."given_minor" > 0 and "money"."donation"."cover_minor" >= 0),
	CONSTRAINT "donation_month" CHECK (("money"."donation"."monthly_id" is null) = ("money"."donation"."month" is null)),
	CONSTRAINT "donation_words" CHECK (length("money"."donation"."dedication") <= 8000)
);
--> statement-breakpoint
CREATE TABLE "money"."donation_number" (
	"page_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "donation_number_page_id_year_pk" PRIMARY KEY("page_id","year")
);
--> statement-breakpoint
CREATE TABLE "money"."donation_receipt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"page_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"anchor_id" uuid NOT NULL,
	"replaces" uuid,
	"legal_name" text NOT NULL,
	"registration" text NOT NULL,
	"country" text NOT NULL,
	"issued_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "donation_receipt_kind" CHECK ("money"."donation_receipt"."kind" in ('single', 'yearly')),
	CONSTRAINT "donation_receipt_total" CHECK ("money"."donation_receipt"."total_minor" > 0 and "money"."donation_receipt"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "money"."donation_receipt_part" (
	"receipt_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "donation_receipt_part_receipt_id_order_id_pk" PRIMARY KEY("receipt_id","order_id"),
	CONSTRAINT "donation_receipt_part_amount" CHECK ("money"."donation_receipt_part"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "money"."donation_receipted" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"receipt_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "money"."donation_void" (
	"receipt_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "donation_void_reason" CHECK ("money"."donation_void"."reason" in ('refunded', 'disputed', 'wrong', 'asked'))
);
--> statement-breakpoint
CREATE TABLE "money"."monthly_donation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"person_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"method_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"given_minor" bigint NOT NULL,
	"cover_minor" bigint NOT NULL,
	"shown" boolean DEFAULT false NOT NULL,
	"locale" text NOT NULL,
	"state" text DEFAULT 'begun' NOT NULL,
	"day" integer NOT NULL,
	"month" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"problem" text,
	"ended_by" text,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "monthly_donation_state" CHECK ("money"."monthly_donation"."state" in ('begun', 'active', 'ended')),
	CONSTRAINT "monthly_donation_ended" CHECK (("money"."monthly_donation"."state" = 'ended') = ("money"."monthly_donation"."ended_by" is not null)),
	CONSTRAINT "monthly_donation_by" CHECK ("money"."monthly_donation"."ended_by" in ('donor', 'first', 'tries', 'charity')),
	CONSTRAINT "monthly_donation_amounts" CHECK ("money"."monthly_donation"."given_minor" > 0 and "money"."monthly_donation"."cover_minor" >= 0),
	CONSTRAINT "monthly_donation_day" CHECK ("money"."monthly_donation"."day" between 1 and 31 and "money"."monthly_donation"."month" ~ '^[0-9]{4}-[0-9]{2}$'),
	CONSTRAINT "monthly_donation_tries" CHECK ("money"."monthly_donation"."tries" between 0 and 3)
);
--> statement-breakpoint
CREATE TABLE "shop"."charity" (
	"page_id" uuid PRIMARY KEY NOT NULL,
	"legal_name" text NOT NULL,
	"registration" text NOT NULL,
	"country" text NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"goal_minor" bigint,
	"statement" text DEFAULT '' NOT NULL,
	"asked_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "charity_state" CHECK ("shop"."charity"."state" in ('asked', 'verified', 'refused')),
	CONSTRAINT "charity_decided" CHECK (("shop"."charity"."state" = 'asked') = ("shop"."charity"."decided_at" is null)),
	CONSTRAINT "charity_statement" CHECK ("shop"."charity"."state" <> 'refused' or length("shop"."charity"."statement") > 0),
	CONSTRAINT "charity_goal" CHECK ("shop"."charity"."goal_minor" > 0),
	CONSTRAINT "charity_words" CHECK (length("shop"."charity"."legal_name") between 1 and 200 and length("shop"."charity"."registration") between 1 and 60 and length("shop"."charity"."statement") <= 1000 and "shop"."charity"."country" ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
ALTER TABLE "money"."donation" ADD CONSTRAINT "donation_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."donation" ADD CONSTRAINT "donation_monthly_id_monthly_donation_id_fk" FOREIGN KEY ("monthly_id") REFERENCES "money"."monthly_donation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."donation_receipt" ADD CONSTRAINT "donation_receipt_anchor_id_order_id_fk" FOREIGN KEY ("anchor_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."donation_receipt_part" ADD CONSTRAINT "donation_receipt_part_receipt_id_donation_receipt_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "money"."donation_receipt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."donation_receipt_part" ADD CONSTRAINT "donation_receipt_part_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."donation_receipted" ADD CONSTRAINT "donation_receipted_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."donation_receipted" ADD CONSTRAINT "donation_receipted_receipt_id_donation_receipt_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "money"."donation_receipt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."donation_void" ADD CONSTRAINT "donation_void_receipt_id_donation_receipt_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "money"."donation_receipt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."charity" ADD CONSTRAINT "charity_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "donation_owner" ON "money"."donation" USING btree ("owner","created_at");--> statement-breakpoint
CREATE INDEX "donation_page" ON "money"."donation" USING btree ("page_id","created_at");--> statement-breakpoint
CREATE INDEX "donation_monthly" ON "money"."donation" USING btree ("monthly_id","month");--> statement-breakpoint
CREATE UNIQUE INDEX "donation_receipt_number" ON "money"."donation_receipt" USING btree ("page_id","year","number");--> statement-breakpoint
CREATE INDEX "donation_receipt_owner" ON "money"."donation_receipt" USING btree ("owner","issued_at");--> statement-breakpoint
CREATE INDEX "donation_receipt_part_order" ON "money"."donation_receipt_part" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "donation_receipted_receipt" ON "money"."donation_receipted" USING btree ("receipt_id");--> statement-breakpoint
CREATE INDEX "monthly_donation_owner" ON "money"."monthly_donation" USING btree ("owner","created_at");--> statement-breakpoint
CREATE INDEX "monthly_donation_due" ON "money"."monthly_donation" USING btree ("next_at") WHERE "money"."monthly_donation"."state" = 'active';--> statement-breakpoint
CREATE INDEX "charity_asked" ON "shop"."charity" USING btree ("asked_at") WHERE "shop"."charity"."state" = 'asked';