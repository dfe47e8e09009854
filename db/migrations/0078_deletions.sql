CREATE TABLE "identity"."deletion" (
	"number" text PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"token_hash" char(64),
	"mail_mark" char(64),
	"closed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "deletion_names_nobody" CHECK (("identity"."deletion"."done_at" is null) = ("identity"."deletion"."person_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "identity"."deletion_count" (
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"rows" integer NOT NULL,
	CONSTRAINT "deletion_count_number_kind_pk" PRIMARY KEY("number","kind")
);
--> statement-breakpoint
CREATE TABLE "identity"."deletion_step" (
	"number" text NOT NULL,
	"step" text NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "deletion_step_number_step_pk" PRIMARY KEY("number","step"),
	CONSTRAINT "deletion_step_known" CHECK ("identity"."deletion_step"."step" in ('account', 'social', 'shop', 'money', 'traces'))
);
--> statement-breakpoint
CREATE TABLE "identity"."gone_handle" (
	"mark" char(64) PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identity"."deletion_count" ADD CONSTRAINT "deletion_count_number_deletion_number_fk" FOREIGN KEY ("number") REFERENCES "identity"."deletion"("number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."deletion_step" ADD CONSTRAINT "deletion_step_number_deletion_number_fk" FOREIGN KEY ("number") REFERENCES "identity"."deletion"("number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "deletion_person" ON "identity"."deletion" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deletion_token" ON "identity"."deletion" USING btree ("token_hash");