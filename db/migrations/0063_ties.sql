CREATE TABLE "identity"."block" (
	"person_id" uuid NOT NULL,
	"blocked_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "block_person_id_blocked_id_pk" PRIMARY KEY("person_id","blocked_id"),
	CONSTRAINT "block_other" CHECK ("identity"."block"."person_id" <> "identity"."block"."blocked_id")
);
--> statement-breakpoint
CREATE TABLE "identity"."friendship" (
	"low_id" uuid NOT NULL,
	"high_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"accepted_at" timestamp with time zone,
	CONSTRAINT "friendship_low_id_high_id_pk" PRIMARY KEY("low_id","high_id"),
	CONSTRAINT "friendship_order" CHECK ("identity"."friendship"."low_id" < "identity"."friendship"."high_id"),
	CONSTRAINT "friendship_asked" CHECK ("identity"."friendship"."asked_by" in ("identity"."friendship"."low_id", "identity"."friendship"."high_id"))
);
--> statement-breakpoint
CREATE TABLE "social"."circle" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "circle_name_length" CHECK (length("social"."circle"."name") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "social"."circle_member" (
	"circle_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "circle_member_circle_id_person_id_pk" PRIMARY KEY("circle_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "social"."notice" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"by_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "social"."notice_off" (
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "notice_off_person_id_kind_pk" PRIMARY KEY("person_id","kind")
);
--> statement-breakpoint
CREATE TABLE "social"."page_mute" (
	"person_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	CONSTRAINT "page_mute_person_id_page_id_pk" PRIMARY KEY("person_id","page_id")
);
--> statement-breakpoint
CREATE TABLE "social"."person_mute" (
	"person_id" uuid NOT NULL,
	"muted_id" uuid NOT NULL,
	CONSTRAINT "person_mute_person_id_muted_id_pk" PRIMARY KEY("person_id","muted_id"),
	CONSTRAINT "person_mute_other" CHECK ("social"."person_mute"."person_id" <> "social"."person_mute"."muted_id")
);
--> statement-breakpoint
CREATE TABLE "social"."share" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"mark" uuid NOT NULL,
	"audience" text NOT NULL,
	"circle_id" uuid,
	"link_hash" char(64),
	"product_id" uuid,
	"item" text,
	"page_id" uuid,
	"note" text DEFAULT '' NOT NULL,
	"photo_key" text,
	"price" bigint,
	"currency" text,
	"month" date,
	"starts_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"openings" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "share_audience" CHECK ("social"."share"."audience" in ('people', 'circle', 'friends', 'link', 'public')),
	CONSTRAINT "share_circle" CHECK (("social"."share"."audience" = 'circle') = ("social"."share"."circle_id" is not null)),
	CONSTRAINT "share_note" CHECK (length("social"."share"."note") <= 500),
	CONSTRAINT "share_price" CHECK (("social"."share"."price" is null) = ("social"."share"."currency" is null)),
	CONSTRAINT "share_month" CHECK ("social"."share"."month" is null or extract(day from "social"."share"."month") = 1),
	CONSTRAINT "share_says" CHECK ("social"."share"."item" is not null or "social"."share"."page_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "social"."share_person" (
	"share_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"opened_at" timestamp with time zone,
	CONSTRAINT "share_person_share_id_person_id_pk" PRIMARY KEY("share_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "identity"."block" ADD CONSTRAINT "block_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."block" ADD CONSTRAINT "block_blocked_id_person_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."friendship" ADD CONSTRAINT "friendship_low_id_person_id_fk" FOREIGN KEY ("low_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."friendship" ADD CONSTRAINT "friendship_high_id_person_id_fk" FOREIGN KEY ("high_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social"."circle_member" ADD CONSTRAINT "circle_member_circle_id_circle_id_fk" FOREIGN KEY ("circle_id") REFERENCES "social"."circle"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social"."share" ADD CONSTRAINT "share_circle_id_circle_id_fk" FOREIGN KEY ("circle_id") REFERENCES "social"."circle"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social"."share_person" ADD CONSTRAINT "share_person_share_id_share_id_fk" FOREIGN KEY ("share_id") REFERENCES "social"."share"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "block_blocked" ON "identity"."block" USING btree ("blocked_id");--> statement-breakpoint
CREATE INDEX "friendship_high" ON "identity"."friendship" USING btree ("high_id");--> statement-breakpoint
CREATE UNIQUE INDEX "circle_name" ON "social"."circle" USING btree ("person_id",lower("name"));--> statement-breakpoint
CREATE INDEX "circle_member_person" ON "social"."circle_member" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_once" ON "social"."notice" USING btree ("person_id","kind","subject_kind","subject_id",coalesce("by_id", '00000000-0000-0000-0000-000000000000'));--> statement-breakpoint
CREATE INDEX "notice_person" ON "social"."notice" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "notice_subject" ON "social"."notice" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "notice_by" ON "social"."notice" USING btree ("by_id");--> statement-breakpoint
CREATE UNIQUE INDEX "share_mark" ON "social"."share" USING btree ("person_id","mark");--> statement-breakpoint
CREATE UNIQUE INDEX "share_link" ON "social"."share" USING btree ("link_hash") WHERE "social"."share"."link_hash" is not null;--> statement-breakpoint
CREATE INDEX "share_owner" ON "social"."share" USING btree ("person_id","starts_at");--> statement-breakpoint
CREATE INDEX "share_product" ON "social"."share" USING btree ("product_id","starts_at") WHERE "social"."share"."product_id" is not null;--> statement-breakpoint
CREATE INDEX "share_person_person" ON "social"."share_person" USING btree ("person_id");