import { Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { Schema } from '../../api/types';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import { texts } from './texts';

/** What a person chose about second factors. */
export function FactorsSection({ userId }: { userId: string }) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const key = ['users', userId, 'factors'];
  const { data, error } = useQuery({ queryKey: key, queryFn: () => take(api.GET('/api/users/{userId}/logto-configs', { params: { path: { userId } } })) });
  const change = useChange({
    run: (body: Schema<'UpdateUserConfigs'>) => take(api.PATCH('/api/users/{userId}/logto-configs', { params: { path: { userId } }, body })),
    stale: [key],
  });
  const one = (label: keyof typeof texts, checked: boolean, body: (checked: boolean) => Schema<'UpdateUserConfigs'>) => (
    <Switch
      label={t(label)}
      description={t(`${String(label)}Text` as keyof typeof texts)}
      checked={checked}
      onChange={(event) => change.mutate(body(event.currentTarget.checked))}
      disabled={!canEdit || change.isPending}
    />
  );
  return (
    <Section title={t('factors')} description={t('factorsText')}>
      {error ? <Problem problem={error} /> : !data ? <Shape rows={2} /> : null}
      {data && (
        <Stack gap="md">
          {one('wantsFactors', data.mfa.enabled ?? false, (enabled) => ({ mfa: { enabled } }))}
          {one('skipFactors', data.mfa.skipMfaOnSignIn, (skipMfaOnSignIn) => ({ mfa: { skipMfaOnSignIn } }))}
          {one('postponed', data.mfa.skipped, (skipped) => ({ mfa: { skipped } }))}
          {one('postponedPasskey', data.passkeySignIn.skipped, (skipped) => ({ passkeySignIn: { skipped } }))}
        </Stack>
      )}
    </Section>
  );
}
