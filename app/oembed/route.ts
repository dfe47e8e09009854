import { currentActor } from '@/lib/platform/auth';
import { env } from '@/lib/platform/env';
import { problem } from '@/lib/platform/problem';
import { voiceOf } from '@/lib/platform/voice';
import { describeEmbed } from '@/lib/shop/descriptions/embed/describe-embed';
import { type EmbedAnswer, embedSeconds, readTarget } from '@/lib/shop/descriptions/embed/model';
import { embeddedAt } from '@/lib/shop/descriptions/embed/queries';
import { writeEmbed } from '@/lib/shop/descriptions/embed/write-embed';
import { embeddedShare } from './share-embed';

const types: Record<string, string> = { json: 'application/json', xml: 'text/xml' };

/** oEmbed 1.0 for pages, products and links to shares: `?url=`, `format` (`json` or `xml`), `maxwidth`, `maxheight`. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const format = asked.get('format') ?? 'json';
  const type = Object.hasOwn(types, format) ? types[format] : undefined;
  if (type === undefined) return problem(501, 'format');
  const { SOUK_ORIGIN: origin } = env();
  const target = readTarget(asked.get('url') ?? '', origin);
  const voice = voiceOf(target?.arabic ? 'ar' : 'en');
  const write = (answer: EmbedAnswer) => (format === 'xml' ? writeEmbed(answer) : JSON.stringify(answer));
  const contentType = `${type}; charset=utf-8`;
  if (target?.handle === 's' && target.slug !== null) {
    const shared = await embeddedShare(await currentActor(), target.slug, origin, voice);
    if (!shared) return problem(404, 'not_found');
    return new Response(write(shared), {
      headers: { 'Content-Type': contentType, 'Cache-Control': 'private, no-store' },
    });
  }
  const embedded = target && (await embeddedAt(await currentActor(), target, origin, voice));
  if (!embedded) return problem(404, 'not_found');
  const room = { width: pixels(asked.get('maxwidth')), height: pixels(asked.get('maxheight')) };
  const answer = describeEmbed(embedded, room, (key, width) => `${origin}/media/${key}/${width}.jpg`);
  return new Response(write(answer), {
    headers: { 'Content-Type': contentType, 'Cache-Control': `public, max-age=${embedSeconds}` },
  });
}

function pixels(asked: string | null): number {
  return asked !== null && /^\d{1,5}$/.test(asked) ? Number(asked) : 99_999;
}
