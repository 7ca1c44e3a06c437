import { eachInSlices } from './slices';
import { UnreadableFile, type Source, type SourceRow } from './source';

interface Piece {
  line: number;
  text: string;
}

/** Whether the text is a list, or one object after the other (NDJSON). */
export const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text.slice(0, 4096));

/**
 * Cuts a text into its objects: the elements of the list when it is one, else the values that follow each other. It looks at brackets and texts
 * only, so a mistake in one object stays there, and its line is known.
 */
export function cutJson(text: string): Piece[] {
  const pieces: Piece[] = [];
  const isList = /^\s*\[/.test(text);
  let line = 1;
  let depth = 0;
  let start = -1;
  let startLine = 1;
  let isText = false;
  const base = isList ? 1 : 0;
  const end = (at: number) => {
    if (start >= 0) pieces.push({ line: startLine, text: text.slice(start, at).trim() });
    start = -1;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '\n') line++;
    if (isText) {
      if (character === '\\') at++;
      else if (character === '"') isText = false;
      // No text of JSON goes on in the next line; one that does lacks its end, and the next object is not to be lost with it.
      else if (character === '\n') isText = false;
      continue;
    }
    const isSpace = character === ' ' || character === '\n' || character === '\r' || character === '\t';
    if (isList && depth === 0 && character === '[' && start < 0) {
      depth = 1;
      continue;
    }
    if (depth === base && (isList ? character === ',' : character === '\n')) {
      end(at);
      continue;
    }
    if (isList && depth === 1 && character === ']') {
      end(at);
      depth = 0;
      continue;
    }
    if (!isSpace && start < 0) {
      start = at;
      startLine = line;
    }
    if (character === '"') isText = true;
    else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && depth > base) {
      depth--;
      // Objects that follow each other need no line of their own.
      if (!isList && depth === 0) end(at + 1);
    }
  }
  end(text.length);
  return pieces.filter((piece) => piece.text !== '');
}

/** An object that does not end takes those after it along; where each has a line of its own, they are told apart again. */
function uncut(piece: Piece): Piece[] {
  const lines = piece.text.split('\n');
  if (!lines.slice(1).some((line) => /^\{.*\}\s*,?\s*$/.test(line)) || isJson(piece.text)) return [piece];
  return lines
    .map((text, index) => ({ line: piece.line + index, text: text.trim().replace(/,$/, '') }))
    .filter(({ text }) => text !== '');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Reads a list of objects, or objects that follow each other, in the form of the body of `POST /api/users`. */
export async function readJson(text: string, onProgress?: (share: number) => void): Promise<Source> {
  const pieces = cutJson(text).flatMap(uncut);
  if (pieces.length === 0) throw new UnreadableFile('noRows');
  const columns = new Set<string>();
  const rows: SourceRow[] = [];
  await eachInSlices(
    pieces,
    ({ line, text: piece }) => {
      try {
        const value: unknown = JSON.parse(piece);
        if (typeof value !== 'object' || value === null || Array.isArray(value)) {
          rows.push({ line, value, broken: { is: 'notObject' } });
          return;
        }
        Object.keys(value).forEach((name) => columns.add(name));
        rows.push({ line, value });
      } catch (failure) {
        rows.push({ line, value: piece, broken: { is: 'notJson', values: { problem: failure instanceof Error ? failure.message : '' } } });
      }
    },
    (done) => onProgress?.(done / pieces.length),
  );
  return { kind: 'json', columns: [...columns], rows };
}
