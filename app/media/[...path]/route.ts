import { photoWidths } from '@/lib/platform/photo-widths';
import { problem } from '@/lib/platform/problem';
import { TurnstileFull } from '@/lib/platform/turnstile';
import { isPhotoKey, type PhotoFormat, photoFormats, photoType } from '@/lib/shop/media/model';
import { sizedImage } from '@/lib/shop/media/size-image';

// A picture is an image and nothing else, whoever opens it and wherever it is embedded; the proxy stands aside here.
const always = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Referrer-Policy': 'no-referrer',
};

/**
 * `/media/<key>/<width>`, in the best format the caller takes, or `/media/<key>/<width>.<format>`: an address never answers
 * with another picture, so it is kept for ever.
 */
export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const asked = read((await params).path, request.headers.get('accept') ?? '');
  if (!asked) return problem(404, 'not_found', always);
  try {
    const bytes = await sizedImage(asked.key, asked.width, asked.format);
    if (bytes === null) return problem(404, 'not_found', always);
    return new Response(new Uint8Array(bytes), {
      headers: {
        ...always,
        'Content-Type': photoType[asked.format],
        'Content-Length': String(bytes.length),
        'Cache-Control': 'public, max-age=31536000, immutable',
        ...(asked.negotiated && { Vary: 'Accept' }),
      },
    });
  } catch (error) {
    if (error instanceof TurnstileFull) return problem(503, 'busy', { ...always, 'Retry-After': '2' });
    throw error;
  }
}

function read([key = '', name = '', ...rest]: string[], accept: string) {
  const width = photoWidths.find((known) => name === String(known) || name.startsWith(`${known}.`));
  if (!width || rest.length > 0 || !isPhotoKey(key)) return null;
  if (name === String(width)) {
    const format: PhotoFormat = accept.includes('image/avif') ? 'avif' : 'webp';
    return { key, width, format, negotiated: true };
  }
  const format = photoFormats.find((known) => name === `${width}.${known}`);
  return format ? { key, width, format, negotiated: false } : null;
}
