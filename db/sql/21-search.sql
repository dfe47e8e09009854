-- Search: words folded so that spelling variants meet, vectors kept by a trigger, and the way from typed text to a query.
-- Folding rests on normalize(), which is part of Postgres and immutable; unaccent is a dictionary file that an
-- administrator may change under an index.

-- Trigram operators are found wherever the extension lives: ours in schema shop, an administrator's perhaps elsewhere.
create extension if not exists pg_trgm schema shop;
select set_config('search_path', nspname::text, true)
from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm';

-- Lower case, accents and vowel marks dropped, one form of alef, ya, ta marbuta and hamza, no tatweel, ASCII digits, and
-- nothing but letters, digits and single spaces. NFKD comes first: it takes apart what the other steps drop.
create or replace function shop.fold(p_text text) returns text
language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
  select trim(regexp_replace(regexp_replace(translate(
    replace(replace(replace(regexp_replace(lower(normalize(p_text, NFKD)),
      '[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff''\u2019\u02bc`\u0621]', '', 'g'),
      U&'\00df', 'ss'), U&'\00e6', 'ae'), U&'\0153', 'oe'),
    U&'\0649\0629\0671\06cc\06a9\06c1\06be\06d5\06c0\06d2\00f8\0111\0142\0131\00f0\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06f0\06f1\06f2\06f3\06f4\06f5\06f6\06f7\06f8\06f9',
    U&'\064a\0647\0627\064a\0643\0647\0647\0647\0647\064a' || 'odlid' || '01234567890123456789'),
    '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u00d7\u00f7\u02b0-\u02ff\u060c\u061b\u061f\u066a-\u066d\u06d4\u2000-\u2bff\u3000-\u303f\ufd3e\ufd3f\ufe00-\ufe6f\uff00-\uff0f\ufff0-\uffff]+', ' ', 'g'),
    ' {2,}', ' ', 'g'))
$$;

-- Arabic words without article, joined prefixes and common endings, as long as three letters remain; other scripts stay.
create or replace function shop.light_stem(p_folded text) returns text
language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
  select regexp_replace(regexp_replace(p_folded,
    U&'(?<![^ ])(\0648\0627\0644|\0628\0627\0644|\0643\0627\0644|\0641\0627\0644|\0627\0644|\0644\0644)(?=[^ ]{3})', '', 'g'),
    U&'(?<=[^ ]{3})(\0627\062a|\064a\0646|\0648\0646|\064a\0647|\0647\0627|\0647|\064a)(?![^ ])', '', 'g')
$$;

-- Words of one weight: as written, and stemmed.
create or replace function shop.words_of(p_folded text, p_weight "char") returns tsvector
language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
  select setweight(to_tsvector('simple', p_folded) || to_tsvector('english', shop.light_stem(p_folded)), p_weight)
$$;

-- The tree of categories (lib/shop/taxonomy): each node with its shelf, what is above it, and the words people use for it and for
-- what is above it. Nodes that are no more leave their products on the shelf.
create table if not exists shop.category (key text primary key, words text not null);
alter table shop.category add column if not exists shelf text not null default '', add column if not exists parent text;
grant select on shop.category to {{shop}}, {{money}}, {{social}};
insert into shop.category (key, shelf, parent, words)
select key, shelf, parent, words from jsonb_to_recordset({{taxonomy}}::jsonb) as r(key text, shelf text, parent text, words text)
on conflict (key) do update set shelf = excluded.shelf, parent = excluded.parent, words = excluded.words
where (category.shelf, category.parent, category.words) is distinct from (excluded.shelf, excluded.parent, excluded.words);
delete from shop.category where key not in
  (select key from jsonb_to_recordset({{taxonomy}}::jsonb) as r(key text));

-- A product stands on the shelf of its place in the tree: who moves it in the tree moves it there, and who moves it to another
-- shelf takes it out of its place. Before the trigger that indexes it, by name.
create or replace function shop.place_product() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
  own text;
begin
  if new.subcategory = '' then return new; end if;
  select shelf into own from shop.category where key = new.subcategory and parent is not null;
  if own is null then
    raise exception 'no place % in the tree of categories', new.subcategory using errcode = '23514', constraint = 'product_subcategory_known';
  end if;
  if new.category = own then return new; end if;
  if tg_op = 'UPDATE' and new.subcategory = old.subcategory then
    new.subcategory := '';
  else
    new.category := own;
  end if;
  return new;
