CREATE TABLE "money"."gift" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"page_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"choosable" boolean DEFAULT false NOT NULL,
	"region" text DEFAULT '' NOT NULL,
	"receiver_id" uuid,
	"token_hash" text,
	"note" text,
	"answer" text,
	"accepted_by" text,
	"receiver_hash" text,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "gift_state" CHECK ("money"."gift"."state" in ('waiting', 'accepted', 'declined', 'expired', 'taken_back')),
	CONSTRAINT "gift_ended" CHECK (("money"."gift"."state" = 'waiting') = ("money"."gift"."ended_at" is null)),
	CONSTRAINT "gift_received" CHECK (("money"."gift"."state" = 'accepted') = ("money"."gift"."receiver_hash" is not null)),
	CONSTRAINT "gift_words" CHECK (length("money"."gift"."note") <= 8000 and length("money"."gift"."answer") <= 8000 and length("money"."gift"."region") <= 100)
);
--> statement-breakpoint
CREATE TABLE "money"."gift_address" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"receiver" text,
	"ship_sealed" text NOT NULL,
	CONSTRAINT "gift_address_size" CHECK (length("money"."gift_address"."ship_sealed") <= 8000)
);
--> statement-breakpoint
ALTER TABLE "money"."gift" ADD CONSTRAINT "gift_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."gift_address" ADD CONSTRAINT "gift_address_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "money"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "gift_token" ON "money"."gift" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "gift_receiver_token" ON "money"."gift" USING btree ("receiver_hash");--> statement-breakpoint
CREATE INDEX "gift_receiver" ON "money"."gift" USING btree ("receiver_id");--> statement-breakpoint
CREATE INDEX "gift_accepted_by" ON "money"."gift" USING btree ("accepted_by");--> statement-breakpoint
CREATE INDEX "gift_due" ON "money"."gift" USING btree ("expires_at") WHERE "money"."gift"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "gift_back" ON "money"."gift" USING btree ("ended_at") WHERE "money"."gift"."state" in ('declined', 'expired', 'taken_back');--> statement-breakpoint
CREATE INDEX "gift_address_receiver" ON "money"."gift_address" USING btree ("receiver");