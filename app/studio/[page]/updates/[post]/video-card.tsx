import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import type { OwnedPost } from '@/lib/shop/posts/queries';
import { videoForOwner } from '@/lib/shop/videos/queries';
import { AddVideo } from '../../videos/add-video';
import { PlainVideo } from '../../videos/plain-video';
import { takeVideoOff } from '../../videos/video-actions';
import { OwnedVideoPlayer, VideoSaid } from '../../videos/video-said';
import { videoMessages, videoWords } from '../../videos/video-words';

type VideoCardProps = { actor: PersonActor; page: PageSettings; post: OwnedPost; refused: string | null };

/** The video of a post: added, told in words, taken off. */
export async function VideoCard({ actor, page, post, refused }: VideoCardProps) {
  const [{ t }, video] = await Promise.all([requestI18n(), videoForOwner(actor, page.id, post.id)]);
  const messages = videoMessages(t);
  const name = t('videos.one');
  return (
    <Card className="space-y-4">
      <div id="video" className="scroll-mt-24">
        <h2 className="font-semibold text-lg">{name}</h2>
        <p className="text-muted text-sm">{t('videos.post_body')}</p>
      </div>
      {refused && <Notice tone="danger">{messages[refused] ?? messages.unexpected}</Notice>}
      {video ? (
        <div className="grid gap-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <div className="space-y-2">
            <OwnedVideoPlayer video={video} name={name} />
            <p className="text-muted text-sm">
              {t('videos.length', { seconds: Math.max(1, Math.round(video.durationMs / 1000)) })}
            </p>
            <Form action={takeVideoOff} messages={messages}>
              <input type="hidden" name="page" value={page.id} />
              <input type="hidden" name="post" value={post.id} />
              <input type="hidden" name="video" value={video.id} />
              <SubmitButton size="small" variant="quiet">
                {t('videos.remove')} <span className="sr-only">({name})</span>
              </SubmitButton>
            </Form>
          </div>
          <div className="min-w-0 space-y-3">
            <VideoSaid video={video} page={page} photos={post.photos} messages={messages} />
          </div>
        </div>
      ) : (
        <>
          <AddVideo pageId={page.id} to={{ post: post.id }} words={videoWords(t)} messages={messages} />
          <PlainVideo page={page} to={{ post: post.id }} />
        </>
      )}
    </Card>
  );
}
