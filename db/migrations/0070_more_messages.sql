ALTER TABLE "social"."talk_photo" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "social"."talk_photo" CASCADE;--> statement-breakpoint
ALTER TABLE "social"."talk_message" DROP CONSTRAINT "talk_message_kind";--> statement-breakpoint
ALTER TABLE "social"."talk_message" DROP CONSTRAINT "talk_message_brings";--> statement-breakpoint
ALTER TABLE "social"."talk_message" DROP COLUMN "order_talk";--> statement-breakpoint
ALTER TABLE "social"."talk_message" ADD CONSTRAINT "talk_message_kind" CHECK ("social"."talk_message"."kind" in ('words', 'product', 'pay'));--> statement-breakpoint
ALTER TABLE "social"."talk_message" ADD CONSTRAINT "talk_message_brings" CHECK (case when "social"."talk_message"."removed_at" is not null
        then "social"."talk_message"."words" is null and "social"."talk_message"."product_id" is null and "social"."talk_message"."variant_id" is null
        else ("social"."talk_message"."kind" <> 'words' or "social"."talk_message"."words" is not null)
          and ("social"."talk_message"."kind" in ('product', 'pay')) = ("social"."talk_message"."product_id" is not null)
          and ("social"."talk_message"."kind" = 'pay') = ("social"."talk_message"."variant_id" is not null) end);