ALTER TABLE "money"."address" ALTER COLUMN "name" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."address" ALTER COLUMN "line1" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."address" ALTER COLUMN "line2" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "money"."address" ALTER COLUMN "line2" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."address" ALTER COLUMN "city" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."address" ALTER COLUMN "region" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "money"."address" ALTER COLUMN "region" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."address" ALTER COLUMN "postal_code" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "money"."address" ALTER COLUMN "postal_code" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."address" ALTER COLUMN "country" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."address" ALTER COLUMN "phone" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "money"."address" ALTER COLUMN "phone" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."method" ALTER COLUMN "provider_method" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."method" ALTER COLUMN "brand" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."method" ALTER COLUMN "last4" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."method" ALTER COLUMN "exp_month" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."method" ALTER COLUMN "exp_year" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."address" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "money"."method" ADD COLUMN "sealed" text;--> statement-breakpoint
ALTER TABLE "money"."method" ADD COLUMN "provider_mark" text;--> statement-breakpoint
CREATE INDEX "attempt_token" ON "money"."attempt" USING btree ("id") WHERE "money"."attempt"."provider_method" not like 'm1.%';--> statement-breakpoint
CREATE INDEX "address_open" ON "money"."address" USING btree ("id") WHERE "money"."address"."name" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "method_mark_key" ON "money"."method" USING btree ("owner","provider_mark");--> statement-breakpoint
CREATE INDEX "method_open" ON "money"."method" USING btree ("id") WHERE "money"."method"."brand" is not null;