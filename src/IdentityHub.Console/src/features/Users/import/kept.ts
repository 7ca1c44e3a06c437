import type { Mapping } from './columns';
import type { Importer } from './importer';
import type { PreparedRow } from './people';
import type { Source } from './source';

/** A file that was chosen, and what has become of it. */
export interface Job {
  name: string;
  source: Source;
  mapping: Mapping;
  rows: PreparedRow[];
  importer?: Importer;
}

/** Outlives the page, so that one may look at others while the import goes on. Ends with the tab. */
export const kept: { job: Job | null } = { job: null };
