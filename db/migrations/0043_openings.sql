CREATE TABLE "money"."lot" (
	"opening_id" uuid NOT NULL,
	"ticket" uuid NOT NULL,
	"lot" integer NOT NULL,
	CONSTRAINT "lot_opening_id_lot_pk" PRIMARY KEY("opening_id","lot")
);
--> statement-breakpoint
CREATE TABLE "money"."reminder" (
	"opening_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"told_for" timestamp with time zone,
	"told_at" timestamp with time zone,
	CONSTRAINT "reminder_opening_id_owner_pk" PRIMARY KEY("opening_id","owner")
);
--> statement-breakpoint
CREATE TABLE "money"."turn" (
	"opening_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"ticket" uuid DEFAULT gen_random_uuid() NOT NULL,
	"no" bigint GENERATED ALWAYS AS IDENTITY (sequence name "money"."turn_no_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"rank" bigint,
	"state" text DEFAULT 'waiting' NOT NULL,
	"joined_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"until" timestamp with time zone,
	CONSTRAINT "turn_opening_id_owner_pk" PRIMARY KEY("opening_id","owner"),
	CONSTRAINT "turn_state" CHECK ("money"."turn"."state" in ('waiting', 'called', 'bought', 'missed')),
	CONSTRAINT "turn_until" CHECK (("money"."turn"."state" = 'waiting') = ("money"."turn"."until" is null))
);
--> statement-breakpoint
CREATE TABLE "shop"."opening" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"per_person" integer,
	"queued" boolean DEFAULT false NOT NULL,
	"commitment" text DEFAULT '' NOT NULL,
	"seed" text,
	"drawn_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "opening_per_person" CHECK ("shop"."opening"."per_person" between 1 and 99),
	CONSTRAINT "opening_queued" CHECK (not "shop"."opening"."queued" or "shop"."opening"."per_person" is not null),
	CONSTRAINT "opening_drawn" CHECK (("shop"."opening"."seed" is null) = ("shop"."opening"."drawn_at" is null))
);
--> statement-breakpoint
CREATE TABLE "shop"."opening_seed" (
	"opening_id" uuid PRIMARY KEY NOT NULL,
	"seed" char(64) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "shop"."opening" ADD CONSTRAINT "opening_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "shop"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."opening" ADD CONSTRAINT "opening_page_id_page_id_fk" FOREIGN KEY ("page_id") REFERENCES "shop"."page"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop"."opening_seed" ADD CONSTRAINT "opening_seed_opening_id_opening_id_fk" FOREIGN KEY ("opening_id") REFERENCES "shop"."opening"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "lot_ticket" ON "money"."lot" USING btree ("opening_id","ticket");--> statement-breakpoint
CREATE INDEX "reminder_owner" ON "money"."reminder" USING btree ("owner");--> statement-breakpoint
CREATE INDEX "turn_waiting" ON "money"."turn" USING btree ("opening_id","rank") WHERE "money"."turn"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "turn_called" ON "money"."turn" USING btree ("opening_id") WHERE "money"."turn"."state" = 'called';--> statement-breakpoint
CREATE INDEX "turn_owner" ON "money"."turn" USING btree ("owner");--> statement-breakpoint
CREATE UNIQUE INDEX "opening_product" ON "shop"."opening" USING btree ("product_id");