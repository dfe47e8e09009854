CREATE TABLE "identity"."market_invite" (
	"country" text NOT NULL,
	"capability" text NOT NULL,
	"person_id" uuid NOT NULL,
	"invited_by" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "market_invite_country_capability_person_id_pk" PRIMARY KEY("country","capability","person_id")
);
--> statement-breakpoint
CREATE TABLE "identity"."market_wait" (
	"id" uuid PRIMARY KEY NOT NULL,
	"country" text NOT NULL,
	"capability" text NOT NULL,
	"person_id" uuid,
	"email" text,
	"email_mark" char(64),
	"token_hash" char(64),
	"locale" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "market_wait_who" CHECK (case when "identity"."market_wait"."person_id" is not null then num_nonnulls("identity"."market_wait"."email", "identity"."market_wait"."email_mark", "identity"."market_wait"."token_hash") = 0
        and "identity"."market_wait"."confirmed_at" is not null else num_nonnulls("identity"."market_wait"."email", "identity"."market_wait"."email_mark", "identity"."market_wait"."token_hash") = 3 end)
);
--> statement-breakpoint
CREATE TABLE "identity"."proposal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"payload" jsonb NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"undone_by" uuid,
	"undone_at" timestamp with time zone,
	CONSTRAINT "proposal_action" CHECK ("identity"."proposal"."action" ~ '^[a-z][a-z-]*[.][a-z][a-z-]*$'),
	CONSTRAINT "proposal_reason" CHECK (length("identity"."proposal"."reason") between 3 and 1000),
	CONSTRAINT "proposal_expires" CHECK ("identity"."proposal"."expires_at" > "identity"."proposal"."proposed_at"),
	CONSTRAINT "proposal_state" CHECK ("identity"."proposal"."state" in ('proposed', 'approved', 'refused', 'withdrawn', 'undone')),
	CONSTRAINT "proposal_four_eyes" CHECK ("identity"."proposal"."decided_by" <> "identity"."proposal"."proposed_by"),
	CONSTRAINT "proposal_decided" CHECK (("identity"."proposal"."decided_at" is not null) = ("identity"."proposal"."state" <> 'proposed')
        and ("identity"."proposal"."decided_by" is not null) = ("identity"."proposal"."state" in ('approved', 'refused', 'undone'))),
	CONSTRAINT "proposal_undone" CHECK (num_nonnulls("identity"."proposal"."undone_by", "identity"."proposal"."undone_at") = case when "identity"."proposal"."state" = 'undone' then 2 else 0 end
        and coalesce("identity"."proposal"."undone_by" in ("identity"."proposal"."proposed_by", "identity"."proposal"."decided_by"), true))
);
--> statement-breakpoint
CREATE TABLE "markets"."draw_key" (
	"id" smallint PRIMARY KEY NOT NULL,
	"key" "bytea" NOT NULL,
	CONSTRAINT "draw_key_one" CHECK ("markets"."draw_key"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "markets"."rule" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "markets"."rule_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"country" text NOT NULL,
	"capability" text NOT NULL,
	"state" text NOT NULL,
	"percent" smallint,
	"provider" text,
	"methods" text[] DEFAULT '{}' NOT NULL,
	"currency" text,
	"least_minor" bigint,
	"most_minor" bigint,
	"law_en" text DEFAULT '' NOT NULL,
	"law_ar" text DEFAULT '' NOT NULL,
	"reason" text,
	"effective_from" timestamp with time zone DEFAULT now() NOT NULL,
	"change_id" uuid,
	CONSTRAINT "rule_newest" UNIQUE("country","capability","effective_from","seq"),
	CONSTRAINT "rule_country" CHECK ("markets"."rule"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "rule_capability" CHECK ("markets"."rule"."capability" in ('buy', 'sell', 'split', 'send', 'receive', 'donate', 'button')),
	CONSTRAINT "rule_state" CHECK ("markets"."rule"."state" in ('open', 'percent', 'invited', 'waiting', 'demonstration', 'closed')),
	CONSTRAINT "rule_percent" CHECK (case when "markets"."rule"."state" = 'percent' then coalesce("markets"."rule"."percent" between 1 and 99, false) else "markets"."rule"."percent" is null end),
	CONSTRAINT "rule_provider" CHECK ("markets"."rule"."provider" in ('stripe', 'paypal')),
	CONSTRAINT "rule_methods" CHECK ("markets"."rule"."methods" <@ array['card', 'bank', 'paypal', 'door']),
	CONSTRAINT "rule_currency" CHECK ("markets"."rule"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "rule_limits" CHECK ((num_nonnulls("markets"."rule"."least_minor", "markets"."rule"."most_minor") = 0 or "markets"."rule"."currency" is not null)
        and coalesce("markets"."rule"."least_minor" > 0, true) and coalesce("markets"."rule"."most_minor" >= coalesce("markets"."rule"."least_minor", 1), true)),
	CONSTRAINT "rule_law" CHECK (("markets"."rule"."law_en" = '') = ("markets"."rule"."law_ar" = '')),
	CONSTRAINT "rule_reason" CHECK (case when "markets"."rule"."state" in ('open', 'demonstration') then "markets"."rule"."reason" is null
        else coalesce("markets"."rule"."reason" in ('not_yet', 'provider', 'law', 'sanctions', 'checking', 'paused'), false) end)
);
--> statement-breakpoint
-- What stood stays as it stood; whoever could sell could be paid by a button.
INSERT INTO "markets"."rule" ("country", "capability", "state", "reason", "effective_from", "provider", "currency", "methods")
SELECT m."country", c."capability", m."state", CASE WHEN m."state" = 'closed' THEN 'not_yet' END, m."since",
  CASE WHEN m."country" = 'US' THEN 'stripe' END, CASE WHEN m."country" = 'US' THEN 'USD' END,
  CASE WHEN m."country" <> 'US' THEN '{}'::text[] ELSE CASE c."capability" WHEN 'buy' THEN array['card', 'bank', 'paypal', 'door']
    WHEN 'button' THEN array['card', 'paypal'] ELSE '{}' END END
FROM "markets"."market" m JOIN (VALUES ('buy', 'buy'), ('sell', 'sell'), ('sell', 'button')) c("was", "capability") ON c."was" = m."capability"
ORDER BY m."since", m."country";--> statement-breakpoint
DROP TABLE "markets"."market" CASCADE;--> statement-breakpoint
CREATE INDEX "market_invite_person" ON "identity"."market_invite" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "market_wait_person" ON "identity"."market_wait" USING btree ("person_id","country","capability");--> statement-breakpoint
CREATE UNIQUE INDEX "market_wait_email" ON "identity"."market_wait" USING btree ("email_mark","country","capability");--> statement-breakpoint
CREATE UNIQUE INDEX "market_wait_token" ON "identity"."market_wait" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "market_wait_place" ON "identity"."market_wait" USING btree ("country","capability");--> statement-breakpoint
CREATE INDEX "proposal_waiting" ON "identity"."proposal" USING btree ("expires_at") WHERE "identity"."proposal"."state" = 'proposed';--> statement-breakpoint
CREATE INDEX "proposal_subject" ON "identity"."proposal" USING btree ("action","subject","proposed_at");