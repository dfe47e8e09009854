'use client';

import { Checkbox } from '@/app/_ui/choice';
import { TickGroup } from '@/app/_ui/tick-group';

type TicksProps = {
  /** The name of the field; what is ticked arrives as a list of it. */
  name: string;
  legend: string;
  choices: readonly { value: string; label: string; hint?: string }[];
  chosen: readonly string[];
  className: string;
};

/** Some of a few choices, at least one; that none is ticked is said by the group. */
export function Ticks({ name, legend, choices, chosen, className }: TicksProps) {
  return (
    <TickGroup name={name} legend={legend} className={className}>
      {choices.map(({ value, label, hint }) => (
        <Checkbox
          key={value}
          name={`${name}[]`}
          value={value}
          label={label}
          hint={hint}
          defaultChecked={chosen.includes(value)}
        />
      ))}
    </TickGroup>
  );
}
