CREATE TABLE "money"."donation_benefit" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"value_minor" bigint NOT NULL,
	"said_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "donation_benefit_value" CHECK ("money"."donation_benefit"."value_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "shop"."fundraiser" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"title" text NOT NULL,
	"story" text DEFAULT '' NOT NULL,
	"currency" text NOT NULL,
	"goal_minor" bigint,
	"ends_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "fundraiser_words" CHECK (length("shop"."fundraiser"."title") between 1 and 100 and length("shop"."fundraiser"."story") <= 4000),
	CONSTRAINT "fundraiser_goal" CHECK ("shop"."fundraiser"."goal_minor" > 0),
	CONSTRAINT "fundraiser_ends" CHECK ("shop"."fundraiser"."ends_at" > "shop"."fundraiser"."created_at" and "shop"."fundraiser"."ends_at" <= "shop"."fundraiser"."created_at" + interval '367 days'),
	CONSTRAINT "fundraiser_ended" CHECK (("shop"."fundraiser"."ended_at" is null) = ("shop"."fundraiser"."ended_by" is null)),
	CONSTRAINT "fundraiser_by" CHECK ("shop"."fundraiser"."ended_by" in ('organiser', 'charity'))
);
--> statement-breakpoint
ALTER TABLE "identity"."decision" DROP CONSTRAINT "decision_kind";--> statement-breakpoint
ALTER TABLE "identity"."decision" DROP CONSTRAINT "decision_measure";--> statement-breakpoint
ALTER TABLE "money"."donation_receipt" DROP CONSTRAINT "donation_receipt_kind";--> statement-breakpoint
ALTER TABLE "money"."donation" ADD COLUMN "fundraiser_id" uuid;--> statement-breakpoint
ALTER TABLE "money"."donation_receipt" ADD COLUMN "benefit_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."monthly_donation" ADD COLUMN "fundraiser_id" uuid;--> statement-breakpoint
ALTER TABLE "money"."monthly_donation" ADD COLUMN "told_month" text;--> statement-breakpoint
ALTER TABLE "social"."share" ADD COLUMN "donation" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."donation_benefit" ADD CONSTRAINT "donation_benefit_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."fundraiser" ADD CONSTRAINT "fundraiser_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fundraiser_person" ON "shop"."fundraiser" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "fundraiser_page" ON "shop"."fundraiser" USING btree ("page_id","ends_at");--> statement-breakpoint
CREATE INDEX "donation_fundraiser" ON "money"."donation" USING btree ("fundraiser_id") WHERE "money"."donation"."fundraiser_id" is not null;--> statement-breakpoint
ALTER TABLE "identity"."decision" ADD CONSTRAINT "decision_kind" CHECK ("identity"."decision"."subject_kind" in ('person', 'page', 'product', 'post', 'comment', 'share', 'list', 'recommendation', 'review', 'message', 'said', 'site', 'fundraiser'));--> statement-breakpoint
ALTER TABLE "identity"."decision" ADD CONSTRAINT "decision_measure" CHECK (case "identity"."decision"."measure"
        when 'nothing' then true when 'warn' then true
        when 'remove' then "identity"."decision"."subject_kind" in ('page', 'product', 'post', 'comment', 'share', 'list', 'recommendation', 'review', 'fundraiser')
        when 'limit' then "identity"."decision"."subject_kind" in ('person', 'page', 'product', 'post', 'share', 'list', 'recommendation')
        when 'pause' then "identity"."decision"."subject_kind" = 'person' when 'suspend' then "identity"."decision"."subject_kind" = 'person'
        when 'hold_shop' then "identity"."decision"."subject_kind" = 'page' when 'hold_money' then "identity"."decision"."subject_kind" = 'page'
        when 'hold_site' then "identity"."decision"."subject_kind" = 'site'
        else false end);--> statement-breakpoint
ALTER TABLE "money"."donation_receipt" ADD CONSTRAINT "donation_receipt_benefit" CHECK ("money"."donation_receipt"."benefit_minor" between 0 and "money"."donation_receipt"."total_minor" and ("money"."donation_receipt"."kind" = 'benefit') = ("money"."donation_receipt"."benefit_minor" > 0));--> statement-breakpoint
ALTER TABLE "money"."donation_receipt" ADD CONSTRAINT "donation_receipt_kind" CHECK ("money"."donation_receipt"."kind" in ('single', 'yearly', 'benefit'));--> statement-breakpoint
ALTER TABLE "social"."share" ADD CONSTRAINT "share_donation" CHECK (not "social"."share"."donation" or ("social"."share"."page_id" is not null and num_nonnulls("social"."share"."item", "social"."share"."product_id", "social"."share"."price") = 0));