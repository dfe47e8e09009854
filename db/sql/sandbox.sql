-- The payment sandbox keeps its own books in its own schema, makes its own tables there and sees nothing else.
create schema if not exists sandbox;
revoke all on schema sandbox from public;
grant usage, create on schema sandbox to {{sandbox}};
