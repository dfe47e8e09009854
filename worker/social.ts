import type { Tasks } from './work';

/** Jobs of the social ring. */
export const tasks: Tasks = {};
