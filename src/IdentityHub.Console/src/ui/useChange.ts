import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiError } from '../api/errors';
import { common } from '../text/common';
import { useText } from '../text/text';
import { useProblemText } from './problem';
import type { EditForm } from './useEdit';

interface Change<TInput, TResult, TDraft> {
  run: (input: TInput) => Promise<TResult>;
  /** What is read anew afterwards. */
  stale?: QueryKey[];
  /** What is said; "Saved." when absent, nothing when null. */
  done?: string | null;
  then?: (result: TResult, input: TInput) => void;
  /** The form whose draft is sent. */
  form?: Pick<EditForm<TDraft>, 'draft' | 'status' | 'saved'>;
}

/** A change through the API: says that it happened, or why not; whoever typed something keeps it. */
export function useChange<TInput = void, TResult = unknown, TDraft = unknown>({ run, stale = [], done, then, form }: Change<TInput, TResult, TDraft>) {
  const t = useText(common);
  const problemText = useProblemText();
  const queries = useQueryClient();
  const readAnew = () => Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })));
  const failure = useRef<string | null>(null);
  // What did not work before does now.
  const hideFailure = () => failure.current && notifications.hide(failure.current);
  return useMutation<TResult, unknown, TInput>({
    mutationFn: async (input) => {
      // Pressing Enter is no decision.
      if (form?.status === 'conflict') throw new ApiError(412, 'request.precondition_failed', t('conflict'));
      const result = await run(input);
      form?.saved(form.draft);
      return result;
    },
    onSuccess: async (result, input) => {
      hideFailure();
      if (done !== null) notifications.show({ message: done ?? t('saved'), color: 'teal', role: 'status' });
      then?.(result, input);
      await readAnew();
    },
    onError: async (problem) => {
      const id = problem instanceof ApiError && problem.requestId ? ` (${t('requestId', { id: problem.requestId })})` : '';
      hideFailure();
      failure.current = notifications.show({ title: t('failed'), message: problemText(problem) + id, color: 'red', autoClose: 10_000, role: 'alert' });
      // Somebody else was first: what they did is shown, beside what was typed here.
      if (problem instanceof ApiError && problem.status === 412) await readAnew();
    },
  });
}
