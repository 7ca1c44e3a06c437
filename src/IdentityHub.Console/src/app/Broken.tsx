import { Button, Group } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ApiError } from '../api/errors';
import { useText } from '../text/text';
import { common } from '../text/common';
import { Page } from '../ui/Page';
import { Problem } from '../ui/problem';
import { shell } from './texts';

/** What stands in the place of a page that threw; the sidebar stays. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const t = useText(shell);
  const c = useText(common);
  const router = useRouter();
  return (
    <Page title={t('brokenTitle')} description={error instanceof ApiError ? undefined : t('brokenText')}>
      <Problem problem={error} />
      <Group mt="md">
        <Button
          onClick={() => {
            reset();
            void router.invalidate();
          }}
        >
          {c('retry')}
        </Button>
      </Group>
    </Page>
  );
}
