CREATE TABLE "social"."profile_choice" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"shows_pages" boolean DEFAULT false NOT NULL,
	"shows_people" boolean DEFAULT false NOT NULL,
	"shows_followers" boolean DEFAULT false NOT NULL,
	"shows_friends" boolean DEFAULT false NOT NULL,
	"found_by_name" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "social"."report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"by_id" uuid NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_words" CHECK (length("social"."report"."words") <= 500)
);
--> statement-breakpoint
ALTER TABLE "identity"."friendship" ADD COLUMN "refused_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "report_once" ON "social"."report" USING btree ("by_id","subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "report_subject" ON "social"."report" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "report_at" ON "social"."report" USING btree ("at");--> statement-breakpoint
ALTER TABLE "identity"."friendship" ADD CONSTRAINT "friendship_answer" CHECK ("identity"."friendship"."accepted_at" is null or "identity"."friendship"."refused_at" is null);