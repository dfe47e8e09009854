CREATE TABLE "shop"."charity_choice" (
	"page_id" uuid PRIMARY KEY NOT NULL,
	"charity_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "shop"."charity_choice" ADD CONSTRAINT "charity_choice_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."charity_choice" ADD CONSTRAINT "charity_choice_charity_id_charity_page_id_fk" FOREIGN KEY ("charity_id") REFERENCES "shop"."charity"("page_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charity_choice_charity" ON "shop"."charity_choice" USING btree ("charity_id");