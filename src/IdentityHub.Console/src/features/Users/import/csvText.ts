/** The column that files of failed rows have after those of the file: why. It is left out when such a file is imported. */
export const problemColumn = 'import_problem';

// What makes a spreadsheet take a cell for a formula (OWASP, CSV injection).
const formula = /^'*[=+\-@\t\r\n]/;
const guarded = /^''*[=+\-@\t\r\n]/;

/** A cell of a file that was written here, without the guard before what looks like a formula. */
export const unguard = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);

/** A cell as it is written: quoted, and with an apostrophe where a spreadsheet would run a formula. */
export const writeCell = (value: string): string => `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

/** A table in the form of RFC 4180, with a mark that tells spreadsheets that it is UTF-8. */
export const writeCsv = (rows: string[][]): string => `\uFEFF${rows.map((row) => row.map(writeCell).join(',')).join('\r\n')}\r\n`;
