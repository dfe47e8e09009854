import { countryPlaces } from '@/lib/markets/public';
import { currentActor } from '@/lib/platform/auth';
import { env } from '@/lib/platform/env';
import { problem } from '@/lib/platform/problem';
import { textStream } from '@/lib/platform/text-stream';
import { voiceOf } from '@/lib/platform/voice';
import { readPart } from '@/lib/shop/descriptions/site/model';
import { entriesOf } from '@/lib/shop/descriptions/site/queries';
import { writePart } from '@/lib/shop/descriptions/site/write-sitemap';

/** A part of the site's map: public pages or products, in both languages, with their pictures. */
export async function GET(_request: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  const part = readPart((await params).part);
  if (part === null) return problem(404, 'not_found');
  const origin = env().SOUK_ORIGIN;
  const addresses = {
    page: (path: string, language: string) => origin + voiceOf(language === 'ar' ? 'ar' : 'en').href(path),
    picture: (key: string) => `${origin}/media/${key}/1280.jpg`,
  };
  const text = writePart(part, entriesOf(await currentActor(), part), addresses, await countryPlaces());
  return new Response(textStream(text), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
}
