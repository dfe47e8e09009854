CREATE TABLE "shop"."post_product" (
	"post_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "post_product_post_id_product_id_pk" PRIMARY KEY("post_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "shop"."found_by_picture" (
	"product_id" uuid NOT NULL,
	"day" date NOT NULL,
	"shown" integer DEFAULT 0 NOT NULL,
	"opened" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "found_by_picture_product_id_day_pk" PRIMARY KEY("product_id","day"),
	CONSTRAINT "found_by_picture_counts" CHECK ("shop"."found_by_picture"."shown" >= 0 and "shop"."found_by_picture"."opened" >= 0)
);
--> statement-breakpoint
ALTER TABLE "shop"."picture_facts" ADD COLUMN "fault" text;--> statement-breakpoint
ALTER TABLE "shop"."post_product" ADD CONSTRAINT "post_product_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "shop"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."post_product" ADD CONSTRAINT "post_product_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."found_by_picture" ADD CONSTRAINT "found_by_picture_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_product_product" ON "shop"."post_product" USING btree ("product_id");