CREATE TABLE "money"."pay_trouble" (
	"site_id" uuid NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"origin" text NOT NULL,
	"count" integer NOT NULL,
	"last_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "pay_trouble_site_id_day_kind_origin_pk" PRIMARY KEY("site_id","day","kind","origin"),
	CONSTRAINT "pay_trouble_kind" CHECK ("money"."pay_trouble"."kind" in ('foreign_origin', 'return_unknown', 'coop', 'csp_frame', 'popup_blocked', 'create_failed', 'complete_failed', 'code_wrong', 'code_late', 'verifier_wrong')),
	CONSTRAINT "pay_trouble_count" CHECK ("money"."pay_trouble"."count" between 1 and 1000000000 and length("money"."pay_trouble"."origin") <= 260)
);
--> statement-breakpoint
CREATE TABLE "money"."pay_use" (
	"site_id" uuid NOT NULL,
	"day" date NOT NULL,
	"origin" text NOT NULL,
	"seen" integer DEFAULT 0 NOT NULL,
	"tapped" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "pay_use_site_id_day_origin_pk" PRIMARY KEY("site_id","day","origin"),
	CONSTRAINT "pay_use_counts" CHECK ("money"."pay_use"."seen" between 0 and 1000000000 and "money"."pay_use"."tapped" between 0 and 1000000000 and length("money"."pay_use"."origin") <= 260)
);
--> statement-breakpoint
ALTER TABLE "money"."pay_order" ADD COLUMN "presented_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "money"."pay_trouble" ADD CONSTRAINT "pay_trouble_site_fk" FOREIGN KEY ("site_id") REFERENCES "money"."pay_site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."pay_use" ADD CONSTRAINT "pay_use_site_fk" FOREIGN KEY ("site_id") REFERENCES "money"."pay_site"("id") ON DELETE no action ON UPDATE no action;