/** Builds a value at the first call and keeps it. */
/* @__NO_SIDE_EFFECTS__ */
export function once<Value>(build: () => Value): () => Value {
  let built: Value | undefined;
  return () => (built ??= build());
}
