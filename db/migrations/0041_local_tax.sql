CREATE TABLE "shop"."local_tax" (
	"area" text NOT NULL,
	"postal_code" text NOT NULL,
	"basis_points" numeric(7, 2) NOT NULL,
	"on_delivery" boolean NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "local_tax_area_postal_code_pk" PRIMARY KEY("area","postal_code"),
	CONSTRAINT "local_tax_area" CHECK ("shop"."local_tax"."area" ~ '^US-[A-Z]{2}$'),
	CONSTRAINT "local_tax_postal_code" CHECK ("shop"."local_tax"."postal_code" ~ '^[0-9]{5}$'),
	CONSTRAINT "local_tax_rate" CHECK ("shop"."local_tax"."basis_points" between 0 and 2500)
);
