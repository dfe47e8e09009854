CREATE TABLE "identity"."former_handle" (
	"person_id" uuid NOT NULL,
	"mark" char(64) NOT NULL,
	CONSTRAINT "former_handle_person_id_mark_pk" PRIMARY KEY("person_id","mark")
);
--> statement-breakpoint
CREATE TABLE "identity"."gone_person" (
	"mark" char(64) PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identity"."former_handle" ADD CONSTRAINT "former_handle_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;