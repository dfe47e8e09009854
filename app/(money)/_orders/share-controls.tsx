import type { ReactNode } from 'react';
import { Link } from '@/app/_ui/link';
import { SharedLine } from '@/app/(social)/_share/shared-line';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { OrderView } from '@/lib/money/orders/model';
import { shareableLines } from '@/lib/money/orders/share/queries';
import { useVoice } from '@/lib/platform/request';

/** What stands below each line of her own order that she may share: the quiet way to do so, or how it is shared. */
export async function shareControls(
  actor: Actor,
  order: Pick<OrderView, 'id' | 'lines'>,
): Promise<ReadonlyMap<string, ReactNode>> {
  if (actor.kind !== 'person') return new Map();
  const lines = await shareableLines(actor, order.id);
  const titles = new Map(order.lines.map(({ id, title }) => [id, title]));
  return new Map(
    lines.map(({ line, mark }) => {
      const of = titles.get(line) ?? '';
      return [
        line,
        <div key={line} className="mt-1">
          <SharedLine actor={actor} mark={mark} of={of} otherwise={<ShareLink line={line} of={of} />} />
        </div>,
      ];
    }),
  );
}

function ShareLink({ line, of }: { line: Id<'line'>; of: string }) {
  const { t } = useVoice();
  return (
    <Link
      href={`/orders/share/${line}`}
      className="inline-flex min-h-9 items-center text-muted text-sm underline-offset-4 pointer-coarse:min-h-11 hover:underline"
    >
      <span>
        {t('sharing.share')}
        <span className="sr-only">
          {' '}
          <bdi>{of}</bdi>
        </span>
      </span>
    </Link>
  );
}
