import type { PostRow } from './shape';
import { photo } from './write';

/** Posts that nobody but their pages' people see yet. */
export const laterPosts: readonly PostRow[] = [
  [
    'cedar-and-co',
    'omar',
    -6,
    'The Porter in leather, at the old price until Sunday evening. Then the new hides come, and the new price with them.',
    [photo('paul-weaver-1120584')],
    [['porter-leather-sofa', 50, 55]],
  ],
  ['cedar-and-co', 'omar', null, 'Opening hours over the holidays: ask Nadia first.', []],
];
