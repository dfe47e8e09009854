CREATE TABLE "shop"."design" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"document" jsonb NOT NULL,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "design_limits" CHECK (jsonb_typeof("shop"."design"."document") = 'object' and octet_length("shop"."design"."document"::text) <= 40000
        and jsonb_typeof("shop"."design"."document" -> 'sections') = 'array' and jsonb_array_length("shop"."design"."document" -> 'sections') <= 12)
);
--> statement-breakpoint
ALTER TABLE "shop"."design" ADD CONSTRAINT "design_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "design_draft" ON "shop"."design" USING btree ("page_id") WHERE "shop"."design"."published_at" is null;--> statement-breakpoint
CREATE INDEX "design_page" ON "shop"."design" USING btree ("page_id","published_at");