'use client';

import { useFieldReport } from '@/app/_ui/form-context';

/** The fault of a group of ticks, which have no field of their own to say it beside. */
export function GroupFault({ name }: { name: string }) {
  const { error } = useFieldReport(name);
  return error ? (
    <p role="alert" className="font-medium text-brick text-sm">
      {error}
    </p>
  ) : null;
}
