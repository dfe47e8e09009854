ALTER TABLE "shop"."page" ADD COLUMN "return_days" integer;--> statement-breakpoint
ALTER TABLE "shop"."page" ADD COLUMN "return_paid_by" text DEFAULT 'buyer' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."page" ADD COLUMN "return_ways" text[] DEFAULT '{mail}' NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."page" ADD COLUMN "restocking_basis_points" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."page" ADD CONSTRAINT "page_return_days" CHECK ("shop"."page"."return_days" between 0 and 365);--> statement-breakpoint
ALTER TABLE "shop"."page" ADD CONSTRAINT "page_return_paid_by" CHECK ("shop"."page"."return_paid_by" in ('buyer', 'shop'));--> statement-breakpoint
ALTER TABLE "shop"."page" ADD CONSTRAINT "page_return_ways" CHECK ("shop"."page"."return_ways" <@ '{mail,shop}' and cardinality("shop"."page"."return_ways") between 1 and 2);--> statement-breakpoint
ALTER TABLE "shop"."page" ADD CONSTRAINT "page_restocking" CHECK ("shop"."page"."restocking_basis_points" between 0 and 5000);