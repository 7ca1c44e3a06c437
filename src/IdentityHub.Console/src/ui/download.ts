/** Gives the browser something to keep as a file. */
export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: some browsers begin to read it later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The same with a text. */
export const saveText = (name: string, text: string, type: string): void => saveBlob(name, new Blob([text], { type }));
