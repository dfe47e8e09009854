-- Identity and markets: who may read and write what. Every ring reads profiles and markets and may append to the audit;
-- accounts, sessions and credentials belong to the identity login alone.

grant usage on schema identity to {{identity}}, {{shop}}, {{money}}, {{social}};
grant usage on schema markets to {{identity}}, {{shop}}, {{money}}, {{social}};

grant select on identity.profile to {{identity}}, {{shop}}, {{money}}, {{social}};
grant select, insert, update on identity.person, identity.profile to {{identity}};
grant select, insert, update, delete on identity.external_account, identity.mailed_token, identity.session, identity.passkey,
  identity.challenge, identity.rate_window, identity.own_copy, identity.provider_call to {{identity}};
grant select on identity.audit_event to {{identity}};

-- Signing in looks among all accounts that name an address; the sweep looks for what has ended.
create index if not exists person_email_lookup on identity.person (lower(email), created_at);
create index if not exists session_ends on identity.session (expires_at);
create index if not exists rate_window_start on identity.rate_window (window_start);

-- The audit is append-only for everybody, its owner included; rings append through one function and cannot choose the time.
create or replace function identity.refuse_change() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'the audit is append-only' using errcode = '42501';
end
$$;
create or replace trigger audit_append_only before update or delete on identity.audit_event
  for each row execute function identity.refuse_change();
create or replace trigger audit_no_truncate before truncate on identity.audit_event
  for each statement execute function identity.refuse_change();

create or replace function identity.audit(actor text, action text, subject text, detail jsonb default '{}') returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if action !~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)+$' or length(actor) > 120 or length(subject) > 120
     or octet_length(detail::text) > 2048 then
    raise exception 'an audit line is short and its action has the form noun.verb' using errcode = '22023';
  end if;
  insert into identity.audit_event (id, actor, action, subject, detail)
  values (gen_random_uuid(), audit.actor, audit.action, audit.subject, audit.detail);
end
$$;
revoke all on function identity.audit(text, text, text, jsonb), identity.refuse_change() from public;
grant execute on function identity.audit(text, text, text, jsonb) to {{identity}}, {{shop}}, {{money}}, {{social}};

-- Where to write to a person about her orders: for the money ring's mails, and nothing more than a mail needs. An unproven
-- address is answered too: it is what its owner typed, and the mail is about her own purchase.
create or replace function identity.contact(person_id uuid)
  returns table (email text, email_verified boolean, name text, locale text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select person.email, person.email_verified_at is not null, profile.name, person.locale
  from identity.person join identity.profile on profile.person_id = person.id
  where person.id = contact.person_id and person.state = 'active'
$$;
revoke all on function identity.contact(uuid) from public;
grant execute on function identity.contact(uuid) to {{money}};

-- Tells a person what became of a page she owns or owned. The rings that know it have her written to and do not learn her
-- address.
create or replace function identity.tell_owner(p_person uuid, p_page uuid, p_notice text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.enqueue('identity', 'identity:mail-owner',
    json_build_object('person', p_person, 'page', p_page, 'notice', p_notice), now(),
    concat_ws(':', 'owner', p_notice, p_page, p_person));
end
$$;
revoke all on function identity.tell_owner(uuid, uuid, text) from public;
grant execute on function identity.tell_owner(uuid, uuid, text) to {{shop}}, {{money}};
