import type { Money } from '@/lib/kernel/money';
import { useVoice } from '@/lib/platform/request';
import { classNames } from './class-names';

/** An amount with its currency, isolated from the writing direction around it, digits of one width. */
export function Price({ value, className }: { value: Money; className?: string }) {
  const { formatMoney } = useVoice();
  return <bdi className={classNames('whitespace-nowrap tabular-nums', className)}>{formatMoney(value)}</bdi>;
}
