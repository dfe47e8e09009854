CREATE TABLE "identity"."appeal" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"decided_by" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer_by" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	"overturned" boolean,
	"answer" text,
	CONSTRAINT "appeal_words" CHECK ("identity"."appeal"."words" <> ''),
	CONSTRAINT "appeal_answer_by" CHECK ("identity"."appeal"."answer_by" > "identity"."appeal"."at"),
	CONSTRAINT "appeal_other" CHECK ("identity"."appeal"."answered_by" <> "identity"."appeal"."decided_by" and "identity"."appeal"."answered_by" <> "identity"."appeal"."person_id"),
	CONSTRAINT "appeal_answered" CHECK (num_nonnulls("identity"."appeal"."answered_at", "identity"."appeal"."answered_by", "identity"."appeal"."overturned", "identity"."appeal"."answer") in (0, 4))
);
--> statement-breakpoint
CREATE TABLE "identity"."decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"person_id" uuid,
	"page_id" uuid,
	"measure" text NOT NULL,
	"rule" text NOT NULL,
	"evidence" text NOT NULL,
	"statement" text NOT NULL,
	"amount_minor" bigint,
	"currency" text,
	"decided_by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone,
	"appeal_until" timestamp with time zone NOT NULL,
	"reports" integer DEFAULT 0 NOT NULL,
	"reported_at" timestamp with time zone,
	"was" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"lifted_at" timestamp with time zone,
	"overturned" boolean DEFAULT false NOT NULL,
	CONSTRAINT "decision_decider" UNIQUE("id","decided_by"),
	CONSTRAINT "decision_kind" CHECK ("identity"."decision"."subject_kind" in ('person', 'page', 'product', 'post', 'comment', 'share', 'list', 'recommendation', 'review', 'message', 'said', 'site')),
	CONSTRAINT "decision_measure" CHECK (case "identity"."decision"."measure"
        when 'nothing' then true when 'warn' then true
        when 'remove' then "identity"."decision"."subject_kind" in ('page', 'product', 'post', 'comment', 'share', 'list', 'recommendation', 'review')
        when 'limit' then "identity"."decision"."subject_kind" in ('person', 'page', 'product', 'post', 'share', 'list', 'recommendation')
        when 'pause' then "identity"."decision"."subject_kind" = 'person' when 'suspend' then "identity"."decision"."subject_kind" = 'person'
        when 'hold_shop' then "identity"."decision"."subject_kind" = 'page' when 'hold_money' then "identity"."decision"."subject_kind" = 'page'
        when 'hold_site' then "identity"."decision"."subject_kind" = 'site'
        else false end),
	CONSTRAINT "decision_concerns" CHECK (num_nonnulls("identity"."decision"."person_id", "identity"."decision"."page_id") = 1),
	CONSTRAINT "decision_rule" CHECK ("identity"."decision"."rule" ~ '^[1-9][.][1-9][0-9]?$'),
	CONSTRAINT "decision_evidence" CHECK ("identity"."decision"."evidence" <> ''),
	CONSTRAINT "decision_statement" CHECK ("identity"."decision"."statement" <> ''),
	CONSTRAINT "decision_amount" CHECK (case when "identity"."decision"."measure" = 'hold_money' then coalesce("identity"."decision"."amount_minor" > 0 and "identity"."decision"."currency" ~ '^[A-Z]{3}$', false)
        else num_nonnulls("identity"."decision"."amount_minor", "identity"."decision"."currency") = 0 end),
	CONSTRAINT "decision_ends" CHECK (case when "identity"."decision"."measure" in ('limit', 'pause', 'suspend', 'hold_shop', 'hold_site', 'hold_money')
        then coalesce("identity"."decision"."ends_at" > "identity"."decision"."at" and "identity"."decision"."ends_at" <= "identity"."decision"."at" + interval '366 days', false)
        else "identity"."decision"."ends_at" is null end),
	CONSTRAINT "decision_appeal" CHECK ("identity"."decision"."appeal_until" >= "identity"."decision"."at" + interval '30 days'),
	CONSTRAINT "decision_overturned" CHECK (not "identity"."decision"."overturned" or "identity"."decision"."lifted_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "identity"."denied_host" (
	"host" text PRIMARY KEY NOT NULL,
	"denied_by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "denied_host_form" CHECK ("identity"."denied_host"."host" ~ '^[a-z0-9-]+([.][a-z0-9-]+)+$' and length("identity"."denied_host"."host") <= 253)
);
--> statement-breakpoint
CREATE TABLE "identity"."flag" (
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "flag_subject_kind_subject_id_reason_pk" PRIMARY KEY("subject_kind","subject_id","reason"),
	CONSTRAINT "flag_reason" CHECK ("identity"."flag"."reason" in ('imitation', 'link', 'burst'))
);
--> statement-breakpoint
ALTER TABLE "money"."settlement" DROP CONSTRAINT "settlement_hold";--> statement-breakpoint
ALTER TABLE "social"."talk_report" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "social"."report" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "social"."message_report" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."appeal" ADD CONSTRAINT "appeal_decision" FOREIGN KEY ("decision_id","decided_by") REFERENCES "identity"."decision"("id","decided_by") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeal_waiting" ON "identity"."appeal" USING btree ("answer_by") WHERE "identity"."appeal"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "appeal_person" ON "identity"."appeal" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "decision_subject" ON "identity"."decision" USING btree ("subject_kind","subject_id") WHERE "identity"."decision"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "decision_person" ON "identity"."decision" USING btree ("person_id","at") WHERE "identity"."decision"."person_id" is not null;--> statement-breakpoint
CREATE INDEX "decision_page" ON "identity"."decision" USING btree ("page_id","at") WHERE "identity"."decision"."page_id" is not null;--> statement-breakpoint
CREATE INDEX "decision_at" ON "identity"."decision" USING btree ("at");--> statement-breakpoint
CREATE INDEX "flag_waiting" ON "identity"."flag" USING btree ("at") WHERE "identity"."flag"."decided_at" is null;--> statement-breakpoint
ALTER TABLE "money"."settlement" ADD CONSTRAINT "settlement_hold" CHECK (("money"."settlement"."state" = 'held') = ("money"."settlement"."hold_reason" is not null) and ("money"."settlement"."hold_reason" is null or "money"."settlement"."hold_reason" in ('verify', 'new_order', 'return_open', 'refund_open', 'disputed', 'decided')));