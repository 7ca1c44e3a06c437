import { Loader, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { consolePath } from '../address';
import { api, onSessionEnded, take } from '../api/client';
import { ApiError } from '../api/errors';
import type { Me } from '../auth/me';
import { completeSignIn, currentUser, forget, signIn, signOut } from '../auth/session';
import { common } from '../text/common';
import { useText } from '../text/text';
import { Problem } from '../ui/problem';
import { Notice, NoticeButton } from './Notice';
import { shell } from './texts';

const SignedIn = lazy(() => import('./SignedIn'));

type State = { is: 'busy' } | { is: 'signedOut' } | { is: 'ended' } | { is: 'forbidden' } | { is: 'failed'; problem: unknown } | { is: 'signedIn'; me: Me };

const isCallback = () => window.location.pathname === `${consolePath}/callback`;

// Once, although React runs effects twice in development: a code works once.
let entering: Promise<State> | null = null;

async function enter(): Promise<State> {
  try {
    if (isCallback()) window.history.replaceState(null, '', `${consolePath}${await completeSignIn()}`);
    if (!(await currentUser())) return { is: 'signedOut' };
    return { is: 'signedIn', me: await take(api.GET('/api/console/me')) };
  } catch (problem) {
    if (problem instanceof ApiError && problem.status === 403) return { is: 'forbidden' };
    if (problem instanceof ApiError && problem.status === 401) {
      await forget();
      return { is: 'signedOut' };
    }
    return { is: 'failed', problem };
  }
}

/** Lets administrators in, and tells everybody else what to do. */
export function Gate() {
  const t = useText(shell);
  const c = useText(common);
  const [state, setState] = useState<State>({ is: 'busy' });
  useEffect(() => {
    void (entering ??= enter()).then(setState);
    return onSessionEnded(() => setState((current) => (current.is === 'signedIn' ? { is: 'ended' } : current)));
  }, []);

  const goSignIn = () => void signIn().catch((problem: unknown) => setState({ is: 'failed', problem }));
  switch (state.is) {
    case 'busy':
      return <Busy text={t('signingIn')} />;
    case 'signedIn':
      return (
        <Suspense fallback={<Busy text={c('loading')} />}>
          <SignedIn me={state.me} />
        </Suspense>
      );
    case 'forbidden':
      return (
        <Notice title={t('forbiddenTitle')} actions={<NoticeButton onClick={() => void signOut()}>{t('otherAccount')}</NoticeButton>}>
          {t('forbiddenText')}
        </Notice>
      );
    case 'failed':
      return (
        <Notice
          title={t('signInFailed')}
          actions={<NoticeButton onClick={() => (isCallback() ? window.location.assign(consolePath) : window.location.reload())}>{c('retry')}</NoticeButton>}
        >
          <Problem problem={state.problem} />
        </Notice>
      );
    case 'ended':
    case 'signedOut':
      return (
        <Notice title={t(state.is === 'ended' ? 'endedTitle' : 'signedOutTitle')} actions={<NoticeButton onClick={goSignIn}>{t('signIn')}</NoticeButton>}>
          {t(state.is === 'ended' ? 'endedText' : 'signedOutText')}
        </Notice>
      );
  }
}

function Busy({ text }: { text: string }) {
  return (
    <Notice title="IdentityHub">
      <Loader size="sm" type="dots" />
      <Text size="sm" role="status">
        {text}
      </Text>
    </Notice>
  );
}
