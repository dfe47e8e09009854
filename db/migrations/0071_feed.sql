CREATE TABLE "social"."comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"answer_to" uuid,
	"key" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "comment_words" CHECK (length("social"."comment"."words") between 1 and 1000),
	CONSTRAINT "comment_subject_kind" CHECK ("social"."comment"."subject_kind" in ('post', 'share', 'recommendation', 'list'))
);
--> statement-breakpoint
CREATE TABLE "social"."feed_choice" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"mode" text DEFAULT 'newest' NOT NULL,
	"suggests" boolean DEFAULT true NOT NULL,
	"since" timestamp with time zone,
	"looked_at" timestamp with time zone,
	"looked_before" timestamp with time zone,
	CONSTRAINT "feed_choice_mode" CHECK ("social"."feed_choice"."mode" in ('for_you', 'newest'))
);
--> statement-breakpoint
CREATE TABLE "social"."feed_less" (
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feed_less_person_id_kind_subject_id_pk" PRIMARY KEY("person_id","kind","subject_id"),
	CONSTRAINT "feed_less_kind" CHECK ("social"."feed_less"."kind" in ('page', 'person', 'product'))
);
--> statement-breakpoint
CREATE TABLE "social"."liking" (
	"person_id" uuid NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "liking_subject_kind_subject_id_person_id_pk" PRIMARY KEY("subject_kind","subject_id","person_id"),
	CONSTRAINT "liking_subject" CHECK ("social"."liking"."subject_kind" in ('post', 'share', 'recommendation', 'list'))
);
--> statement-breakpoint
CREATE TABLE "social"."regard" (
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"likes" integer DEFAULT 0 NOT NULL,
	"comments" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "regard_subject_kind_subject_id_pk" PRIMARY KEY("subject_kind","subject_id"),
	CONSTRAINT "regard_numbers" CHECK ("social"."regard"."likes" >= 0 and "social"."regard"."comments" >= 0)
);
--> statement-breakpoint
CREATE TABLE "social"."list" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"audience" text DEFAULT 'me' NOT NULL,
	"link_hash" char(64),
	"notices" boolean DEFAULT false NOT NULL,
	"shown_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "list_kind" CHECK ("social"."list"."kind" in ('saved', 'wish', 'collection')),
	CONSTRAINT "list_audience" CHECK ("social"."list"."audience" in ('me', 'friends', 'link', 'public')),
	CONSTRAINT "list_saved_private" CHECK ("social"."list"."kind" <> 'saved' or "social"."list"."audience" = 'me'),
	CONSTRAINT "list_has_link" CHECK (("social"."list"."audience" = 'link') = ("social"."list"."link_hash" is not null)),
	CONSTRAINT "list_is_shown" CHECK (("social"."list"."audience" in ('friends', 'public')) = ("social"."list"."shown_at" is not null)),
	CONSTRAINT "list_name_length" CHECK (length("social"."list"."name") <= 80 and ("social"."list"."kind" = 'saved') = ("social"."list"."name" = '')),
	CONSTRAINT "list_note" CHECK (length("social"."list"."note") <= 500),
	CONSTRAINT "list_notices" CHECK (not "social"."list"."notices" or "social"."list"."kind" = 'wish')
);
--> statement-breakpoint
CREATE TABLE "social"."list_item" (
	"list_id" uuid NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"position" integer NOT NULL,
	"price_minor" bigint,
	"currency" text,
	"available" boolean DEFAULT true NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "list_item_list_id_subject_kind_subject_id_pk" PRIMARY KEY("list_id","subject_kind","subject_id"),
	CONSTRAINT "list_item_kind" CHECK ("social"."list_item"."subject_kind" in ('product', 'post')),
	CONSTRAINT "list_item_note" CHECK (length("social"."list_item"."note") <= 300),
	CONSTRAINT "list_item_price" CHECK (("social"."list_item"."price_minor" is null) = ("social"."list_item"."currency" is null))
);
--> statement-breakpoint
CREATE TABLE "social"."wish_told" (
	"person_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "wish_told_person_id_product_id_pk" PRIMARY KEY("person_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "social"."recommendation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recommendation_audience" CHECK ("social"."recommendation"."audience" in ('friends', 'public')),
	CONSTRAINT "recommendation_note" CHECK (length("social"."recommendation"."note") <= 500)
);
--> statement-breakpoint
ALTER TABLE "social"."comment" ADD CONSTRAINT "comment_answer_to_comment_id_fk" FOREIGN KEY ("answer_to") REFERENCES "social"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social"."list_item" ADD CONSTRAINT "list_item_list_id_list_id_fk" FOREIGN KEY ("list_id") REFERENCES "social"."list"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "comment_key" ON "social"."comment" USING btree ("person_id","key");--> statement-breakpoint
CREATE INDEX "comment_subject" ON "social"."comment" USING btree ("subject_kind","subject_id","at");--> statement-breakpoint
CREATE INDEX "comment_answer" ON "social"."comment" USING btree ("answer_to");--> statement-breakpoint
CREATE INDEX "liking_person" ON "social"."liking" USING btree ("person_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "list_saved" ON "social"."list" USING btree ("person_id") WHERE "social"."list"."kind" = 'saved';--> statement-breakpoint
CREATE UNIQUE INDEX "list_name" ON "social"."list" USING btree ("person_id",lower("name")) WHERE "social"."list"."kind" <> 'saved';--> statement-breakpoint
CREATE UNIQUE INDEX "list_link" ON "social"."list" USING btree ("link_hash") WHERE "social"."list"."link_hash" is not null;--> statement-breakpoint
CREATE INDEX "list_shown" ON "social"."list" USING btree ("person_id","shown_at") WHERE "social"."list"."shown_at" is not null;--> statement-breakpoint
CREATE INDEX "list_time" ON "social"."list" USING btree ("shown_at","id") WHERE "social"."list"."shown_at" is not null;--> statement-breakpoint
CREATE INDEX "list_item_subject" ON "social"."list_item" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recommendation_product" ON "social"."recommendation" USING btree ("product_id","person_id");--> statement-breakpoint
CREATE INDEX "recommendation_person" ON "social"."recommendation" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "recommendation_time" ON "social"."recommendation" USING btree ("at","id");