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
    <ul className={classNames('grid gap-1 p-1', photos.length > 1 && 'grid-cols-2')}>
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
              className={
                photos.length > 1 ? 'aspect-square w-32 object-cover' : 'max-h-72 w-auto max-w-full object-contain'
              }
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
