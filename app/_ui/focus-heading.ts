/**
 * Gives the focus to the heading of the page when nothing has it: what had it is gone, or the page has only just come.
 * It is taken from nothing else, and nothing moves. Answers the heading that has it now, else null.
 */
export function focusHeading(): HTMLElement | null {
  if (document.activeElement !== document.body) return null;
  const main = document.getElementById('main');
  const heading = main?.querySelector<HTMLElement>('h1') ?? main;
  if (!heading) return null;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return heading;
}
