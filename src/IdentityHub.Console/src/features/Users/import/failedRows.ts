import { problemColumn, writeCsv } from './csvText';
import type { Source, SourceRow } from './source';

/** Rows that are not imported, with the reasons, as a table that can be corrected and imported again. */
export function writeFailed(source: Source, rows: { row: SourceRow; reason: string }[]): string {
  const columns = source.columns.filter((column) => column !== problemColumn);
  const indexes = columns.map((column) => source.columns.indexOf(column));
  const cellsOf = ({ cells, value }: SourceRow): string[] => {
    if (cells) return indexes.map((index) => cells[index] ?? '');
    const object = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
    return columns.map((column) => {
      const member = object[column];
      return member === undefined || member === null ? '' : typeof member === 'string' ? member : JSON.stringify(member);
    });
  };
  return writeCsv([[...columns, problemColumn], ...rows.map(({ row, reason }) => [...cellsOf(row), reason])]);
}
