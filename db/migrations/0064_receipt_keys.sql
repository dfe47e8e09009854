CREATE TABLE "money"."receipt_key" (
	"kid" text PRIMARY KEY NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"secret" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "receipt_key_public" CHECK (not "money"."receipt_key"."public_jwk" ? 'd')
);
--> statement-breakpoint
CREATE UNIQUE INDEX "receipt_key_current" ON "money"."receipt_key" USING btree (("retired_at" is null)) WHERE "money"."receipt_key"."retired_at" is null;