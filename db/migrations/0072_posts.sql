CREATE TABLE "shop"."post_tag" (
	"post_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"x" smallint NOT NULL,
	"y" smallint NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "post_tag_post_id_media_id_product_id_pk" PRIMARY KEY("post_id","media_id","product_id"),
	CONSTRAINT "post_tag_on_picture" CHECK ("shop"."post_tag"."x" between 0 and 100 and "shop"."post_tag"."y" between 0 and 100),
	CONSTRAINT "post_tag_position" CHECK ("shop"."post_tag"."position" between 0 and 9)
);
--> statement-breakpoint
ALTER TABLE "shop"."post" ALTER COLUMN "published_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."post" ADD COLUMN "changed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."post_tag" ADD CONSTRAINT "post_tag_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."post_tag" ADD CONSTRAINT "post_tag_picture" FOREIGN KEY ("post_id","media_id") REFERENCES "shop"."post_media"("post_id","media_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "post_tag_place" ON "shop"."post_tag" USING btree ("post_id","media_id","position");--> statement-breakpoint
CREATE INDEX "post_tag_product" ON "shop"."post_tag" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "post_drafts" ON "shop"."post" USING btree ("page_id","changed_at") WHERE "shop"."post"."published_at" is null;