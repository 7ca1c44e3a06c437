import { looksLikeJson, readJson } from './json';
import { UnreadableFile, type Source } from './source';

/** The largest file; more belongs into several. */
export const maxBytes = 100 * 1024 * 1024;

/** The most rows of a file. */
export const maxRows = 500_000;

/** Reads a file: JSON by what it begins with, else a table. Nothing leaves the browser. */
export async function readSource(file: Blob, onProgress?: (share: number) => void): Promise<Source> {
  if (file.size > maxBytes) throw new UnreadableFile('tooLarge', { most: maxBytes / 1024 / 1024 });
  const text = decode(await file.arrayBuffer());
  if (text.trim() === '') throw new UnreadableFile('empty');
  // The reader of tables is loaded when there is a table.
  const source = looksLikeJson(text) ? await readJson(text, onProgress) : await (await import('./csv')).readCsv(text, onProgress);
  if (source.rows.length === 0) throw new UnreadableFile('noRows');
  if (source.rows.length > maxRows) throw new UnreadableFile('tooManyRows', { most: maxRows });
  return source;
}

/** UTF-8 or nothing: names in another encoding would come out wrong, for thousands of people at once. */
export function decode(bytes: ArrayBuffer): string {
  try {
    // A mark at the beginning is taken off.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile('notUtf8');
  }
}
