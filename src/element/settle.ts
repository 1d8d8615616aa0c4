/** Whether all promises were fulfilled; `undefined` when that was not decided within so many milliseconds. */
export async function settle(promises: readonly Promise<unknown>[], timeout: number): Promise<boolean | undefined> {
  if (!promises.length) return true;
  const all = Promise.all(promises).then(
    () => true,
    () => false,
  );
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, timeout));
  return Promise.race([all, late]);
}
