CREATE TABLE "money"."share_mark" (
	"line_id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"mark" uuid DEFAULT gen_random_uuid() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "money"."share_mark" ADD CONSTRAINT "share_mark_line_id_order_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "money"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "share_mark_mark" ON "money"."share_mark" USING btree ("mark");