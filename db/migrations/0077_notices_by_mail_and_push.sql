CREATE TABLE "social"."digest" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"rhythm" text NOT NULL,
	"zone" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone,
	"stop_hash" char(64) NOT NULL,
	CONSTRAINT "digest_rhythm" CHECK ("social"."digest"."rhythm" in ('off', 'daily', 'weekly')),
	CONSTRAINT "digest_due_when_on" CHECK (("social"."digest"."rhythm" = 'off') = ("social"."digest"."due_at" is null))
);
--> statement-breakpoint
CREATE TABLE "social"."notice_way" (
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"way" text NOT NULL,
	CONSTRAINT "notice_way_person_id_kind_way_pk" PRIMARY KEY("person_id","kind","way"),
	CONSTRAINT "notice_way_known" CHECK ("social"."notice_way"."way" in ('mail', 'push'))
);
--> statement-breakpoint
CREATE TABLE "social"."push_subscription" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"mark" char(64) NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "social"."notice" ADD COLUMN "digested_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "digest_stop" ON "social"."digest" USING btree ("stop_hash");--> statement-breakpoint
CREATE INDEX "digest_due" ON "social"."digest" USING btree ("due_at") WHERE "social"."digest"."due_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "push_subscription_mark" ON "social"."push_subscription" USING btree ("mark");--> statement-breakpoint
CREATE INDEX "push_subscription_person" ON "social"."push_subscription" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "push_subscription_session" ON "social"."push_subscription" USING btree ("session_id");