'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { IntentLink } from '@/app/_ui/intent-link';

/** One place of the studio's bar; `exact` for the one whose address all others begin with. */
export function BarLink({ href, exact, children }: { href: string; exact: boolean; children: ReactNode }) {
  const pathname = usePathname();
  const here = pathname === href || (!exact && pathname.startsWith(`${href}/`));
  return (
    <IntentLink
      href={href}
      aria-current={here ? 'page' : undefined}
      className="text-muted hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink max-md:flex max-md:min-h-14 max-md:flex-col max-md:items-center max-md:justify-center max-md:gap-0.5 max-md:text-xs md:rounded-full md:px-3 md:py-2.5 md:text-sm md:aria-[current=page]:bg-sunken"
    >
      {children}
    </IntentLink>
  );
}
