import { sendPhoto } from '../../send-photo';
import { postForm, sendPieces } from '../send-pieces';

const address = '/api/studio/video';

/** Whether a file that was dropped is meant as a video; what it is, its bytes say later. */
export function isVideo(file: File): boolean {
  return file.type.startsWith('video/') || /\.(?:mp4|m4v|mov|webm)$/i.test(file.name);
}

/** What is being done with a video: `share` of it is sent, then it is checked, then its picture is drawn. */
export type VideoStep = { at: 'sending'; share: number } | { at: 'keeping' } | { at: 'drawing' };

/** What it is brought to, by its name in the form. */
export type VideoBringer = { product: string } | { post: string };

/** A video that is kept: its id, where it plays, and the picture that was drawn of it, if this browser could. */
export type SentVideo = { id: string; poster: string | null };

/**
 * Sends a video to a product or post, in pieces, and draws its picture from what the shop plays: so this browser plays it. A try that was left
 * goes on where it was.
 */
export async function sendVideo(
  page: string,
  to: VideoBringer,
  file: File,
  onStep: (step: VideoStep) => void,
): Promise<{ ok: true; video: SentVideo } | { ok: false; code: string }> {
  const begun = await sendPieces(
    address,
    { page, ...to, name: file.name, modified: String(file.lastModified) },
    ({ id }) => ({ page, ...to, video: String(id) }),
    file,
    (share) => onStep({ at: 'sending', share }),
  );
  if (!begun.ok) return begun;
  onStep({ at: 'keeping' });
  const kept = await postForm(address, { page, ...to, video: String(begun.value.id) });
  if (!kept.ok) return kept;
  onStep({ at: 'drawing' });
  const { video, key, container, durationMs } = kept.value;
  const drawn = await drawFrame(`/media/video/${key}.${container}`, Number(durationMs)).catch(() => null);
  const sent = drawn && (await sendPhoto(page, new File([drawn], 'poster.jpg', { type: 'image/jpeg' })));
  return { ok: true, video: { id: String(video), poster: sent?.ok ? sent.photo.mediaId : null } };
}

const patienceMs = 15_000;

/** A frame out of its first third, as JPEG: the very first one is often black. */
async function drawFrame(source: string, durationMs: number): Promise<Blob | null> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.preload = 'auto';
  video.src = source;
  try {
    await event(video, 'loadeddata');
    video.currentTime = Math.min(1, durationMs / 3000);
    await event(video, 'seeked');
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
  } finally {
    video.removeAttribute('src');
    video.load();
  }
}

function event(video: HTMLVideoElement, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('too slow')), patienceMs);
    video.addEventListener(
      name,
      () => {
        clearTimeout(patience);
        resolve();
      },
      { once: true },
    );
    video.addEventListener('error', () => reject(new Error('this browser cannot play it')), { once: true });
  });
}
