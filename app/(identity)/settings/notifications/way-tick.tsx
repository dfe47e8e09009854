'use client';

import { useTicked } from '@/app/_ui/form-context';

type WayTickProps = { name: string; value: string; labelledBy: string; defaultChecked: boolean };

/** One tick of the table, as large as a finger; survives a refusal also without JavaScript. */
export function WayTick({ name, value, labelledBy, defaultChecked }: WayTickProps) {
  const ticked = useTicked(name, value, defaultChecked);
  return (
    <label className="mx-auto grid size-11 place-items-center">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={ticked}
        aria-labelledby={labelledBy}
        className="size-5 accent-ink"
      />
    </label>
  );
}
