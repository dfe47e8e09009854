CREATE TABLE "social"."offer_change" (
	"no" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "social"."offer_change_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"product_id" uuid NOT NULL,
	"due_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "offer_change_due" ON "social"."offer_change" USING btree ("due_at","no");--> statement-breakpoint
CREATE INDEX "offer_change_product" ON "social"."offer_change" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "notice_unseen" ON "social"."notice" USING btree ("person_id","kind","by_id") WHERE "social"."notice"."seen_at" is null;