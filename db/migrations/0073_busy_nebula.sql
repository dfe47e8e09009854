CREATE TABLE "shop"."post_video" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"video_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "shop"."post_video" ADD CONSTRAINT "post_video_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "shop"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."post_video" ADD CONSTRAINT "post_video_video_id_video_id_fk" FOREIGN KEY ("video_id") REFERENCES "shop"."video"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "post_video_video" ON "shop"."post_video" USING btree ("video_id");