import { LookAgain } from '@/app/_ui/look-again';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { sightProgress } from '@/lib/shop/vision/sight/queries';

/** How far the shop has come in looking at the page's photographs, while it is at it; nothing when it is done. */
export async function SightProgress({ actor, page }: { actor: PersonActor; page: PageSettings }) {
  const [{ t }, progress] = await Promise.all([requestI18n(), sightProgress(actor, page.id)]);
  if (progress === null) return null;
  const { all, seen, changing } = progress;
  const done = seen < all ? seen : (changing ?? all);
  if (done >= all) return null;
  return (
    <div className="space-y-2 rounded-md bg-sunken px-4 py-3 text-sm">
      <p id="sight-progress">
        {t(seen < all ? 'studio.sight_progress' : 'studio.sight_changing', { seen: done, photos: all })}
      </p>
      <progress
        aria-labelledby="sight-progress"
        value={done}
        max={all}
        className="block h-1.5 w-full overflow-hidden rounded-full accent-teal"
      />
      <LookAgain />
    </div>
  );
}
