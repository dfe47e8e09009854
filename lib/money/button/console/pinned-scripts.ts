/** Every pinned version of the button's script with its hash (SRI), the newest last. Written by `npm run pay-script`. */
export const pinnedScripts: Readonly<Record<string, string>> = {
  '1.0.0': 'sha384-PLpXHuE5hWkcA1sCytpXaEEapWfqsI1CNgB1xBye8UF6NeFjQPcvmk+q2tZO5aey',
};
