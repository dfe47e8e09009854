/** Lets work of one name wait for the work before it: what a record says when it is read still stands when it is written. */
export function oneAtATime() {
  const last = new Map();
  return (name, work) => {
    const done = (last.get(name) ?? Promise.resolve()).then(work, work);
    const settled = done.then(
      () => {},
      () => {},
    );
    last.set(name, settled);
    void settled.then(() => last.get(name) === settled && last.delete(name));
    return done;
  };
}
