CREATE TABLE "shop"."import_video" (
	"page_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"source_hash" char(64) NOT NULL,
	"sent_hash" char(64) NOT NULL,
	"video_id" uuid NOT NULL,
	"import_id" uuid,
	CONSTRAINT "import_video_product_id_source_hash_pk" PRIMARY KEY("product_id","source_hash")
);
--> statement-breakpoint
ALTER TABLE "shop"."import_item" ADD COLUMN "filmed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."import_video" ADD CONSTRAINT "import_video_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."import_video" ADD CONSTRAINT "import_video_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."import_video" ADD CONSTRAINT "import_video_video_id_video_id_fk" FOREIGN KEY ("video_id") REFERENCES "shop"."video"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."import_video" ADD CONSTRAINT "import_video_import_id_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "shop"."import"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_video_page" ON "shop"."import_video" USING btree ("page_id");--> statement-breakpoint
CREATE INDEX "import_video_video" ON "shop"."import_video" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "import_video_import" ON "shop"."import_video" USING btree ("import_id","product_id") WHERE "shop"."import_video"."import_id" is not null;--> statement-breakpoint
CREATE INDEX "import_item_films" ON "shop"."import_item" USING btree ("import_id","no") WHERE not "shop"."import_item"."filmed" and "shop"."import_item"."read" -> 'videos' is not null;