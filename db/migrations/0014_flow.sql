ALTER TABLE "ledger"."entry" ADD COLUMN "part" text;--> statement-breakpoint
CREATE INDEX "txn_order" ON "ledger"."txn" USING btree (("meta" ->> 'order'));--> statement-breakpoint
ALTER TABLE "ledger"."entry" ADD CONSTRAINT "entry_part" CHECK ("ledger"."entry"."part" in ('goods', 'delivery', 'tax', 'discount'));