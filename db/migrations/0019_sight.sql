CREATE TABLE "shop"."embedder" (
	"id" text PRIMARY KEY NOT NULL,
	"dimensions" integer NOT NULL,
	"state" text DEFAULT 'building' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "embedder_state" CHECK ("shop"."embedder"."state" in ('current', 'building', 'retired')),
	CONSTRAINT "embedder_dimensions" CHECK ("shop"."embedder"."dimensions" between 16 and 4096)
);
--> statement-breakpoint
CREATE TABLE "shop"."picture_code" (
	"embedder" text NOT NULL,
	"media_id" uuid NOT NULL,
	"code" bit(512) NOT NULL,
	CONSTRAINT "picture_code_embedder_media_id_pk" PRIMARY KEY("embedder","media_id")
);
--> statement-breakpoint
CREATE TABLE "shop"."picture_facts" (
	"media_id" uuid PRIMARY KEY NOT NULL,
	"palette" jsonb,
	"words" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shop"."picture_vector" (
	"embedder" text NOT NULL,
	"media_id" uuid NOT NULL,
	"vector" "bytea" NOT NULL,
	CONSTRAINT "picture_vector_embedder_media_id_pk" PRIMARY KEY("embedder","media_id")
);
--> statement-breakpoint
ALTER TABLE "shop"."picture_code" ADD CONSTRAINT "picture_code_embedder_embedder_id_fk" FOREIGN KEY ("embedder") REFERENCES "shop"."embedder"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."picture_code" ADD CONSTRAINT "picture_code_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "shop"."media"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."picture_facts" ADD CONSTRAINT "picture_facts_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "shop"."media"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "embedder_current" ON "shop"."embedder" USING btree ("state") WHERE "shop"."embedder"."state" = 'current';