end $$;
create or replace trigger product_category_kept before insert or update of category, subcategory on shop.product
  for each row execute function shop.place_product();
update shop.product set subcategory = '' where subcategory <> '' and subcategory not in (select key from shop.category);

-- Every word of a published title, shelf, option or page name, with all forms that lack one letter: two words that differ by
-- one letter added, dropped, changed or swapped share such a form. Only ever added to, so that publishing never waits.
create table if not exists shop.search_word (word text primary key, shortened text[] not null);
create index if not exists search_word_shortened on shop.search_word using gin (shortened);
create index if not exists search_word_trigrams on shop.search_word using gin (word gin_trgm_ops);
create index if not exists product_search_text on shop.product using gin (search_text gin_trgm_ops) with (fastupdate = off);
-- An owner looks for a part of a number.
create index if not exists variant_sku_trigrams on shop.variant using gin (sku gin_trgm_ops) with (fastupdate = off) where sku <> '';
-- With the list of pending entries, a search after an import would read that list first.
alter index shop.product_search set (fastupdate = off);
grant select, insert on shop.search_word to {{shop}};

create or replace function shop.shortened(p_word text) returns text[]
language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
  select array_agg(distinct left(p_word, place - 1) || substr(p_word, place + 1)) || p_word
  from generate_series(1, char_length(p_word)) as place
$$;

-- Keeps what search reads of a product: title weighs most, then shelf, choices, page name, brand and the like, then the description.
create or replace function shop.index_product() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
  title text := shop.fold(new.title);
  around text;
begin
  select shop.fold(concat_ws(' ', category.words, choices.words, page.name, nullif(new.brand, ''), nullif(new.material, ''),
    nullif(new.colour, ''), nullif(array_to_string(new.tags, ' '), ''))) into around
  from (select 1) as one
  left join shop.page on page.id = new.page_id
  left join shop.category on category.key = coalesce(nullif(new.subcategory, ''), new.category)
  left join lateral (
    select string_agg(choice, ' ') as words
    from jsonb_array_elements(new.options) as option, jsonb_array_elements_text(option -> 'values') as choice
  ) as choices on true;
  new.search_vector := shop.words_of(title, 'A') || shop.words_of(around, 'B')
    || shop.words_of(shop.fold(left(new.description, 20000)), 'C');
  new.search_text := left(title || ' ' || around, 1000);
  if tg_op = 'UPDATE' and new.updated_at = old.updated_at then
    new.updated_at := now();
  end if;
  if new.state = 'published' then
    insert into shop.search_word (word, shortened)
    select word, shop.shortened(word)
    from (select distinct unnest(string_to_array(new.search_text, ' ')) as word) as words
    where char_length(word) between 3 and 24 and not exists (select from shop.search_word as known where known.word = words.word)
    order by word on conflict do nothing;
  end if;
  return new;
end $$;
create or replace trigger product_index
  before insert or update of page_id, title, description, category, subcategory, options, state, brand, material, colour, tags
  on shop.product
  for each row execute function shop.index_product();

create or replace function shop.page_renamed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update shop.product set title = title where page_id = new.id;
  return null;
end $$;
create or replace trigger page_rename after update of name on shop.page
  for each row when (old.name is distinct from new.name) execute function shop.page_renamed();

-- The published word nearest to one that was typed wrongly: one letter added, dropped, changed or swapped comes first,
-- then, for long words, what shares most trigrams. Null when nothing is near.
create or replace function shop.nearest_word(p_word text) returns text
language plpgsql stable parallel safe set search_path from current as $$
declare
  forms text[] := shop.shortened(p_word);
  size int := char_length(p_word);
begin
  return (
    select word from shop.search_word where shortened && forms or (size >= 6 and word % p_word)
    order by case
        when abs(char_length(word) - size) = 1 and shortened && forms then 1
        when char_length(word) = size and (
          select count(*) from generate_series(1, size) as place where substr(word, place, 1) <> substr(p_word, place, 1)) <= 2 then 1
        else 2
      end, left(word, 1) = left(p_word, 1) desc, similarity(word, p_word) desc, word
    limit 1);
end $$;

