CREATE TABLE "shop"."file_upload" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"variant_id" uuid,
	"file_id" uuid,
	"name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"received" bigint DEFAULT 0 NOT NULL,
	"key" text NOT NULL,
	"touched_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "file_upload_name" CHECK (length("shop"."file_upload"."name") between 1 and 200),
	CONSTRAINT "file_upload_bytes" CHECK ("shop"."file_upload"."bytes" between 1 and 524288000),
	CONSTRAINT "file_upload_received" CHECK ("shop"."file_upload"."received" between 0 and "shop"."file_upload"."bytes")
);
--> statement-breakpoint
CREATE TABLE "shop"."file_waste" (
	"key" text PRIMARY KEY NOT NULL,
	"after" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shop"."product_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"variant_id" uuid,
	"name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"key" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"renewed_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	CONSTRAINT "product_file_name" CHECK (length("shop"."product_file"."name") between 1 and 200),
	CONSTRAINT "product_file_bytes" CHECK ("shop"."product_file"."bytes" between 1 and 524288000),
	CONSTRAINT "product_file_key" CHECK ("shop"."product_file"."key" ~ '^[0-9a-f]{40}$')
);
--> statement-breakpoint
ALTER TABLE "money"."order" ADD COLUMN "withdrawal_given_up_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "money"."order_line" ADD COLUMN "as_files" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."product" ADD COLUMN "as_files" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."file_upload" ADD CONSTRAINT "file_upload_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."file_upload" ADD CONSTRAINT "file_upload_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."file_upload" ADD CONSTRAINT "file_upload_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "shop"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."file_upload" ADD CONSTRAINT "file_upload_file_id_product_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "shop"."product_file"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."product_file" ADD CONSTRAINT "product_file_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."product_file" ADD CONSTRAINT "product_file_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."product_file" ADD CONSTRAINT "product_file_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "shop"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_upload_product" ON "shop"."file_upload" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "file_upload_touched" ON "shop"."file_upload" USING btree ("touched_at");--> statement-breakpoint
CREATE INDEX "product_file_product" ON "shop"."product_file" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "product_file_variant" ON "shop"."product_file" USING btree ("variant_id") WHERE "shop"."product_file"."variant_id" is not null;