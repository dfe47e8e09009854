'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '@/app/_ui/class-names';
import { IntentLink } from '@/app/_ui/intent-link';
import { Underway } from './underway';

type BarLinkProps = {
  href: string;
  /** For the place whose address all others begin with. */
  exact: boolean;
  /** Addresses that belong to this place though they do not begin with its own. */
  also?: readonly string[];
  /** Stays a line of words on a phone, where the studio's own bar becomes icons under the thumb. */
  inline?: boolean;
  children: ReactNode;
};

const thumb =
  'max-md:flex max-md:min-h-14 max-md:flex-col max-md:items-center max-md:justify-center max-md:gap-0.5 max-md:text-xs md:rounded-full md:px-3 md:py-2.5 md:text-sm md:aria-[current=page]:bg-sunken';
const line =
  'flex min-h-11 items-center whitespace-nowrap rounded-full px-4 text-sm hover:bg-sunken aria-[current=page]:bg-ink aria-[current=page]:text-paper aria-[current=page]:hover:bg-ink';

/** One place of a bar, marked when we are there. */
export function BarLink({ href, exact, also = [], inline = false, children }: BarLinkProps) {
  const pathname = usePathname();
  const isWithin = (place: string) => pathname === place || pathname.startsWith(`${place}/`);
  const here = exact ? pathname === href : [href, ...also].some(isWithin);
  const link = useRef<HTMLAnchorElement>(null);
  // On a phone the bar is wider than the screen: the place we are at comes into sight.
  useEffect(() => {
    const bar = inline && here ? link.current?.parentElement?.parentElement : null;
    if (bar && link.current) bar.scrollLeft += link.current.getBoundingClientRect().left - bar.clientWidth / 4;
  }, [inline, here]);
  return (
    <IntentLink
      ref={link}
      href={href}
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
