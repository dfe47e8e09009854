'use client';

import { createContext, useContext } from 'react';
import type { FormState } from '@/lib/platform/action';

/** What the fields of a form know about its last answer. */
export type FormReport = {
  state: FormState;
  pending: boolean;
  /** Sentences by refusal code. */
  messages: Readonly<Record<string, string>>;
};

const silent: FormReport = { state: null, pending: false, messages: {} };

/** Hands a form’s last answer down to its fields; outside a form it is silent. */
export const FormContext = createContext<FormReport>(silent);

/** The last answer of the form around this component. */
export function useForm(): FormReport {
  return useContext(FormContext);
}

/** What the last answer says about one field: the sentence beside it, and the value that was typed. */
export function useFieldReport(name: string): { error: string | undefined; typed: string | undefined } {
  const { state, messages } = useForm();
  if (state === null || state.ok) return { error: undefined, typed: undefined };
  const code = state.fields?.[name] ?? (state.field === name ? state.code : undefined);
  return {
    error: code === undefined ? undefined : (messages[code] ?? messages.invalid ?? code),
    typed: state.values[name],
  };
}

/** Whether a tick stood in the form that was refused; `otherwise` where none was. `value` is what the tick sends. */
export function useTicked(name: string, value: string, otherwise: boolean): boolean {
  const { state } = useForm();
  if (state === null || state.ok) return otherwise;
  if (name.endsWith('[]')) return state.lists?.[name.slice(0, -2)]?.includes(value) ?? false;
  return state.values[name] === value;
}
