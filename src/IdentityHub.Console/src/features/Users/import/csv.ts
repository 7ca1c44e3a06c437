import Papa from 'papaparse';
import { problemColumn, unguard } from './csvText';
import { breathe } from './slices';
import { UnreadableFile, type Source, type SourceRow } from './source';

const delimiters = [',', ';', '\t'];
const chunkCharacters = 256 * 1024;

/** Finds what separates the values: what the first line has most of, outside of quotation marks. */
export function findDelimiter(text: string): string {
  const counts = new Map(delimiters.map((delimiter) => [delimiter, 0]));
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === '\n' || character === '\r')) break;
    else if (!isQuoted && counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  return [...counts].sort(([, left], [, right]) => right - left)[0]![0];
}

const linesIn = (text: string): number => (text.includes('\n') || text.includes('\r') ? text.split(/\r\n|\n|\r/).length - 1 : 0);

/**
 * Reads a table (RFC 4180; also with semicolons or tabs, and with any end of line). The first row names the columns. Long files are read in
 * parts, between which the browser has its turn.
 */
export async function readCsv(text: string, onProgress?: (share: number) => void, delimiter = findDelimiter(text)): Promise<Source> {
  const rows: SourceRow[] = [];
  let line = 1;
  let read = 0;
  await new Promise<void>((resolve, reject) => {
    const config: Papa.ParseLocalConfig<string[], string> = {
      delimiter,
      header: false,
      skipEmptyLines: false,
      chunkSize: chunkCharacters,
      chunk: ({ data, errors }, parser) => {
        const wrong = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row));
        data.forEach((cells, index) => {
          const row: SourceRow = { line, cells };
          // Only the values of a row have ends of lines in them, so the lines can be counted by what was read.
          line += 1 + cells.reduce((sum, cell) => sum + linesIn(cell), 0);
          if (wrong.has(index)) row.broken = { is: 'quotes' };
          if (cells.length > 1 || cells[0]!.trim() !== '') rows.push(row);
        });
        read += chunkCharacters;
        onProgress?.(Math.min(1, read / text.length));
        parser.pause();
        void breathe().then(() => parser.resume());
      },
      complete: () => resolve(),
      error: (problem: unknown) => reject(problem instanceof Error ? problem : new Error(String(problem))),
    };
    // A text in parts works like a file in parts; its types know of the latter only.
    Papa.parse<string[]>(text as never, config as never);
  });
  const head = rows.shift();
  if (!head?.cells) throw new UnreadableFile('empty');
  const columns = head.cells.map((name, index) => name.trim() || `#${index + 1}`);
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice) throw new UnreadableFile('columnTwice', { column: twice });
  // A file that was made here has guards before what looks like a formula; in others an apostrophe is one.
  const isOurs = columns.includes(problemColumn);
  for (const row of rows) {
    if (row.cells!.length !== columns.length) row.broken ??= { is: 'cellCount', values: { found: row.cells!.length, expected: columns.length } };
    if (isOurs) row.cells = row.cells!.map(unguard);
  }
  return { kind: 'table', columns: isOurs ? columns.map(unguard) : columns, rows };
}
