-- What may be done where: rules that are added and never changed, the question everybody asks, and the two operators by whom a
-- rule comes to be. A market of a page (22-markets.sql) is another thing.

revoke all on markets.rule, markets.draw_key from {{identity}}, {{shop}}, {{money}}, {{social}};
revoke all on identity.proposal, identity.market_invite, identity.market_wait from {{shop}}, {{money}}, {{social}};
grant select on markets.rule to {{identity}}, {{shop}}, {{money}}, {{social}};
revoke insert, update, delete, truncate on identity.proposal from {{identity}};
grant select on identity.proposal to {{identity}};
grant select, insert, update, delete on identity.market_invite to {{identity}};
grant select, insert, update, delete on identity.market_wait to {{identity}};

create or replace function markets.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'a rule is added, never changed' using errcode = '42501';
end $$;
revoke all on function markets.refuse_change() from public;
create or replace trigger rule_append_only before update or delete on markets.rule
  for each row execute function markets.refuse_change();
create or replace trigger rule_no_truncate before truncate on markets.rule
  for each statement execute function markets.refuse_change();

-- The rule in force of each country and capability, and since when its state is what it is.
create or replace view markets.market with (security_invoker = true) as
  select distinct on (r.country, r.capability) r.country, r.capability, r.state, r.percent, r.provider, r.methods, r.currency,
    r.least_minor, r.most_minor, r.law_en, r.law_ar, r.reason, r.seq, r.change_id,
    (select min(s.effective_from) from markets.rule s
      where s.country = r.country and s.capability = r.capability and s.state = r.state and s.effective_from <= r.effective_from
        and not exists (select from markets.rule o
          where o.country = r.country and o.capability = r.capability and o.state <> r.state
            and (o.effective_from, o.seq) > (s.effective_from, s.seq) and (o.effective_from, o.seq) < (r.effective_from, r.seq))) as since
  from markets.rule r
  where r.effective_from <= now()
  order by r.country, r.capability, r.effective_from desc, r.seq desc;
grant select on markets.market to {{identity}}, {{shop}}, {{money}}, {{social}};

insert into markets.draw_key (id, key) values (1, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())))
  on conflict do nothing;

-- Where a person stands among a hundred for a capability, 0 to 99: always the same, so that whoever is in stays in while the percent
-- grows, and known to nobody beforehand.
create or replace function markets.place_of(p_person uuid, p_capability text) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select mod(('x' || substr(encode(sha256(k.key || convert_to(p_capability || ' ' || p_person, 'UTF8')), 'hex'), 1, 8))::bit(32)::bigint, 100)::int
  from markets.draw_key k
$$;
revoke all on function markets.place_of(uuid, text) from public;

-- Whether somebody may do something in a country now. `p_open` are the states in which everybody may in this process's mode; a guest
-- (null) is nobody who was let in.
create or replace function markets.lets(p_country text, p_capability text, p_person uuid, p_open text[]) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((
    select k.state = any (p_open) or p_person is not null and k.state in ('invited', 'percent') and (
      exists (select from identity.market_invite i where i.country = p_country and i.capability = p_capability and i.person_id = p_person)
      or k.state = 'percent' and markets.place_of(p_person, p_capability) < k.percent)
    from markets.market k where k.country = p_country and k.capability = p_capability), false)
$$;
-- The countries in which she may, by code.
create or replace function markets.countries_for(p_capability text, p_person uuid, p_open text[]) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(k.country order by k.country), '{}') from markets.market k
  where k.capability = p_capability
    and (k.state = any (p_open) or k.state in ('invited', 'percent') and markets.lets(k.country, p_capability, p_person, p_open))
$$;
-- Whether a page may do something from its country: where not everybody may, one of its owners has to be let in.
create or replace function markets.page_may(p_page uuid, p_country text, p_capability text, p_open text[]) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from markets.market k where k.country = p_country and k.capability = p_capability and (
    k.state = any (p_open) or k.state in ('invited', 'percent') and exists (
      select from shop.page_member m where m.page_id = p_page and 'owner' = any (m.roles)
        and markets.lets(p_country, p_capability, m.person_id, p_open))))
