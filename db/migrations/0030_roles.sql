-- Everybody who had a page until now owned it, and who was asked was asked to own it.
ALTER TABLE "shop"."page_member" DROP CONSTRAINT "page_member_role";--> statement-breakpoint
ALTER TABLE "shop"."page_invite" ADD COLUMN "roles" text[] DEFAULT '{owner}' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."page_invite" ALTER COLUMN "roles" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "shop"."page_member" ADD COLUMN "roles" text[] DEFAULT '{owner}' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."page_member" ALTER COLUMN "roles" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "shop"."page_member" ADD COLUMN "given_by" uuid;--> statement-breakpoint
ALTER TABLE "shop"."page_member" ADD COLUMN "given_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
UPDATE "shop"."page_member" SET "given_at" = "created_at";--> statement-breakpoint
ALTER TABLE "shop"."page_member" DROP COLUMN "role";--> statement-breakpoint
ALTER TABLE "shop"."page_invite" ADD CONSTRAINT "page_invite_roles" CHECK ("shop"."page_invite"."roles" <@ '{owner,catalog,orders,money,read_only}'::text[] and cardinality("shop"."page_invite"."roles") > 0);--> statement-breakpoint
ALTER TABLE "shop"."page_member" ADD CONSTRAINT "page_member_roles" CHECK ("shop"."page_member"."roles" <@ '{owner,catalog,orders,money,read_only}'::text[] and cardinality("shop"."page_member"."roles") > 0);