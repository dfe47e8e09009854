'use client';

import { Checkbox } from '@/app/_ui/choice';
import { useFieldReport } from '@/app/_ui/form-context';

type RoleTicksProps = {
  legend: string;
  roles: readonly { value: string; label: string; meaning: string }[];
  chosen: readonly string[];
};

/** The roles somebody has or gets, each with what it may; at least one. */
export function RoleTicks({ legend, roles, chosen }: RoleTicksProps) {
  const { error } = useFieldReport('roles');
  return (
    <fieldset>
      <legend className="font-medium text-sm">{legend}</legend>
      <div className="space-y-1">
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
      </div>
      {error && <p className="font-medium text-brick text-sm">{error}</p>}
    </fieldset>
  );
}