$$;
-- The person behind the key of an actor; null for a guest and for the system.
create or replace function markets.person_of(p_actor text) returns uuid
language sql immutable parallel safe as $$
  select case when p_actor like 'person:%' then substr(p_actor, 8)::uuid end
$$;
revoke all on function markets.lets(text, text, uuid, text[]), markets.countries_for(text, uuid, text[]),
  markets.page_may(uuid, text, text, text[]) from public;
grant execute on function markets.lets(text, text, uuid, text[]), markets.countries_for(text, uuid, text[])
  to {{identity}}, {{shop}}, {{money}}, {{social}};
grant execute on function markets.page_may(uuid, text, text, text[]) to {{shop}}, {{money}};

-- Why a payment is not one that the rule in force allows, whoever may pay at all: market_least, market_most (in other currencies by what they are worth
-- at the mid-market rate; where there is none, no least binds and every most does), market_method (it names methods, and not this one). Null
-- where it is, and where there is no rule.
-- `lib/markets/terms/model.ts` says the same before it is asked.
create or replace function markets.bar(p_country text, p_capability text, p_currency text, p_minor bigint, p_method text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when cardinality(k.methods) > 0 and not p_method = any (k.methods) then 'market_method'
    when p_minor * r.ruled < k.least_minor * r.paid then 'market_least'
    when coalesce(p_minor * r.ruled > k.most_minor * r.paid, num_nonnulls(p_minor, k.most_minor) = 2) then 'market_most' end
  from markets.market k
    -- Of one currency there is nothing to convert.
    cross join lateral (select case when k.currency = p_currency then 1 else markets.euro_minor(k.currency) end as ruled,
      case when k.currency = p_currency then 1 else markets.euro_minor(p_currency) end as paid) r
  where k.country = p_country and k.capability = p_capability
$$;
-- The terms of a capability by country, of countries whose rule has any: {country: {methods, currency, least, most}}, amounts as text.
create or replace function markets.terms_of(p_capability text) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_object_agg(k.country, jsonb_build_object('methods', k.methods, 'currency', k.currency,
    'least', k.least_minor::text, 'most', k.most_minor::text)), '{}')
  from markets.market k where k.capability = p_capability and (k.methods <> '{}' or num_nonnulls(k.least_minor, k.most_minor) > 0)
$$;
-- By what an attempt pays, as rules name it: null in shares, of which each is asked by itself.
create or replace function markets.method_of(p_attempt jsonb) returns text
language sql immutable parallel safe as $$
  select case when p_attempt->>'provider' in ('paypal', 'door') then p_attempt->>'provider' when p_attempt->>'provider' = 'split' then null
    when (p_attempt->>'delayed')::boolean then 'bank' else 'card' end
$$;

-- The first market.
insert into markets.rule (country, capability, state, provider, methods, currency)
select 'US', one.capability, 'open', 'stripe', case one.capability when 'buy' then array['card', 'bank', 'paypal', 'door']
    when 'button' then array['card', 'paypal'] when 'sell' then '{}' when 'receive' then array['bank'] else array['card', 'paypal'] end, 'USD'
from unnest(array['buy', 'sell', 'split', 'send', 'receive', 'donate', 'button']) one(capability)
where not exists (select from markets.rule r where r.country = 'US' and r.capability = one.capability);

-- The last row written of each of these capabilities, so that a proposal made before another change is not carried out after it.
create or replace function markets.standing(p_country text, p_capabilities jsonb) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_object_agg(one.capability, (select coalesce(max(r.seq), 0) from markets.rule r
    where r.country = p_country and r.capability = one.capability)), '{}')
  from jsonb_array_elements_text(p_capabilities) one(capability)
$$;
revoke all on function markets.standing(text, jsonb) from public;

-- Carries a change of a country out: the same rule for each of its capabilities. Codes: done, changed_since.
create or replace function markets.carry_out(p identity.proposal) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v constant jsonb := p.payload;
  v_from constant timestamptz := greatest(coalesce((v ->> 'from')::timestamptz, now()), now());
  v_one text;
