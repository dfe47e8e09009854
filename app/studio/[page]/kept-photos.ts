import { keptHere } from '@/app/_ui/kept-here';
import { signedOutMark, waitingPhotos } from '@/app/_ui/signed-out-mark';
import type { SentPhoto } from '../send-photo';

/** A photo that was picked and is no draft yet: kept in this browser, so that a page that is left or reloaded goes on with it. */
export type KeptPhoto = {
  key: string;
  page: string;
  at: number;
  /** Of whom this browser had last signed out when it was picked: after another it is nobody's here. By no clock, which may be set anew. */
  mark: string | null;
  file: File;
  sent: SentPhoto | null;
};

const place = { database: waitingPhotos, store: 'photos' };

/** Photos that were forgotten here longer than this are not taken up again. */
const keptForMs = 24 * 60 * 60 * 1000;

/**
 * Keeps a photo, or what has become of it. False where this browser keeps nothing, and for one of somebody who signed out since: a
 * reload loses what is on its way.
 */
export async function keepPhoto(photo: KeptPhoto): Promise<boolean> {
  if (photo.mark !== signedOutMark()) return false;
  return (await keptHere(place, 'readwrite', (photos) => photos.put(photo, photo.key))) !== null;
}

/** Forgets a photo that is a draft, or that nobody wants. */
export async function forgetPhoto(key: string): Promise<void> {
  await keptHere(place, 'readwrite', (photos) => photos.delete(key));
}

/** The photos of a page that were left on their way, in the order in which they were picked. */
export async function keptPhotos(page: string): Promise<KeptPhoto[]> {
  const all = (await keptHere(place, 'readonly', (photos) => photos.getAll() as IDBRequest<KeptPhoto[]>)) ?? [];
  const [old, fresh] = [all.filter(isOld), all.filter((one) => !isOld(one))];
  for (const { key } of old) void forgetPhoto(key);
  return fresh.filter((one) => one.page === page).sort((one, other) => one.at - other.at);
}

const isOld = ({ at, mark }: KeptPhoto) => at < Date.now() - keptForMs || mark !== signedOutMark();
