'use client';

import { Checkbox } from '@/app/_ui/choice';
import { TickGroup } from '@/app/_ui/tick-group';

type RoleTicksProps = {
  legend: string;
  roles: readonly { value: string; label: string; meaning: string }[];
  chosen: readonly string[];
};

/** The roles somebody has or gets, each with what it may; at least one. */
export function RoleTicks({ legend, roles, chosen }: RoleTicksProps) {
  return (
    <TickGroup name="roles" legend={legend} className="space-y-1">
      {roles.map((role) => (
        <Checkbox
          key={role.value}
          name="roles[]"
          value={role.value}
          label={role.label}
          hint={role.meaning}
          defaultChecked={chosen.includes(role.value)}
        />
      ))}
    </TickGroup>
  );
}
