import type { Tasks } from './work';

/** Jobs of the money ring. */
export const tasks: Tasks = {};
