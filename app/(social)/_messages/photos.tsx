import { classNames } from '@/app/_ui/class-names';
import { useVoice } from '@/lib/platform/request';
import type { MessageView } from '@/lib/social/messages/open-messages';
import type { TalkView } from '@/lib/social/messages/queries';

/** The photographs of a message, each the way to itself in full. Of those the reader may not see it says that there were some. */
export function Photos({ message, talk, by }: { message: MessageView; talk: TalkView; by: string }) {
  const { t, formatNumber } = useVoice();
  const { photos, photoCount } = message;
  if (photos.length < photoCount) return <p className="px-3.5 pt-2 text-muted italic">{t('chat.photo_hidden')}</p>;
  return (
    <ul className={classNames('grid w-64 max-w-full gap-1 p-1', photos.length > 1 && 'grid-cols-2')}>
      {photos.map(({ id, width, height, description }, at) => (
        <li key={id}>
          <a
            href={`/messages/${talk.id}/photos/${id}`}
            target="_blank"
            rel="noopener"
            className="block overflow-hidden rounded-md bg-surface"
          >
            {/* biome-ignore lint/performance/noImgElement: who may see it is asked each time, so nothing makes sizes of it */}
            <img
              src={`/messages/${talk.id}/photos/${id}`}
              alt={description || t('chat.photo_by', { index: formatNumber(at + 1), name: by })}
              width={width}
              height={height}
              loading="lazy"
              // As wide as its place before it has arrived: nothing moves when it does.
              className={classNames(
                'w-full',
                photos.length > 1 ? 'aspect-square object-cover' : 'h-auto max-h-72 object-contain',
              )}
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
