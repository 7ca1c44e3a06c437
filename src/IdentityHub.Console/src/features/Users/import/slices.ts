/** Lets the browser draw and answer before more work is done. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const sliceMs = 12;

/** Goes through a long list without keeping the tab from answering: works for some milliseconds, then lets others have their turn. */
export async function eachInSlices<T>(items: readonly T[], work: (item: T, index: number) => void, onProgress?: (done: number) => void): Promise<void> {
  let until = performance.now() + sliceMs;
  for (let index = 0; index < items.length; index++) {
    work(items[index]!, index);
    if (index % 32 === 31 && performance.now() > until) {
      onProgress?.(index + 1);
      await breathe();
      until = performance.now() + sliceMs;
    }
  }
  onProgress?.(items.length);
}
