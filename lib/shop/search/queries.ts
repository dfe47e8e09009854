import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { type CardRow, cardColumns, cardJoins, onSale, toCard } from '@/lib/shop/cards/queries';
import { isCategory, readCursor, writeCursor } from '@/lib/shop/catalog/model';
import { resultsPerPart, type SearchRequest, type SearchResult } from './model';

type ResultRow = {
  read_as: string | null;
  partly: boolean;
  total: number;
  categories: { key: string; count: number }[];
  pages: { handle: string; name: string; count: number }[];
  currencies: { key: string; count: number }[];
  cards: (CardRow & { score: string })[];
};

/**
 * Products for a typed text, in one round trip: those with all its words first by weight of where the words
 * stand; when there are none, those with some of them or with words that look alike. An empty text lists
 * everything, newest first. Facets are counted in the same statement.
 */
export async function search(_actor: Actor, request: SearchRequest): Promise<SearchResult> {
  const after = readCursor(request.cursor, [/^\d{1,17}$/, /^[0-9a-f-]{36}$/]);
  const rest = after ? sql`(score, id) < (${after[0]}::bigint, ${after[1]}::uuid)` : sql`true`;
  const [row] = await shopDb().execute<ResultRow>(sql`
    with ${request.query === '' ? everything(request) : found(request)},
    narrowed as materialized (select * from hits where ${inCategory(request)} and ${onPage(request)}),
    shown as (select * from narrowed where ${rest} order by score desc, id desc limit ${resultsPerPart + 1})
    select (select corrected from asked) as read_as,
      exists (select from hits where not whole) as partly,
      (select count(*)::int from narrowed) as total,
      coalesce((select jsonb_agg(jsonb_build_object('key', category, 'count', count) order by count desc, category)
        from (select category, count(*) from hits where ${onPage(request)} group by category) c), '[]') as categories,
      coalesce((select jsonb_agg(jsonb_build_object('handle', g.handle, 'name', g.name, 'count', c.count)
          order by c.count desc, g.name)
        from (select page_id, count(*) from hits where ${inCategory(request)} group by page_id
              order by count(*) desc, page_id limit 8) c
        join shop.page g on g.id = c.page_id), '[]') as pages,
      coalesce((select jsonb_agg(jsonb_build_object('key', currency, 'count', count) order by count desc, currency)
        from (select currency, count(*) from hits where ${inCategory(request)} and ${onPage(request)} group by currency) c
        ), '[]') as currencies,
      coalesce((select jsonb_agg(to_jsonb(card) order by card.score::bigint desc, card.id desc) from (
        select s.score::text, ${cardColumns} from shown s
        join shop.product p on p.id = s.id join shop.page g on g.id = p.page_id ${cardJoins}) card), '[]') as cards`);
  return row ? toResult(row) : toResult(nothing);
}

/** Every product, by age: what an empty text asks for. */
function everything(request: SearchRequest): SQL {
  return sql`asked as (select null::text as corrected),
    hits as materialized (
      select p.id, p.page_id, p.category, g.currency, lower(g.handle) as handle, true as whole,
        (extract(epoch from p.published_at) * 1000000)::bigint as score
      from shop.product p join shop.page g on g.id = p.page_id where ${onSale} and ${within(request)})`;
}

/** Products that match the text, wholly or else partly. Scores are whole numbers so that a cursor can name one. */
function found(request: SearchRequest): SQL {
  const columns = sql`p.id, p.page_id, p.category, g.currency, lower(g.handle) as handle`;
  const page = sql`join shop.page g on g.id = p.page_id`;
  const millionth = (score: SQL) => sql`(${score} * 1000000)::bigint as score`;
  return sql`asked as materialized (select * from shop.read_query(${request.query})),
    whole as materialized (
      select ${columns}, true as whole, ${millionth(sql`ts_rank(p.search_vector, asked.all_words)`)}
      from asked join shop.product p on p.search_vector @@ asked.all_words ${page}
      where ${onSale} and ${within(request)}),
    partial as materialized (
      select ${columns}, false as whole,
        ${millionth(sql`ts_rank(p.search_vector, asked.any_word) + shop.likeness(asked.folded, p.search_text)`)}
      from asked cross join lateral shop.matches_in_part(asked.any_word, asked.folded) as match (id)
      join shop.product p on p.id = match.id ${page}
      where not exists (select from whole) and ${onSale} and ${within(request)}),
    hits as (select * from whole union all select * from partial)`;
}

function inCategory({ category }: SearchRequest): SQL {
  return category === undefined ? sql`true` : sql`category = ${category}`;
}

function onPage({ page }: SearchRequest): SQL {
  return page === undefined ? sql`true` : sql`handle = ${page}`;
}

/** The filters that facets respect: where to, which currency, what price. */
function within({ country, currency, priceMin, priceMax }: SearchRequest): SQL {
  const parts = [sql`true`];
  if (country !== undefined) parts.push(sql`${country} = any(g.delivery_countries)`);
  if (currency !== undefined) parts.push(sql`g.currency = ${currency}`);
  if (currency !== undefined && (priceMin !== undefined || priceMax !== undefined)) {
    parts.push(sql`exists (select from shop.variant v where v.product_id = p.id and v.removed_at is null
      and v.price_minor between ${(priceMin ?? 0n).toString()}::bigint and ${(priceMax ?? highestPrice).toString()}::bigint)`);
  }
  return sql.join(parts, sql` and `);
}

const highestPrice = 9_223_372_036_854_775_807n;

const nothing: ResultRow = {
  read_as: null,
  partly: false,
  total: 0,
  categories: [],
  pages: [],
  currencies: [],
  cards: [],
};

function toResult(row: ResultRow): SearchResult {
  const shown = row.cards.slice(0, resultsPerPart);
  const last = row.cards.length > resultsPerPart ? shown.at(-1) : undefined;
  return {
    items: shown.map(toCard),
    next: last ? writeCursor([last.score, last.id]) : null,
    total: row.total,
    readAs: row.read_as,
    partly: row.partly,
    categories: row.categories.flatMap(({ key, count }) => (isCategory(key) ? [{ category: key, count }] : [])),
    pages: row.pages,
    currencies: row.currencies.flatMap(({ key, count }): { currency: Currency; count: number }[] =>
      isCurrency(key) ? [{ currency: key, count }] : [],
    ),
  };
}
