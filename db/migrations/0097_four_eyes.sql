ALTER TABLE "identity"."proposal" ADD COLUMN "done_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."proposal" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "identity"."proposal" ADD CONSTRAINT "proposal_done" CHECK (num_nonnulls("identity"."proposal"."done_at", "identity"."proposal"."outcome") = case when "identity"."proposal"."done_at" is null then 0 else 2 end
        and ("identity"."proposal"."done_at" is null or "identity"."proposal"."state" = 'approved'));