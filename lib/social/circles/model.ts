/**
 * Circles: some of a person's friends under a name that she alone knows.
 *
 * Invariants: only friends are in a circle; whoever stops being one is out of it, and does not come back by becoming one anew.
 */

/** Longest name of a circle, in characters. */
export const circleNameMax = 60;

/** Circles one person may have. */
export const circlesMax = 50;
