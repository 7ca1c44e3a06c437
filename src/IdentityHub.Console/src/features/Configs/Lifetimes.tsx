import { Alert, Checkbox, Code, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Answer } from '../../api/types';
import { ifMatch } from '../../api/version';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { lifetimeTexts } from './lifetimes.texts';

const sessionQuery = { queryKey: ['session-config'], queryFn: () => take(api.GET('/api/configs/oidc/session')) };
const idTokenQuery = { queryKey: ['id-token-config'], queryFn: () => take(api.GET('/api/configs/id-token')) };

/** How long browsers stay signed in. */
export function SessionLifetime() {
  const { data, error } = useQuery(sessionQuery);
  return data ? <SessionForm stored={data} /> : error ? <Problem problem={error} /> : <Shape rows={2} />;
}

const units = { minute: 60, hour: 3600, day: 86_400 } as const;
type Unit = keyof typeof units;
const longest = 31_536_000;

/** The largest unit that says seconds without a remainder. */
export const unitOf = (seconds: number): Unit => (['day', 'hour', 'minute'] as const).find((unit) => seconds % units[unit] === 0) ?? 'minute';

function SessionForm({ stored }: { stored: Answer<'GetOidcSessionConfig'> }) {
  const t = useText(lifetimeTexts);
  const disabled = !useCanEdit();
  const form = useEdit({ ttl: stored.ttl });
  const { draft, set } = form;
  const [unit, setUnit] = useState<Unit>(unitOf(stored.ttl));
  const save = useChange({ form, run: () => take(api.PATCH('/api/configs/oidc/session', { headers: ifMatch(stored), body: draft })), stale: [sessionQuery.queryKey] });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Section title={t('session')} description={t('sessionText')}>
        <Group align="flex-end" gap="sm">
          <NumberInput
            label={t('lifetime')}
            w={160}
            min={1}
            max={Math.floor(longest / units[unit])}
            value={draft.ttl / units[unit]}
            decimalScale={2}
            onChange={(value) => value !== '' && Number(value) > 0 && set('ttl', Math.min(longest, Math.round(Number(value) * units[unit])))}
            disabled={disabled}
          />
          <Select aria-label={t('unit')} w={150} value={unit} onChange={(value) => value && setUnit(value as Unit)} data={(Object.keys(units) as Unit[]).map((value) => ({ value, label: t(value) }))} disabled={disabled} />
        </Group>
        {draft.ttl < 300 && (
          <Alert color="orange" variant="light" mt="md">
            {t('short')}
          </Alert>
        )}
      </Section>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}

const claims = ['custom_data', 'identities', 'sso_identities', 'roles', 'organizations', 'organization_data', 'organization_roles'] as const;

/** What ID tokens hold beyond the standard. */
export function IdTokenClaims() {
  const { data, error } = useQuery(idTokenQuery);
  return data ? <ClaimsForm stored={data} /> : error ? <Problem problem={error} /> : <Shape rows={3} />;
}

function ClaimsForm({ stored }: { stored: Answer<'GetIdTokenConfig'> }) {
  const t = useText(lifetimeTexts);
  const disabled = !useCanEdit();
  const form = useEdit({ enabledExtendedClaims: stored.enabledExtendedClaims ?? [] });
  const { draft, set } = form;
  const save = useChange({ form, run: () => take(api.PUT('/api/configs/id-token', { headers: ifMatch(stored), body: draft })), stale: [idTokenQuery.queryKey] });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Section title={t('claims')} description={t('claimsText')}>
        <Stack gap="sm">
          {claims.map((claim) => (
            <Checkbox
              key={claim}
              label={<Code>{claim}</Code>}
              description={t(claim)}
              checked={draft.enabledExtendedClaims.includes(claim)}
              // In the order of the list, so that what was taken back is no change.
              onChange={(event) => set('enabledExtendedClaims', claims.filter((one) => (one === claim ? event.currentTarget.checked : draft.enabledExtendedClaims.includes(one))))}
              disabled={disabled}
            />
          ))}
          <Text size="xs" c="dimmed">
            {t('claimsHint')}
          </Text>
        </Stack>
      </Section>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}
