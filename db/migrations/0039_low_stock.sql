CREATE TABLE "shop"."low_stock" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"told" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "shop"."low_stock" ADD CONSTRAINT "low_stock_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "shop"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."low_stock" ADD CONSTRAINT "low_stock_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "low_stock_page" ON "shop"."low_stock" USING btree ("page_id");--> statement-breakpoint
CREATE INDEX "low_stock_untold" ON "shop"."low_stock" USING btree ("variant_id") WHERE not "shop"."low_stock"."told";
