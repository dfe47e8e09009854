import type { FormState } from '@/lib/platform/action';
import type { DeskAnswer } from '@/lib/shop/drafts/work-desk';

/** An answer of the desk's action. */
export type State = FormState<DeskAnswer>;

/** Refusal codes by field. */
export type Errors = Readonly<Record<string, string>>;

/** What the last button did, or the code of a refusal that belongs to no field. */
export type Told = { answer: DeskAnswer | null; code: string | null };

/** The faults of an answer by field; after publishing, the cards that stayed say what they wait for. */
export function errorsOf(state: State): Errors {
  if (state === null || state.ok) return waitingOf(state);
  if (state.fields) return state.fields;
  return state.field === undefined ? {} : { [state.field]: state.code };
}

function waitingOf(state: State): Errors {
  if (!state?.ok) return {};
  return Object.fromEntries(
    state.value.waiting.map(({ id, why }) => [`drafts.${id}.${why === 'title_required' ? 'title' : 'price'}`, why]),
  );
}

/** `silence` is what no answer at all means: nothing yet, or nobody there. */
export function toldOf(state: State, silence: string | null = null): Told {
  if (state === null) return { answer: null, code: silence };
  if (state.ok) return { answer: state.value, code: null };
  return { answer: null, code: state.field === undefined && state.fields === undefined ? state.code : null };
}

/** The faults but those of fields that begin like this. */
export function without(errors: Errors, beginning: string): Errors {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => !name.startsWith(beginning)));
}

/** The sentences beside the fields of one card. */
export function cardErrors(errors: Errors, id: string, messages: Readonly<Record<string, string>>) {
  const said = (name: string) => {
    const code = errors[`drafts.${id}.${name}`];
    return code === undefined ? {} : { [name]: messages[code] ?? messages.invalid };
  };
  return { ...said('title'), ...said('price'), ...said('stock'), ...said('category') };
}
