import { Alert, Badge, Button, Code, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useIsOwner } from '../../auth/me';
import { useFormats, useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { CopyField } from '../../ui/CopyField';
import { Section, Shape } from '../../ui/Page';

import { Problem, useProblemText } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import { proofTexts } from './proofs.texts';

/** Whose the domains of an organization's connector are: by a TXT record, or by the operator's word. */
export function Proofs({ id }: { id: string }) {
  const t = useText(proofTexts);
  const canEdit = useIsOwner();
  const problemText = useProblemText();
  const { instant } = useFormats();
  const queryKey = ['sso-connectors', id, 'domains'];
  const { data, error } = useQuery({ queryKey, queryFn: () => take(api.GET('/api/sso-connectors/{id}/domains', { params: { path: { id } } })) });
  const [vouched, setVouched] = useState<string | null>(null);
  const path = (domain: string) => ({ params: { path: { id, domain } } });
  const verify = useChange({ run: (domain: string) => take(api.POST('/api/sso-connectors/{id}/domains/{domain}/verify', path(domain))), stale: [queryKey], done: t('found') });
  const vouch = useChange({
    run: ({ domain, isOverridden }: { domain: string; isOverridden: boolean }) => take(api.PUT('/api/sso-connectors/{id}/domains/{domain}/override', { ...path(domain), body: { isOverridden } })),
    stale: [queryKey],
    then: () => setVouched(null),
  });
  return (
    <Section title={t('proof')} description={t('proofText')}>
      {error ? <Problem problem={error} /> : !data ? <Shape rows={2} /> : null}
      {data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
      <Stack gap="sm">
        {data?.map(({ domain, status, txtName, txtValue, verifiedAt, isOverridden }) => (
          <Paper key={domain} withBorder p="md">
            <Group justify="space-between" gap="sm">
              <Group gap={8}>
                <Code>{domain}</Code>
                <Badge variant="light" color={status === 'Unverified' ? 'orange' : 'teal'}>
                  {t(status)}
                </Badge>
                {verifiedAt && (
                  <Text size="xs" c="dimmed">
                    {t('seen', { time: instant(verifiedAt) })}
                  </Text>
                )}
              </Group>
              {canEdit && (
                <Group gap={4}>
                  {status !== 'Verified' && txtName && (
                    <Button size="xs" variant="light" onClick={() => verify.mutate(domain)} loading={verify.isPending && verify.variables === domain} aria-label={`${t('verify')}: ${domain}`}>
                      {t('verify')}
                    </Button>
                  )}
                  {isOverridden ? (
                    <Button size="xs" variant="subtle" color="red" onClick={() => vouch.mutate({ domain, isOverridden: false })} loading={vouch.isPending && vouch.variables.domain === domain} aria-label={`${t('withdraw')}: ${domain}`}>
                      {t('withdraw')}
                    </Button>
                  ) : (
                    status === 'Unverified' && (
                      <Button size="xs" variant="subtle" onClick={() => setVouched(domain)} aria-label={`${t('vouch')}: ${domain}`}>
                        {t('vouch')}
                      </Button>
                    )
                  )}
                </Group>
              )}
            </Group>
            {status === 'Unverified' && txtName && (
              <Stack gap="xs" mt="sm">
                <CopyField label={t('txtName')} value={txtName} />
                <CopyField label={t('txtValue')} value={txtValue} />
              </Stack>
            )}
            {status === 'Unverified' && !txtName && (
              <Text size="sm" c="dimmed" mt="sm">
                {t('tooLong')}
              </Text>
            )}
            {verify.isError && verify.variables === domain && (
              <Alert color="orange" variant="light" mt="sm" role="status">
                {problemText(verify.error)}
              </Alert>
            )}
          </Paper>
        ))}
      </Stack>
      <Confirm opened={vouched !== null} onClose={() => setVouched(null)} title={t('vouchTitle', { domain: vouched ?? '' })} action={t('vouch')} undoable onConfirm={() => vouched && vouch.mutate({ domain: vouched, isOverridden: true })} loading={vouch.isPending}>
        {t('vouchText')}
      </Confirm>
    </Section>
  );
}
