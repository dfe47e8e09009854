import { Form, SubmitButton } from '@/app/_ui/form';
import { requestI18n } from '@/lib/platform/request';
import type { EditedProduct } from '@/lib/shop/drafts/edited-product';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import type { OwnedVideo } from '@/lib/shop/videos/queries';
import { arrangeVideos } from '../../../videos/video-actions';
import { OwnedVideoPlayer, VideoSaid } from '../../../videos/video-said';

type ItemProps = {
  page: PageSettings;
  product: EditedProduct;
  video: OwnedVideo;
  place: number;
  all: readonly OwnedVideo['id'][];
  messages: Readonly<Record<string, string>>;
};

/** One video: played as the shop plays it, moved, taken off, and told. */
export async function OwnedVideoItem({ video, place, page, product, all, messages }: ItemProps) {
  const { t } = await requestI18n();
  const name = t('videos.name', { index: place + 1 });
  return (
    <li className="grid gap-4 py-4 first:pt-0 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <div className="space-y-2">
        <OwnedVideoPlayer video={video} name={name} />
        <p className="text-muted text-sm">
          {name} · {t('videos.length', { seconds: Math.max(1, Math.round(video.durationMs / 1000)) })}
        </p>
        <Form action={arrangeVideos} messages={messages} className="flex flex-wrap gap-1">
          <input type="hidden" name="page" value={page.id} />
          <input type="hidden" name="product" value={product.id} />
          {all.map((id) => (
            <input key={id} type="hidden" name="videos[]" value={id} />
          ))}
          {place > 0 && <Move move={`earlier:${video.id}`} label={t('videos.earlier')} of={name} />}
          {place < all.length - 1 && <Move move={`later:${video.id}`} label={t('videos.later')} of={name} />}
          <Move move={`remove:${video.id}`} label={t('videos.remove')} of={name} />
        </Form>
      </div>
      <div className="min-w-0 space-y-3">
        <VideoSaid video={video} page={page} photos={product.photos} messages={messages} />
      </div>
    </li>
  );
}

function Move({ move, label, of }: { move: string; label: string; of: string }) {
  return (
    <SubmitButton name="move" value={move} size="small" variant="quiet">
      {label} <span className="sr-only">({of})</span>
    </SubmitButton>
  );
}
