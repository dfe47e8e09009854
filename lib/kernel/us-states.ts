/**
 * What stands for a state in an address of the United States, as its post office writes it (Publication 28, Appendix B): the states, the
 * District of Columbia, the territories, and the three of the armed forces.
 */
export const usStates: readonly string[] = `
AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI
SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI AA AE AP`
  .trim()
  .split(/\s+/);

/** A state as it was typed, as its two letters; null for one that there is not. */
export function usState(typed: string): string | null {
  const code = typed.trim().toUpperCase();
  return usStates.includes(code) ? code : null;
}
