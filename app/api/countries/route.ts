import { countriesAsJson } from '@/lib/markets/public';

/** What may be done where, since when, and why not, for programs: the same rules that every page asks; described in docs/api/countries.openapi.json. */
export async function GET(): Promise<Response> {
  // A country that is taken back within its minute is so here too.
  return Response.json(await countriesAsJson(), {
    headers: { 'Cache-Control': 'public, max-age=10', 'Access-Control-Allow-Origin': '*' },
  });
}
