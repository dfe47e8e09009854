CREATE TABLE "money"."expense" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"removed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "expense_of_group" UNIQUE("group_id","id"),
	CONSTRAINT "expense_version_is" CHECK ("money"."expense"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "money"."expense_group" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"currency" text NOT NULL,
	"turn" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "expense_group_sealed" CHECK (length("money"."expense_group"."sealed") <= 2000 and "money"."expense_group"."turn" >= 0)
);
--> statement-breakpoint
CREATE TABLE "money"."expense_part" (
	"expense_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"group_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"paid_minor" bigint NOT NULL,
	"borne_minor" bigint NOT NULL,
	"weight" bigint,
	"adjusted_minor" bigint NOT NULL,
	CONSTRAINT "expense_part_expense_id_version_member_id_pk" PRIMARY KEY("expense_id","version","member_id"),
	CONSTRAINT "expense_part_amounts" CHECK ("money"."expense_part"."paid_minor" >= 0 and "money"."expense_part"."borne_minor" >= 0 and "money"."expense_part"."adjusted_minor" >= 0 and coalesce("money"."expense_part"."weight", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "money"."expense_version" (
	"expense_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"group_id" uuid NOT NULL,
	"writer_id" uuid NOT NULL,
	"key" text NOT NULL,
	"removed" boolean DEFAULT false NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"way" text NOT NULL,
	"turn" integer NOT NULL,
	"day" date NOT NULL,
	"sealed" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "expense_version_expense_id_version_pk" PRIMARY KEY("expense_id","version"),
	CONSTRAINT "expense_version_of_group" UNIQUE("group_id","expense_id","version"),
	CONSTRAINT "expense_version_amount" CHECK ("money"."expense_version"."amount_minor" > 0),
	CONSTRAINT "expense_version_way" CHECK ("money"."expense_version"."way" in ('even', 'shares', 'percent', 'exact', 'items')),
	CONSTRAINT "expense_version_size" CHECK (length("money"."expense_version"."sealed") <= 20000 and length("money"."expense_version"."key") <= 64)
);
--> statement-breakpoint
CREATE TABLE "money"."group_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"owner" text,
	"sealed" text,
	"token_hash" text,
	"place" integer NOT NULL,
	"reminders_off" boolean DEFAULT false NOT NULL,
	"joined_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "group_member_of_group" UNIQUE("group_id","id"),
	CONSTRAINT "group_member_sealed" CHECK (length("money"."group_member"."sealed") <= 2000),
	CONSTRAINT "group_member_named" CHECK (("money"."group_member"."owner" is null) = ("money"."group_member"."sealed" is not null)),
	CONSTRAINT "group_member_link" CHECK ("money"."group_member"."token_hash" is null or "money"."group_member"."owner" is null)
);
--> statement-breakpoint
CREATE TABLE "money"."group_reminder" (
	"group_id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "group_reminder_group_id_from_id_to_id_pk" PRIMARY KEY("group_id","from_id","to_id")
);
--> statement-breakpoint
CREATE TABLE "money"."group_repayment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"teller_id" uuid NOT NULL,
	"way" text NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"state" text DEFAULT 'said' NOT NULL,
	"transfer_id" uuid,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "group_repayment_amount" CHECK ("money"."group_repayment"."amount_minor" > 0 and "money"."group_repayment"."from_id" <> "money"."group_repayment"."to_id"),
	CONSTRAINT "group_repayment_way" CHECK ("money"."group_repayment"."way" in ('otherwise', 'forgiven', 'transfer')),
	CONSTRAINT "group_repayment_transferred" CHECK (("money"."group_repayment"."way" = 'transfer') = ("money"."group_repayment"."transfer_id" is not null)),
	CONSTRAINT "group_repayment_state" CHECK ("money"."group_repayment"."state" in ('said', 'confirmed', 'denied', 'taken_back')),
	CONSTRAINT "group_repayment_answered" CHECK (("money"."group_repayment"."state" = 'said') = ("money"."group_repayment"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "money"."reminder_off" (
	"owner" text NOT NULL,
	"other" text NOT NULL,
	CONSTRAINT "reminder_off_owner_other_pk" PRIMARY KEY("owner","other")
);
--> statement-breakpoint
CREATE TABLE "money"."payment_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"asked" text NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"sealed" text NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"transfer_id" uuid,
	"talk_id" uuid,
	"mark" uuid DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"reminded_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "payment_request_between" CHECK ("money"."payment_request"."owner" <> "money"."payment_request"."asked" and "money"."payment_request"."amount_minor" > 0),
	CONSTRAINT "payment_request_size" CHECK (length("money"."payment_request"."sealed") <= 8000),
	CONSTRAINT "payment_request_state" CHECK ("money"."payment_request"."state" in ('requested', 'reminded', 'paid', 'declined', 'canceled', 'expired')),
	CONSTRAINT "payment_request_ended" CHECK (("money"."payment_request"."state" in ('requested', 'reminded')) = ("money"."payment_request"."ended_at" is null)),
	CONSTRAINT "payment_request_reminded" CHECK ("money"."payment_request"."state" <> 'reminded' or "money"."payment_request"."reminded_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "social"."talk_message" DROP CONSTRAINT "talk_message_kind";--> statement-breakpoint
ALTER TABLE "social"."talk_message" DROP CONSTRAINT "talk_message_brings";--> statement-breakpoint
ALTER TABLE "money"."expense" ADD CONSTRAINT "expense_group_id_expense_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "money"."expense_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."expense_part" ADD CONSTRAINT "expense_part_version_fk" FOREIGN KEY ("group_id","expense_id","version") REFERENCES "money"."expense_version"("group_id","expense_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."expense_part" ADD CONSTRAINT "expense_part_member_fk" FOREIGN KEY ("group_id","member_id") REFERENCES "money"."group_member"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."expense_version" ADD CONSTRAINT "expense_version_expense_fk" FOREIGN KEY ("group_id","expense_id") REFERENCES "money"."expense"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."expense_version" ADD CONSTRAINT "expense_version_writer_fk" FOREIGN KEY ("group_id","writer_id") REFERENCES "money"."group_member"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."group_member" ADD CONSTRAINT "group_member_group_id_expense_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "money"."expense_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."group_reminder" ADD CONSTRAINT "group_reminder_from_fk" FOREIGN KEY ("group_id","from_id") REFERENCES "money"."group_member"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."group_reminder" ADD CONSTRAINT "group_reminder_to_fk" FOREIGN KEY ("group_id","to_id") REFERENCES "money"."group_member"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."group_repayment" ADD CONSTRAINT "group_repayment_from_fk" FOREIGN KEY ("group_id","from_id") REFERENCES "money"."group_member"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."group_repayment" ADD CONSTRAINT "group_repayment_to_fk" FOREIGN KEY ("group_id","to_id") REFERENCES "money"."group_member"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."group_repayment" ADD CONSTRAINT "group_repayment_teller_fk" FOREIGN KEY ("group_id","teller_id") REFERENCES "money"."group_member"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "expense_part_group" ON "money"."expense_part" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "expense_version_key" ON "money"."expense_version" USING btree ("group_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "group_member_place" ON "money"."group_member" USING btree ("group_id","place");--> statement-breakpoint
CREATE UNIQUE INDEX "group_member_token" ON "money"."group_member" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "group_member_owner" ON "money"."group_member" USING btree ("owner","group_id") WHERE "money"."group_member"."left_at" is null;--> statement-breakpoint
CREATE INDEX "group_repayment_group" ON "money"."group_repayment" USING btree ("group_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "group_repayment_transfer" ON "money"."group_repayment" USING btree ("transfer_id");--> statement-breakpoint
CREATE INDEX "payment_request_owner" ON "money"."payment_request" USING btree ("owner","at");--> statement-breakpoint
CREATE INDEX "payment_request_asked" ON "money"."payment_request" USING btree ("asked","at");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_request_mark" ON "money"."payment_request" USING btree ("mark");--> statement-breakpoint
CREATE INDEX "payment_request_talk" ON "money"."payment_request" USING btree ("talk_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_request_transfer" ON "money"."payment_request" USING btree ("transfer_id");--> statement-breakpoint
ALTER TABLE "social"."talk_message" ADD CONSTRAINT "talk_message_kind" CHECK ("social"."talk_message"."kind" in ('words', 'product', 'pay', 'order', 'request'));--> statement-breakpoint
ALTER TABLE "social"."talk_message" ADD CONSTRAINT "talk_message_brings" CHECK (case when "social"."talk_message"."removed_at" is not null
        then "social"."talk_message"."words" is null and "social"."talk_message"."product_id" is null and "social"."talk_message"."variant_id" is null
          and "social"."talk_message"."order_mark" is null and "social"."talk_message"."photos" = 0
        else ("social"."talk_message"."kind" <> 'words' or "social"."talk_message"."words" is not null or "social"."talk_message"."photos" > 0)
          and ("social"."talk_message"."kind" in ('order', 'request')) = ("social"."talk_message"."order_mark" is not null)
          and ("social"."talk_message"."kind" <> 'order' or "social"."talk_message"."side" = 'a')
          and ("social"."talk_message"."kind" in ('product', 'pay')) = ("social"."talk_message"."product_id" is not null)
          and ("social"."talk_message"."kind" = 'pay') = ("social"."talk_message"."variant_id" is not null) end);