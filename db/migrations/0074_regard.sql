ALTER TABLE "social"."feed_choice" ADD COLUMN "looks_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "social"."share" ADD COLUMN "sealed_note" text;--> statement-breakpoint
ALTER TABLE "social"."share" ADD COLUMN "comments" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "share_unsealed" ON "social"."share" USING btree ("id") WHERE "social"."share"."note" <> '';--> statement-breakpoint
ALTER TABLE "social"."share" ADD CONSTRAINT "share_sealed" CHECK ("social"."share"."sealed_note" is null or "social"."share"."note" = '');