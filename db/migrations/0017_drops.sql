CREATE TABLE "shop"."unit" (
	"variant_id" uuid NOT NULL,
	"no" bigint GENERATED ALWAYS AS IDENTITY (sequence name "shop"."unit_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "unit_variant_id_no_pk" PRIMARY KEY("variant_id","no")
);
--> statement-breakpoint
ALTER TABLE "shop"."variant" ADD COLUMN "drop" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shop"."unit" ADD CONSTRAINT "unit_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "shop"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "variant_drops" ON "shop"."variant" USING btree ("id") WHERE "shop"."variant"."drop";