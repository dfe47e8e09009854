'use client';

import type { ChangeEvent } from 'react';

/** Ticks every order in sight, or none; absent where there are no scripts. */
export function TickAll({ label }: { label: string }) {
  const tick = (event: ChangeEvent<HTMLInputElement>) => {
    const { checked, form } = event.currentTarget;
    for (const box of form?.querySelectorAll<HTMLInputElement>('input[name="orders[]"]') ?? []) box.checked = checked;
  };
  return (
    <label className="flex min-h-11 items-center gap-3 text-sm noscript:hidden">
      <input type="checkbox" onChange={tick} className="size-5 accent-ink" />
      {label}
    </label>
  );
}
