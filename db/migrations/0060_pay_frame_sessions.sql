CREATE TABLE "money"."pay_frame_use" (
	"pay_order_id" uuid PRIMARY KEY NOT NULL,
	"frame_id" uuid NOT NULL,
	"total_minor" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pay_frame_use_total" CHECK ("money"."pay_frame_use"."total_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "money"."pay_frame" ADD COLUMN "session_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."pay_frame" ADD COLUMN "method_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "money"."pay_frame_use" ADD CONSTRAINT "pay_frame_use_pay_order_id_pay_order_id_fk" FOREIGN KEY ("pay_order_id") REFERENCES "money"."pay_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money"."pay_frame_use" ADD CONSTRAINT "pay_frame_use_frame_fk" FOREIGN KEY ("frame_id") REFERENCES "money"."pay_frame"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pay_frame_use_frame" ON "money"."pay_frame_use" USING btree ("frame_id","created_at");