CREATE TABLE "shop"."bulk_edit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"products" integer NOT NULL,
	"undoes" uuid,
	"undone_at" timestamp with time zone,
	CONSTRAINT "bulk_edit_products" CHECK ("shop"."bulk_edit"."products" > 0)
);
--> statement-breakpoint
ALTER TABLE "shop"."product_change" ADD COLUMN "edit_id" uuid;--> statement-breakpoint
ALTER TABLE "shop"."bulk_edit" ADD CONSTRAINT "bulk_edit_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_edit_page" ON "shop"."bulk_edit" USING btree ("page_id","at");--> statement-breakpoint
CREATE INDEX "product_change_edit" ON "shop"."product_change" USING btree ("edit_id","no") WHERE "shop"."product_change"."edit_id" is not null;