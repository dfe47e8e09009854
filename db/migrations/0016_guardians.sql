CREATE TABLE "money"."guardianship" (
	"owner" text PRIMARY KEY NOT NULL,
	"ends_on" date NOT NULL,
	"guardian" text,
	"change_asked_at" timestamp with time zone,
	"invite_email" text,
	"invite_nonce" char(64),
	"invite_hash" char(64),
	"invite_expires_at" timestamp with time zone,
	CONSTRAINT "guardianship_first_of_month" CHECK (extract(day from "money"."guardianship"."ends_on") = 1),
	CONSTRAINT "guardianship_another" CHECK ("money"."guardianship"."guardian" <> "money"."guardianship"."owner"),
	CONSTRAINT "guardianship_people" CHECK ("money"."guardianship"."owner" like 'person:%' and "money"."guardianship"."guardian" like 'person:%'),
	CONSTRAINT "guardianship_one_way" CHECK ("money"."guardianship"."guardian" is null or "money"."guardianship"."invite_hash" is null),
	CONSTRAINT "guardianship_asks_somebody" CHECK ("money"."guardianship"."change_asked_at" is null or "money"."guardianship"."guardian" is not null),
	CONSTRAINT "guardianship_invite_whole" CHECK (num_nulls("money"."guardianship"."invite_email", "money"."guardianship"."invite_nonce", "money"."guardianship"."invite_hash", "money"."guardianship"."invite_expires_at") in (0, 4))
);
--> statement-breakpoint
ALTER TABLE "money"."payment_confirmation" ADD COLUMN "guardian" text;--> statement-breakpoint
ALTER TABLE "money"."payment_confirmation" ADD COLUMN "guardian_state" text;--> statement-breakpoint
ALTER TABLE "money"."payment_confirmation" ADD COLUMN "guardian_tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."payment_confirmation" ADD COLUMN "goods" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "guardianship_invite" ON "money"."guardianship" USING btree ("invite_hash");--> statement-breakpoint
CREATE INDEX "guardianship_guardian" ON "money"."guardianship" USING btree ("guardian");--> statement-breakpoint
CREATE INDEX "payment_confirmation_guardian" ON "money"."payment_confirmation" USING btree ("guardian");--> statement-breakpoint
ALTER TABLE "money"."payment_confirmation" ADD CONSTRAINT "payment_confirmation_guardian_state" CHECK ("money"."payment_confirmation"."guardian_state" in ('asked', 'approved', 'declined'));--> statement-breakpoint
ALTER TABLE "money"."payment_confirmation" ADD CONSTRAINT "payment_confirmation_guardian_tries" CHECK ("money"."payment_confirmation"."guardian_tries" between 0 and 5);--> statement-breakpoint
ALTER TABLE "money"."payment_confirmation" ADD CONSTRAINT "payment_confirmation_guardian" CHECK (num_nulls("money"."payment_confirmation"."guardian", "money"."payment_confirmation"."guardian_state", "money"."payment_confirmation"."goods") in (0, 3)
        and ("money"."payment_confirmation"."guardian" is not null) = ('guardian' = any("money"."payment_confirmation"."reasons")));