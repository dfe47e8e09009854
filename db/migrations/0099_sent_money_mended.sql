ALTER TABLE "money"."transfer" ADD COLUMN "taken_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "money"."transfer" ADD COLUMN "resend_wished" boolean DEFAULT false NOT NULL;