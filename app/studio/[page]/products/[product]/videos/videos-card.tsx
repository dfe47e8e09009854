import { Card } from '@/app/_ui/card';
import { Notice } from '@/app/_ui/notice';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requestI18n } from '@/lib/platform/request';
import type { EditedProduct } from '@/lib/shop/drafts/edited-product';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { videosMax } from '@/lib/shop/videos/model';
import { videosForOwner } from '@/lib/shop/videos/queries';
import { AddVideo } from '../../../videos/add-video';
import { PlainVideo } from '../../../videos/plain-video';
import { videoMessages, videoWords } from '../../../videos/video-words';
import { OwnedVideoItem } from './owned-video-item';

type VideosCardProps = { actor: PersonActor; page: PageSettings; product: EditedProduct; refused: string | null };

/** The videos of a product: added, put in order, told in words. */
export async function VideosCard({ actor, page, product, refused }: VideosCardProps) {
  const [{ t }, videos] = await Promise.all([requestI18n(), videosForOwner(actor, page.id, product.id)]);
  const messages = videoMessages(t);
  const isFull = videos.length >= videosMax;
  return (
    <Card className="space-y-4">
      <div>
        <h2 className="font-semibold text-lg">{t('videos.title')}</h2>
        <p className="text-muted text-sm">{t('videos.body')}</p>
      </div>
      {refused && <Notice tone="danger">{messages[refused] ?? messages.unexpected}</Notice>}
      {videos.length > 0 && (
        <ul className="divide-y divide-line">
          {videos.map((video, place) => (
            <OwnedVideoItem
              key={video.id}
              page={page}
              product={product}
              video={video}
              place={place}
              all={videos.map(({ id }) => id)}
              messages={messages}
            />
          ))}
        </ul>
      )}
      {isFull ? (
        <p className="text-muted text-sm">{t('videos.full')}</p>
      ) : (
        <>
          <AddVideo pageId={page.id} to={{ product: product.id }} words={videoWords(t)} messages={messages} />
          <PlainVideo page={page} to={{ product: product.id }} />
        </>
      )}
    </Card>
  );
}
