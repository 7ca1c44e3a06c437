import type { ReactNode } from 'react';

/** What may be wider than the page: scrolls by itself, with the keyboard too. */
export function ScrollX({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
