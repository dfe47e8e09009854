/** Every pinned version of the button's script with its hash (SRI), the newest last. Written by `npm run pay-script`. */
export const pinnedScripts: Readonly<Record<string, string>> = {
  '1.0.0': 'sha384-y3JtZ90ql/Cq1cD386FGbdUJkN9GiCiGe3fpIPlPRQ8gN8v4kOjMn9hIzxWXZExY',
};
