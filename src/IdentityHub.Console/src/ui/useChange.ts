import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { ApiError } from '../api/errors';
import { common } from '../text/common';
import { useText } from '../text/text';
import { useProblemText } from './problem';

interface Change<TInput, TResult> {
  run: (input: TInput) => Promise<TResult>;
  /** What is read anew afterwards. */
  stale?: QueryKey[];
  /** What is said; "Saved." when absent, nothing when null. */
  done?: string | null;
  then?: (result: TResult, input: TInput) => void;
}

/** A change through the API: says that it happened, or why not; whoever typed something keeps it. */
export function useChange<TInput = void, TResult = unknown>({ run, stale = [], done, then }: Change<TInput, TResult>) {
  const t = useText(common);
  const problemText = useProblemText();
  const queries = useQueryClient();
  return useMutation<TResult, unknown, TInput>({
    mutationFn: run,
    onSuccess: async (result, input) => {
      if (done !== null) notifications.show({ message: done ?? t('saved'), color: 'teal', role: 'status' });
      then?.(result, input);
      await Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
    onError: (problem) => {
      const id = problem instanceof ApiError && problem.requestId ? ` (${t('requestId', { id: problem.requestId })})` : '';
      notifications.show({ title: t('failed'), message: problemText(problem) + id, color: 'red', autoClose: 10_000, role: 'alert' });
    },
  });
}
