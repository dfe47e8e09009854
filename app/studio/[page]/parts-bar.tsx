'use client';

import { usePathname } from 'next/navigation';
import { Strip } from '@/app/_ui/strip';
import { BarLink } from './bar-link';
import { isAt, type PlaceLink } from './where';

/** The places of the section we are in, where it has several: the second line of the studio's bar. */
export function PartsBar({ sections }: { sections: readonly { label: string; parts: readonly PlaceLink[] }[] }) {
  const pathname = usePathname();
  const here = sections.find(({ parts }) => parts.some((part) => isAt(pathname, part)));
  if (here === undefined || here.parts.length < 2) return null;
  return (
    <div className="page-width">
      <Strip label={here.label} at={pathname} className="md:-ms-7 -mb-px">
        {here.parts.map(({ label, ...part }) => (
          <li key={part.href}>
            <BarLink {...part} inline>
              {label}
            </BarLink>
          </li>
        ))}
      </Strip>
    </div>
  );
}
