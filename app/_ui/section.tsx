import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { ArrowRightIcon } from './icons';
import { Link } from './link';

type SectionProps = {
  title: string;
  /** Where all of it is, and the words for that. */
  more?: { href: string; label: string };
  className?: string;
  children: ReactNode;
};

/** A part of a page with its heading and the way to all of it. */
export function Section({ title, more, className, children }: SectionProps) {
  return (
    <section className={classNames('space-y-5', className)}>
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-lg md:text-xl">{title}</h2>
        {more && (
          <Link
            href={more.href}
            className="flex min-h-11 shrink-0 items-center gap-1 font-medium text-sm hover:underline"
          >
            {more.label}
            <ArrowRightIcon size={16} className="mirror" />
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}
