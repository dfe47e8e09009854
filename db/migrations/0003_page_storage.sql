CREATE TABLE "shop"."page_storage" (
	"page_id" uuid PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL,
	CONSTRAINT "page_storage_room" CHECK ("shop"."page_storage"."bytes" between 0 and 2147483648)
);
--> statement-breakpoint
ALTER TABLE "shop"."media" ADD COLUMN "bytes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."media" ADD COLUMN "in_orders" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."page_storage" ADD CONSTRAINT "page_storage_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_media_media" ON "shop"."post_media" USING btree ("media_id");--> statement-breakpoint
CREATE INDEX "reservation_variant" ON "shop"."reservation" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "variant_media" ON "shop"."variant" USING btree ("media_id") WHERE "shop"."variant"."media_id" is not null;