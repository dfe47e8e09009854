import type { ReactNode } from 'react';
import { requestI18n } from '@/lib/platform/request';
import { classNames } from './class-names';
import { LockIcon } from './icons';

const tones = {
  neutral: 'bg-sunken text-ink',
  done: 'bg-teal-soft text-teal',
  danger: 'bg-brick-soft text-brick',
};

/** A small label that says what state a thing is in. */
export function Chip({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: keyof typeof tones;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        'inline-flex min-h-6 items-center gap-1 whitespace-nowrap rounded-full px-2.5 font-medium text-xs',
        tones[tone],
      )}
    >
      {icon}
      {children}
    </span>
  );
}

/** The promise on everything private. */
export async function OnlyYou() {
  const { t } = await requestI18n();
  return (
    <Chip tone="done" icon={<LockIcon size={12} />}>
      {t('common.only_you')}
    </Chip>
  );
}