-- Whether a published product has a word. One that many have is met among the newest, without counting them all; one that none has is
-- in no list of the index, where the planner would rather read every product in the hope of meeting it early.
create or replace function shop.is_listed_word(p_word tsquery) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp
set enable_seqscan = off set enable_indexscan = off as $$
begin
  return exists (select from shop.product where search_vector @@ p_word and state = 'published');
end $$;
create or replace function shop.is_known_word(p_word tsquery) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
  return exists (
      select from (select search_vector from shop.product where state = 'published' order by published_at desc limit 500) as newest
      where newest.search_vector @@ p_word)
    or shop.is_listed_word(p_word);
end $$;

-- What typed text asks for. `all_words` wants every word (the last one may be unfinished), `any_word` any of them; a word that no
-- published product has is replaced by the nearest one, and `corrected` then says how the text was read.
create or replace function shop.read_query(p_text text, out folded text, out corrected text, out all_words tsquery, out any_word tsquery)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  words text[];
  word text;
  near text;
  part tsquery;
  mended boolean := false;
begin
  folded := trim(left(shop.fold(p_text), 100));
  words := (string_to_array(folded, ' '))[1:8];
  all_words := ''; any_word := ''; corrected := '';
  for place in 1 .. coalesce(array_length(words, 1), 0) loop
    word := words[place];
    continue when array_length(words, 1) > 1 and numnode(plainto_tsquery('english', word)) = 0;
    part := shop.word_query(word, place = array_length(words, 1));
    if char_length(word) >= 3 and not shop.is_known_word(part) then
      near := shop.nearest_word(word);
      if near is not null then
        mended := true;
        word := near;
        part := shop.word_query(near, false);
      end if;
    end if;
    all_words := all_words && part;
    any_word := any_word || part;
    corrected := concat_ws(' ', nullif(corrected, ''), word);
  end loop;
  if not mended then corrected := null; end if;
end $$;

-- One folded word as a query: as written (or as the beginning of a word), or by its stem.
create or replace function shop.word_query(p_word text, p_unfinished boolean) returns tsquery
language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
  select to_tsquery('simple', quote_literal(p_word) || case when p_unfinished and char_length(p_word) > 1 then ':*' else '' end)
      || plainto_tsquery('english', shop.light_stem(p_word))
$$;

-- Published products with all the words, of one page or of all, on one shelf or on all: the newest `p_most` of them, so that a word
-- that half of all products have costs no more than one that few have.
drop function if exists shop.matches_wholly(tsquery, uuid, text, int);
create or replace function shop.matches_wholly(p_words tsquery, p_page uuid, p_places text[], p_most int) returns setof uuid
language plpgsql stable set search_path = pg_catalog, pg_temp
-- The planner does not know the words and would rather read every product.
set enable_seqscan = off set enable_indexscan = off as $$
begin
  return query
    select id from shop.product
    where search_vector @@ p_words and state = 'published' and (p_page is null or page_id = p_page) and (p_places is null or category = any(p_places) or subcategory = any(p_places))
    order by published_at desc, id desc limit p_most;
end $$;

-- The same for any of the words, or a run of letters like those asked for: up to `p_most` of either.
drop function if exists shop.matches_in_part(tsquery, text);
drop function if exists shop.matches_in_part(tsquery, text, uuid, text, int);
create or replace function shop.matches_in_part(p_any_word tsquery, p_folded text, p_page uuid, p_places text[], p_most int) returns setof uuid
language plpgsql stable rows 200 set search_path from current
set enable_seqscan = off set enable_indexscan = off as $$
begin
  return query
    select id from shop.matches_wholly(p_any_word, p_page, p_places, p_most) as any_word (id)
    union
    (select id from shop.product
    where p_folded <% search_text and state = 'published' and (p_page is null or page_id = p_page) and (p_places is null or category = any(p_places) or subcategory = any(p_places))
    limit p_most);
end $$;

-- How much of the asked text is found in a row in the other, from 0 to 1.
create or replace function shop.likeness(p_folded text, p_text text) returns real
language plpgsql immutable strict parallel safe set search_path from current as $$
begin
  return word_similarity(p_folded, p_text);
end $$;

-- Products that were there before these triggers.
update shop.product set title = title where search_vector is null;
set local search_path to default;
