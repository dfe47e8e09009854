import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { readShop } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { type CardRow, cardColumns, cardJoins, onSale, toCard, unlimited } from '@/lib/shop/cards/queries';
import { isCategory, readCursor, writeCursor } from '@/lib/shop/catalog/model';
import { soldTo } from '@/lib/shop/markets/offered';
import { childrenOf, type NodeId, shelfOf, withDescendants } from '@/lib/shop/taxonomy/tree';
import { within } from './filters';
import { matchesAtMost, resultsPerPart, type SearchRequest, type SearchResult } from './model';

type ResultRow = {
  read_as: string | null;
  partly: boolean;
  total: number;
  more: boolean;
  categories: { key: string; count: number }[];
  places: { key: string; count: number }[];
  pages: { handle: string; name: string; count: number }[];
  currencies: { key: string; count: number }[];
  cards: (CardRow & { score: string })[];
};

/**
 * Products for a typed text, in one round trip: those with all its words first by weight of where the words
 * stand; when there are none, those with some of them or with words that look alike. An empty text lists
 * everything, newest first. Facets are counted in the same statement, from one tally of the matches.
 * @param most how many matches are looked at: of more than that the newest, and the answer says so
 */
export async function search(_actor: Actor, request: SearchRequest, most = matchesAtMost): Promise<SearchResult> {
  const after = readCursor(request.cursor);
  const rest = after ? sql`(score, id) < (${after[0]}::bigint, ${after[1]}::uuid)` : sql`true`;
  const [shelf, seller] = [inCategory(request), onPage(request)];
  const narrowed = request.category !== undefined || request.page !== undefined;
  const { query, category, page, cursor: _, ...filters } = request;
  const to = whereTo(request);
  const [row] = await readShop<ResultRow>(sql`
    with asked as materialized (${query === '' ? sql`select null::text as corrected` : sql`select * from shop.read_query(${query})`}),
    ${matches(sql`hits`, query, filters, {}, most)},
    ${narrowed ? matches(sql`mine`, query, filters, { category, page }, most, sql`hits`) : sql`mine as (select * from hits)`},
    tally as materialized (select category, subcategory, page_id, whole, count(*) as count from hits
      group by category, subcategory, page_id, whole),
    shown as (select id, score from mine where ${rest} order by score desc, id desc limit ${resultsPerPart + 1})
    select (select corrected from asked) as read_as,
      exists (select from tally where not whole) as partly,
      (select count(*)::int from mine) as total,
      (select count(*) >= ${most} from ${isFiltered(filters) ? sql`mine` : narrowed ? sql`mine_ids` : sql`hits_ids`}) as more,
      (select coalesce(jsonb_agg(jsonb_build_object('key', category, 'count', count) order by count desc, category), '[]')
        from (select category, sum(count) as count from tally where ${seller} group by category) c) as categories,
      (select coalesce(jsonb_agg(jsonb_build_object('key', subcategory, 'count', count)), '[]')
        from (select subcategory, sum(count) as count from tally where ${seller} and ${onShelf(request)}
          and subcategory <> '' group by subcategory) c) as places,
      (select coalesce(jsonb_agg(jsonb_build_object('handle', g.handle, 'name', g.name, 'count', c.count)
          order by c.count desc, g.name), '[]')
        from (select page_id, sum(count) as count from tally where ${shelf} group by page_id
              order by sum(count) desc, page_id limit 8) c join shop.page g on g.id = c.page_id) as pages,
      (select coalesce(jsonb_agg(jsonb_build_object('key', currency, 'count', count) order by count desc, currency), '[]')
        from (select g.currency, sum(count) as count from tally join shop.page g on g.id = page_id
              where ${shelf} and ${seller} group by g.currency) c) as currencies,
      (select coalesce(jsonb_agg(to_jsonb(card) order by card.score::bigint desc, card.id desc), '[]') from (
        select s.score::text, ${cardColumns} from shown s
        join shop.product p on p.id = s.id join shop.page g on g.id = p.page_id ${cardJoins(to)}) card) as cards`);
  return toResult(row ?? nothing, request.category);
}

/** The country whose prices are shown and filtered by, and where what is found is sold: asked for, or else where she is. */
const whereTo = ({ country, to }: Pick<SearchRequest, 'country' | 'to'>) => country ?? to ?? '';

type Place = Pick<SearchRequest, 'category' | 'page'>;
type Filters = Omit<SearchRequest, 'query' | 'category' | 'page' | 'cursor'>;

/** A set called `name`: products that match in a place, each with its score. `like` is a set that says whether words are read wholly. */
function matches(name: SQL, query: string, filters: Filters, place: Place, most: number, like?: SQL): SQL {
  return query === '' ? everything(name, filters, place, most) : found(name, filters, place, most, like);
}

