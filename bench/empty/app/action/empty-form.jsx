'use client';

import { useActionState } from 'react';
import { nothing } from './actions';

export function EmptyForm() {
  const [state, act] = useActionState(nothing, null);
  return (
    <form action={act}>
      <input name="key" defaultValue="0123456789abcdef" />
      <button type="submit">{state ? 'done' : 'go'}</button>
    </form>
  );
}
