import type { Tasks } from './work';

/** Jobs of the identity ring. */
export const tasks: Tasks = {};
