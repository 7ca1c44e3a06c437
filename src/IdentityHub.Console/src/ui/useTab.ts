import { useNavigate, useRouterState } from '@tanstack/react-router';

/** The tab of a page, kept in the address so that it can be linked to. */
export function useTab(first: string): [string, (tab: string | null) => void] {
  const navigate = useNavigate();
  const search = useRouterState({ select: (state) => state.location.search as { tab?: string } });
  return [search.tab ?? first, (tab) => void navigate({ to: '.', search: (tab && tab !== first ? { tab } : {}) as never, replace: true, resetScroll: false })];
}
