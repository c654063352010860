/** Draws charts once per result, not on every change of the page. */
export function onceFor<T extends object, R>(make: (from: T) => R): (from: T) => R {
  const made = new WeakMap<T, R>();
  return (from) => {
    const known = made.get(from) ?? make(from);
    made.set(from, known);
    return known;
  };
}