begin
  perform pg_advisory_xact_lock(hashtextextended('market ' || p.subject, 0));
  if markets.standing(p.subject, v -> 'capabilities') is distinct from v -> 'was' then return 'changed_since'; end if;
  for v_one in select jsonb_array_elements_text(v -> 'capabilities') loop
    insert into markets.rule (country, capability, state, percent, provider, methods, currency, least_minor, most_minor,
      law_en, law_ar, reason, effective_from, change_id)
    values (p.subject, v_one, v ->> 'state', (v ->> 'percent')::smallint, v ->> 'provider',
      array(select jsonb_array_elements_text(v -> 'methods')), v ->> 'currency', (v ->> 'leastMinor')::bigint,
      (v ->> 'mostMinor')::bigint, v ->> 'lawEn', v ->> 'lawAr', v ->> 'reason', v_from, p.id);
    -- Whoever waits is told once the minute is over in which it can be taken back by one press.
    if v ->> 'state' in ('open', 'demonstration') then
      perform queue.enqueue('identity', 'identity:tell-opened', json_build_object('country', p.subject, 'capability', v_one),
        v_from + interval '65 seconds', concat_ws(':', 'opened', p.subject, v_one, p.id));
    end if;
  end loop;
  return 'done';
end $$;

-- Takes a change back: the rules from before it are written again, from the moment on at which its own began or would have. Codes: done, changed_since.
create or replace function markets.take_back(p identity.proposal) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r markets.rule;
  o markets.rule;
begin
  perform pg_advisory_xact_lock(hashtextextended('market ' || p.subject, 0));
  -- All of them or none: a part that was changed since by others leaves the rest as it is too.
  if exists (select from markets.rule c join markets.rule n on n.country = c.country and n.capability = c.capability and n.seq > c.seq
      where c.change_id = p.id) then
    return 'changed_since';
  end if;
  for r in select * from markets.rule where change_id = p.id order by seq loop
    select * into o from markets.rule b
    where b.country = r.country and b.capability = r.capability and b.seq < r.seq and b.effective_from <= r.effective_from
    order by b.effective_from desc, b.seq desc limit 1;
    insert into markets.rule (country, capability, state, percent, provider, methods, currency, least_minor, most_minor,
      law_en, law_ar, reason, effective_from, change_id)
    values (r.country, r.capability, coalesce(o.state, 'closed'), o.percent, o.provider, coalesce(o.methods, '{}'), o.currency,
      o.least_minor, o.most_minor, coalesce(o.law_en, ''), coalesce(o.law_ar, ''),
      case when o.state is null then 'not_yet' else o.reason end, greatest(r.effective_from, clock_timestamp()), p.id);
    -- Who asked while it was closed is told, as after any other opening.
    if o.state in ('open', 'demonstration') then
      perform queue.enqueue('identity', 'identity:tell-opened', json_build_object('country', r.country, 'capability', r.capability),
        greatest(r.effective_from, clock_timestamp()), concat_ws(':', 'opened-again', r.country, r.capability, p.id));
    end if;
  end loop;
  return 'done';
end $$;
revoke all on function markets.carry_out(identity.proposal), markets.take_back(identity.proposal) from public;
drop function if exists markets.set_market(text, text, text, text);

-- Tells the people who waited that something opened, and forgets that they did. Visitors, who left an address, are the caller's to write to.
create or replace function identity.tell_opened(p_country text, p_capability text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_person uuid;
begin
  for v_person in delete from identity.market_wait w
    where w.country = p_country and w.capability = p_capability and w.person_id is not null returning w.person_id loop
    insert into social.notice (person_id, kind, subject_kind, subject_id)
    values (v_person, 'country_opened', 'country', md5(p_country || ' ' || p_capability)::uuid)
    on conflict (person_id, kind, subject_kind, subject_id, coalesce(by_id, '00000000-0000-0000-0000-000000000000'))
      do update set at = now(), seen_at = null;
    perform social.tell_live('person:' || v_person);
  end loop;
end $$;
revoke all on function identity.tell_opened(text, text) from public;
grant execute on function identity.tell_opened(text, text) to {{identity}};
