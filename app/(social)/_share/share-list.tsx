import { currentActor } from '@/lib/platform/auth';
import { regardOf } from '@/lib/social/liking/queries';
import type { ShareView } from '@/lib/social/sharing/model';
import { RegardBar } from '../_regard/regard-bar';
import { ShareCard } from './share-card';

/** Shares beside each other, with how many like each and have said something. */
export async function ShareList({ shares }: { shares: readonly ShareView[] }) {
  const regard = await regardOf(
    await currentActor(),
    shares.map(({ id }) => id),
  );
  return (
    <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
      {shares.map((share) => (
        <li key={share.id} className="space-y-2">
          <ShareCard share={share} />
          <RegardBar
            on={share.id}
            regard={regard.get(share.id)}
            path={`/shares/${share.id}`}
            of={share.item ?? share.by.name}
          />
        </li>
      ))}
    </ul>
  );
}
