CREATE TABLE "identity"."look" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"person_id" uuid,
	"looker_id" uuid NOT NULL,
	"role" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"ground" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	CONSTRAINT "look_role" CHECK ("identity"."look"."role" in ('support', 'moderation', 'money', 'markets', 'keys')),
	CONSTRAINT "look_kind" CHECK ("identity"."look"."kind" in ('order', 'account', 'contest', 'thing', 'photo')),
	CONSTRAINT "look_ground" CHECK (case when "identity"."look"."ground" = 'case' then "identity"."look"."words" = '' else "identity"."look"."ground" in ('asked', 'payment', 'dispute', 'safety', 'law') and length("identity"."look"."words") between 5 and 200 end)
);
--> statement-breakpoint
CREATE TABLE "identity"."operator_role" (
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "operator_role_person_id_role_pk" PRIMARY KEY("person_id","role"),
	CONSTRAINT "operator_role_known" CHECK ("identity"."operator_role"."role" in ('support', 'moderation', 'money', 'markets', 'keys'))
);
--> statement-breakpoint
ALTER TABLE "identity"."session" ADD COLUMN "passkey_proven_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."operator_role" ADD CONSTRAINT "operator_role_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "look_person" ON "identity"."look" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "look_open" ON "identity"."look" USING btree ("looker_id","kind","subject","at");--> statement-breakpoint
INSERT INTO "identity"."operator_role" ("person_id", "role")
SELECT p."id", r FROM "identity"."person" p CROSS JOIN unnest(ARRAY['support', 'moderation', 'money', 'markets', 'keys']) r WHERE p."operator" AND p."state" = 'active';--> statement-breakpoint
ALTER TABLE "identity"."person" DROP COLUMN "operator";