CREATE TABLE "social"."talk_report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"message_id" uuid NOT NULL,
	"talk_id" uuid NOT NULL,
	"side" text NOT NULL,
	"words" text,
	"kind" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "talk_report_side" CHECK ("social"."talk_report"."side" in ('a', 'b'))
);
--> statement-breakpoint
ALTER TABLE "social"."talk_report" ADD CONSTRAINT "talk_report_talk_id_talk_id_fk" FOREIGN KEY ("talk_id") REFERENCES "social"."talk"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "talk_report_once" ON "social"."talk_report" USING btree ("message_id","side");--> statement-breakpoint
CREATE INDEX "talk_report_talk" ON "social"."talk_report" USING btree ("talk_id");