/** Every product, by age: what an empty text asks for. `date_part` is a float, which is exact here and ten times faster. */
function everything(name: SQL, filters: Filters, place: Place, most: number): SQL {
  return sql`${name} as materialized (
      select p.id, p.page_id, p.category, p.subcategory, true as whole, (date_part('epoch', p.published_at) * 1000000)::bigint as score
      from shop.product p join shop.page g on g.id = p.page_id
      where ${onSale} and ${unlimited} and ${soldTo(whereTo(filters))} and ${within(filters)} and ${inCategory(place)} and ${onPage(place)}
      order by p.published_at desc, p.id desc limit ${most}),
    ${name}_ids as (select id from ${name})`;
}

/** Products that match the text, wholly or else partly. Scores are whole numbers so that a cursor can name one. */
function found(name: SQL, filters: Filters, place: Place, most: number, like?: SQL): SQL {
  const [page, places] = [place.page ? pageId(place.page) : sql`null`, placesOf(place)];
  // Filters that are judged by more than the product come after the words: then every match is looked at, and the rest are cut.
  const first = isFiltered(filters) ? null : most;
  const of = sql`join shop.product p on p.id = match.id join shop.page g on g.id = p.page_id
      where ${onSale} and ${unlimited} and ${soldTo(whereTo(filters))} and ${within(filters)}`;
  const millionth = (score: SQL) => sql`(${score} * 1000000)::bigint as score`;
  const isWhole = like ? sql`exists (select from ${like} where whole)` : sql`exists (select from ${name}_wholly)`;
  return sql`${name}_ids as materialized (
      select match.id from asked cross join lateral shop.matches_wholly(asked.all_words, ${page}, ${places}, ${first}::int) as match (id)),
    ${name}_wholly as materialized (
      select p.id, p.page_id, p.category, p.subcategory, true as whole, ${millionth(sql`ts_rank(p.search_vector, asked.all_words)`)}
      from asked cross join ${name}_ids as match ${of}
      order by p.published_at desc, p.id desc limit ${most}),
    ${name} as materialized (select * from ${name}_wholly union all (
      select p.id, p.page_id, p.category, p.subcategory, false as whole,
        ${millionth(sql`ts_rank(p.search_vector, asked.any_word) + shop.likeness(asked.folded, p.search_text)`)}
      from asked cross join lateral shop.matches_in_part(asked.any_word, asked.folded, ${page}, ${places}, ${first}::int) as match (id) ${of}
        and not ${isWhole} limit ${most}))`;
}

const isFiltered = ({ to: _, ...filters }: Filters) =>
  Object.values(filters).some((value) => value !== undefined && value !== null);

function inCategory({ category }: Place): SQL {
  if (category === undefined) return sql`true`;
  if (isCategory(category)) return sql`category = ${category}`;
  return sql`subcategory in ${withDescendants(category)}`;
}

function onShelf({ category }: Place): SQL {
  return category === undefined ? sql`false` : sql`category = ${shelfOf(category)}`;
}

/** The shelf, or the places, in which something may stand; null where it may stand anywhere. */
function placesOf({ category }: Place): SQL {
  if (category === undefined) return sql`null::text[]`;
  const places = isCategory(category) ? [category] : withDescendants(category);
  return sql`array[${sql.join(
    places.map((one) => sql`${one}`),
    sql`, `,
  )}]::text[]`;
}

/** A page by its handle; of a handle that nobody has, an id that no page has. */
const pageId = (handle: string) =>
  sql`coalesce((select id from shop.page where lower(handle) = ${handle}), '00000000-0000-0000-0000-000000000000'::uuid)`;

function onPage({ page }: Place): SQL {
  return page === undefined ? sql`true` : sql`page_id = ${pageId(page)}`;
}

const nothing: ResultRow = {
  read_as: null,
  partly: false,
  total: 0,
  more: false,
  categories: [],
  places: [],
  pages: [],
  currencies: [],
  cards: [],
};

/** Each place below with all that stands below it. */
function below(of: NodeId | undefined, places: ResultRow['places']): SearchResult['below'] {
  const counts = new Map(places.map(({ key, count }) => [key, count]));
  return (of === undefined ? [] : childrenOf(of)).flatMap((category) => {
    const count = withDescendants(category).reduce((sum, one) => sum + (counts.get(one) ?? 0), 0);
    return count > 0 ? [{ category, count }] : [];
  });
}

function toResult(row: ResultRow, asked: NodeId | undefined): SearchResult {
  const shown = row.cards.slice(0, resultsPerPart);
  const last = row.cards.length > resultsPerPart ? shown.at(-1) : undefined;
  return {
    items: shown.map(toCard),
    next: last ? writeCursor([last.score, last.id]) : null,
    total: row.total,
    more: row.more,
    readAs: row.read_as,
    partly: row.partly,
    categories: row.categories.flatMap(({ key, count }) => (isCategory(key) ? [{ category: key, count }] : [])),
    below: below(asked, row.places),
    pages: row.pages,
    currencies: row.currencies.flatMap(({ key, count }): { currency: Currency; count: number }[] =>
      isCurrency(key) ? [{ currency: key, count }] : [],
    ),
  };
}
