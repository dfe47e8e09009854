import { problem } from '@/lib/platform/problem';
import { allow } from '@/lib/platform/rate-limit';
import { networkOfRequest } from '@/lib/platform/visit';
import { keptVideoPlace, rangeOf, type VideoContainer } from '@/lib/shop/videos/model';
import { readPieces } from '@/lib/shop/videos/pieces';
import { captionsOf, keptVideo } from '@/lib/shop/videos/queries';

// A video is a video and nothing else, whoever opens it; the proxy stands aside here.
const always = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Referrer-Policy': 'no-referrer',
};

type Asked = { params: Promise<{ file: string }> };

/**
 * `/media/video/<key>.mp4` or `.webm`, whole or a range of it: an address never answers with another video, so it is kept for ever.
 * `<key>.vtt` are its captions, which may be written anew.
 */
export async function GET(request: Request, { params }: Asked): Promise<Response> {
  const [, key = '', kind] = /^([0-9a-z]{32})\.(mp4|webm|vtt)$/.exec((await params).file) ?? [];
  if (kind === 'vtt') return captions(key);
  const container: VideoContainer | null = kind === 'mp4' || kind === 'webm' ? kind : null;
  if (!(await allow('video-network', await networkOfRequest())))
    return problem(429, 'too_many', { ...always, 'Retry-After': '600' });
  const kept = container && (await keptVideo(key, container));
  if (!kept) return problem(404, 'not_found', always);
  const range = rangeOf(request.headers.get('range'), kept.bytes);
  if (range === 'none') return problem(416, 'range', { ...always, 'Content-Range': `bytes */${kept.bytes}` });
  const { start, end } = range ?? { start: 0, end: kept.bytes - 1 };
  const headers = {
    ...always,
    'Content-Type': `video/${container}`,
    'Content-Length': String(end - start + 1),
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'public, max-age=31536000, immutable',
    ...(range && { 'Content-Range': `bytes ${start}-${end}/${kept.bytes}` }),
  };
  const body = request.method === 'HEAD' ? null : streamOf(readPieces(keptVideoPlace(key), start, end + 1));
  return new Response(body, { status: range ? 206 : 200, headers });
}

async function captions(key: string): Promise<Response> {
  const text = await captionsOf(key);
  if (text === null) return problem(404, 'not_found', always);
  const headers = { ...always, 'Content-Type': 'text/vtt; charset=utf-8', 'Cache-Control': 'public, max-age=300' };
  return new Response(text, { headers });
}

/** A piece is read when the one before has gone: of a browser that left, nothing more. */
function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await parts.return(undefined)),
  });
}
