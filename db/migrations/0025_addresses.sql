CREATE TABLE "shop"."former_handle" (
	"handle" text PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"kept_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shop"."former_slug" (
	"page_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"product_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "former_slug_page_id_slug_pk" PRIMARY KEY("page_id","slug")
);
--> statement-breakpoint
ALTER TABLE "shop"."former_handle" ADD CONSTRAINT "former_handle_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."former_slug" ADD CONSTRAINT "former_slug_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."former_slug" ADD CONSTRAINT "former_slug_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_handle_page" ON "shop"."former_handle" USING btree ("page_id");--> statement-breakpoint
CREATE INDEX "former_slug_product" ON "shop"."former_slug" USING btree ("product_id");