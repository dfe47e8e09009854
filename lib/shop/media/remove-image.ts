import 'server-only';
import { eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { profile } from '@/db/schema/identity/person';
import { media } from '@/db/schema/shop/page';
import { reviewPhoto } from '@/db/schema/shop/review';
import { fileStore } from '@/lib/platform/storage';
import { isPhotoKey, keptPlace, sizesPlace } from './model';

/**
 * Removes the bytes of a picture whose row is gone, in every size; a key that still has a row is left alone.
 * A job: the database asks for it when the row is deleted. May run twice.
 */
export async function removeImage(key: string): Promise<void> {
  if (!isPhotoKey(key)) return;
  const [row] = await shopDb().select({ id: media.id }).from(media).where(eq(media.key, key));
  if (row) return;
  const [said] = await shopDb().select({ id: reviewPhoto.id }).from(reviewPhoto).where(eq(reviewPhoto.key, key));
  if (said) return;
  const [shows] = await shopDb().select({ id: profile.personId }).from(profile).where(eq(profile.avatarKey, key));
  if (shows) return;
  const store = await fileStore();
  await store.remove(keptPlace(key));
  await store.remove(sizesPlace(key));
}
