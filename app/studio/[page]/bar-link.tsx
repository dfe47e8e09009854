'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { classNames } from '@/app/_ui/class-names';
import { IntentLink } from '@/app/_ui/intent-link';
import { Underway } from './underway';
import { isAt, type PlaceLink } from './where';

type BarLinkProps = Omit<PlaceLink, 'label'> & {
  /** Every place it is lit for, where it stands for several. */
  around?: readonly Omit<PlaceLink, 'label'>[];
  /** Stays a line of words on a phone, where the studio's own bar becomes icons under the thumb. */
  inline?: boolean;
  children: ReactNode;
};

const thumb =
  'max-md:flex max-md:min-h-14 max-md:flex-col max-md:items-center max-md:justify-center max-md:gap-0.5 max-md:text-center max-md:text-xs md:rounded-full md:px-3 md:py-2.5 md:text-sm md:aria-[current=page]:bg-sunken';
const line =
  'flex min-h-11 items-center whitespace-nowrap border-transparent border-b-2 px-3 text-sm hover:text-ink aria-[current=page]:border-ink aria-[current=page]:text-ink';

/** One place of a bar, marked when we are there. */
export function BarLink({ around, inline = false, children, ...place }: BarLinkProps) {
  const pathname = usePathname();
  const here = (around ?? [place]).some((one) => isAt(pathname, one));
  return (
    <IntentLink
      href={place.href}
      aria-current={here ? 'page' : undefined}
      className={classNames(
        'relative text-muted aria-[current=page]:font-semibold',
        inline ? line : `hover:text-ink aria-[current=page]:text-ink ${thumb}`,
      )}
    >
      {children}
      <Underway />
    </IntentLink>
  );
}
