import { photoWidths } from '@/lib/platform/photo-widths';
import { type EmbedAnswer, type Embedded, embedSeconds, type Room } from './model';

/** Describes what is embedded; `picture` makes the address of a picture of a width. */
export function describeEmbed(
  embedded: Embedded,
  room: Room,
  picture: (key: string, width: number) => string,
): EmbedAnswer {
  return {
    version: '1.0',
    type: 'link',
    title: embedded.title,
    author_name: embedded.author,
    author_url: embedded.authorUrl,
    provider_name: embedded.provider,
    provider_url: embedded.providerUrl,
    cache_age: embedSeconds,
    ...thumbnail(embedded.media, room, picture),
  };
}

function thumbnail(
  media: Embedded['media'],
  room: Room,
  picture: (key: string, width: number) => string,
): Record<string, string | number> {
  if (media === null || media.width < 1) return {};
  const sizes = photoWidths.map((made) => {
    const width = Math.min(made, media.width);
    return { made, width, height: Math.max(1, Math.round((width * media.height) / media.width)) };
  });
  const fits = sizes.filter(({ width, height }) => width <= Math.min(room.width, 1280) && height <= room.height).at(-1);
  if (!fits) return {};
  return {
    thumbnail_url: picture(media.key, fits.made),
    thumbnail_width: fits.width,
    thumbnail_height: fits.height,
  };
}
