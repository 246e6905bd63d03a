/** What is made of a thing once, and kept for as long as the thing is. */
export function onceOf<Thing extends object, Made>(make: (of: Thing) => Made): (of: Thing) => Made {
  const made = new WeakMap<Thing, { readonly value: Made }>();
  return (of) => {
    const before = made.get(of);
    if (before !== undefined) return before.value;
    const value = make(of);
    made.set(of, { value });
    return value;
  };
}
