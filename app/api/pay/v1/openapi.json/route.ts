import { describeApi } from '@/lib/money/button/api/describe-api';

/** The API as an OpenAPI document. */
export function GET(): Response {
  return Response.json(describeApi(), { headers: { 'Cache-Control': 'public, max-age=300' } });
}
