import type { ReactNode } from 'react';
import { Link } from '@/app/_ui/link';
import { SharedLine } from '@/app/(social)/_share/shared-line';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { shareableLines } from '@/lib/money/orders/share/queries';
import { useVoice } from '@/lib/platform/request';

/** What stands below each line of her own order that she may share: the quiet way to do so, or how it is shared. */
export async function shareControls(actor: Actor, order: Id<'order'>): Promise<ReadonlyMap<string, ReactNode>> {
  if (actor.kind !== 'person') return new Map();
  const lines = await shareableLines(actor, order);
  return new Map(
    lines.map(({ line, mark }) => [
      line,
      <div key={line} className="mt-1">
        <SharedLine actor={actor} mark={mark} otherwise={<ShareLink line={line} />} />
      </div>,
    ]),
  );
}

function ShareLink({ line }: { line: Id<'line'> }) {
  const { t } = useVoice();
  return (
    <Link
      href={`/orders/share/${line}`}
      className="inline-flex min-h-9 items-center text-muted text-sm underline-offset-4 pointer-coarse:min-h-11 hover:underline"
    >
      {t('sharing.share')}
    </Link>
  );
}
