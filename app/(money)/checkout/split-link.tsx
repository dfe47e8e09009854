import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';
import { type AskedSheet, checkoutPath } from './asked';

/** The way to paying it together with others, where that can be: not at the door, and not what another site asks for. */
export async function SplitLink({ asked }: { asked: AskedSheet }) {
  if (!asked.basket || 'items' in asked.basket || asked.byDoor || asked.pickups.length > 0) return null;
  const { t } = await requestI18n();
  return (
    <Link
      href={`/transfers/parts/new?${checkoutPath(asked).split('?')[1] ?? ''}`}
      className="inline-flex min-h-11 items-center underline underline-offset-4"
    >
      {t('parts.with_friends')}
    </Link>
  );
}
