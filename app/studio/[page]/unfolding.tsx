'use client';

import type { ReactNode } from 'react';
import { classNames } from '@/app/_ui/class-names';
import { useForm } from '@/app/_ui/form-context';
import { ChevronDownIcon } from '@/app/_ui/icons';

/**
 * The part of a form that is folded away until somebody wants it; it is open when the form comes back refused, where `fields`
 * are named because of one of them.
 */
export function Unfolding({
  title,
  className,
  open = false,
  fields,
  children,
}: {
  title: ReactNode;
  className: string;
  /** Unfolded from the beginning. */
  open?: boolean;
  fields?: readonly string[];
  children: ReactNode;
}) {
  const { state } = useForm();
  const faulty = state?.ok === false ? [state.field, ...Object.keys(state.fields ?? {})] : [];
  const refused = fields ? fields.some((name) => faulty.includes(name)) : state?.ok === false;
  return (
    <details open={open || refused} className="group">
      <summary className={classNames('flex min-h-11 cursor-pointer items-center gap-2 rounded-sm', className)}>
        {title}
        <ChevronDownIcon className="shrink-0 text-muted group-open:rotate-180" />
      </summary>
      <div className="mt-1 space-y-5">{children}</div>
    </details>
  );
}
