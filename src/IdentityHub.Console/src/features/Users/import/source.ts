/** A row of a file that people are imported from. */
export interface SourceRow {
  /** The line it begins in, from 1. */
  line: number;
  /** Of a table: its values, in the order of the columns. */
  cells?: string[];
  /** Of JSON: the object. */
  value?: unknown;
  /** Why nothing can be made of it. */
  broken?: Complaint;
}

/** Something wrong with a row: a text of the catalogue and its values. */
export interface Complaint {
  is:
    | 'notJson' | 'notObject' | 'cellCount' | 'quotes' | 'noIdentifier' | 'badUsername' | 'badEmail' | 'badPhone' | 'badUrl' | 'tooLong' | 'badAlgorithm'
    | 'noAlgorithm' | 'passwordAndDigest' | 'badObject' | 'notText' | 'twice';
  /** The column or member. */
  column?: string;
  values?: Record<string, string | number>;
}

/** What a file holds. */
export interface Source {
  kind: 'table' | 'json';
  /** Names of the columns; of JSON, the members that any object has. */
  columns: string[];
  rows: SourceRow[];
}

/** Why a file cannot be read at all. */
export class UnreadableFile extends Error {
  constructor(readonly reason: 'notUtf8' | 'empty' | 'tooLarge' | 'noRows' | 'tooManyRows' | 'columnTwice', readonly values: Record<string, string | number> = {}) {
    super(reason);
    this.name = 'UnreadableFile';
  }
}
