import type { ShareView } from '@/lib/social/sharing/model';
import { ShareCard } from './share-card';

/** Shares beside each other. */
export function ShareList({ shares }: { shares: readonly ShareView[] }) {
  return (
    <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
      {shares.map((share) => (
        <li key={share.id}>
          <ShareCard share={share} />
        </li>
      ))}
    </ul>
  );
}
