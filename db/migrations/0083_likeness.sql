CREATE TABLE "shop"."removed_picture" (
	"decision_id" uuid NOT NULL,
	"key" text NOT NULL,
	"likeness" bigint NOT NULL,
	CONSTRAINT "removed_picture_decision_id_key_pk" PRIMARY KEY("decision_id","key")
);
--> statement-breakpoint
ALTER TABLE "identity"."flag" DROP CONSTRAINT "flag_reason";--> statement-breakpoint
ALTER TABLE "shop"."media" ADD COLUMN "likeness" bigint;--> statement-breakpoint
ALTER TABLE "shop"."review_photo" ADD COLUMN "likeness" bigint;--> statement-breakpoint
CREATE INDEX "talk_report_at" ON "social"."talk_report" USING btree ("at");--> statement-breakpoint
ALTER TABLE "identity"."flag" ADD CONSTRAINT "flag_reason" CHECK ("identity"."flag"."reason" in ('imitation', 'lookalike', 'link', 'burst', 'picture', 'removed_picture'));