import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Something that is kept in the address beside the tab, such as what is searched for: it is there again when one comes back. */
export function useAddress(name: string): [string, (value: string) => void] {
  const navigate = useNavigate();
  const value = useRouterState({ select: (state) => (state.location.search as Record<string, unknown>)[name] });
  const set = useCallback(
    (next: string) =>
      void navigate({
        to: '.',
        search: ((current: Record<string, unknown>) => {
          const { [name]: _, ...others } = current;
          return next === '' ? others : { ...others, [name]: next };
        }) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate, name],
  );
  // The router reads what looks like JSON as JSON: somebody may search for 42.
  return [value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value), set];
}
