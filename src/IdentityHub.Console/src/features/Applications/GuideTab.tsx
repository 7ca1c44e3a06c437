import { Alert, Anchor, Box, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconCheck, IconShieldLock, IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api, take } from '../../api/client';
import { ifMatch } from '../../api/version';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { CodeBlock, CopyField } from '../../ui/CopyField';
import { Section } from '../../ui/Page';
import { useChange } from '../../ui/useChange';
import { applicationsKey, endpoint, isConfidential, issuer, secretsQuery, type Application } from './applications';
import { GuideLogo } from './GuideLogo';
import { guidesFor } from './guides';
import { texts } from './texts';

/** The code for a framework, with the values of this application. */
export function GuideTab({ app }: { app: Application }) {
  const t = useText(texts);
  // Viewers see everything but secrets.
  const canSeeSecrets = useCanEdit();
  const asked = useRouterState({ select: (state) => (state.location.search as { guide?: string }).guide });
  const choices = guidesFor(app.type);
  const [id, setId] = useState(asked);
  const guide = choices.find((choice) => choice.id === id) ?? choices[0];
  const { data: secrets } = useQuery(secretsQuery(app.id, isConfidential(app.type) && canSeeSecrets));
  const { data: discovery } = useQuery({
    queryKey: ['discovery'],
    queryFn: async () => (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as { id_token_signing_alg_values_supported?: string[] },
    staleTime: Infinity,
  });
  if (!guide) return null;
  const secret = secrets?.find(({ expiresAt }) => !expiresAt || expiresAt > Date.now())?.value ?? '';
  const algorithm = app.oidcClientMetadata.idTokenSignedResponseAlg ?? discovery?.id_token_signing_alg_values_supported?.[0] ?? 'ES256';
  const files = guide.files({ endpoint, issuer, appId: app.id, appSecret: secret, algorithm });
  let step = 0;
  const number = () => (step += 1);
  return (
    <Stack gap="lg">
      <Group align="flex-end">
        <GuideLogo id={guide.id} />
        <Select label={t('guideFor')} value={guide.id} onChange={setId as (value: string | null) => void} data={choices.map((choice) => ({ value: choice.id, label: choice.name }))} />
        <Text size="sm" c="dimmed" pb={8}>
          {guide.uses}
        </Text>
      </Group>
      {app.isThirdParty && (
        <Alert variant="light" icon={<IconUserQuestion aria-hidden />} title={t('consentTitle')}>
          {t('consentText')}{' '}
          <Anchor component={Link} to="." search={{ tab: 'permissions' } as never} inherit underline="always">
            {t('consentLink')}
          </Anchor>
        </Alert>
      )}
      <Step number={number()} title={t('stepValues')}>
        <Box className="halves">
          <CopyField label={t('endpoint')} value={endpoint} />
          <CopyField label={t('appId')} value={app.id} />
          {secret && <CopyField label={t('secret')} value={secret} secret />}
        </Box>
      </Step>
      {guide.install && (
        <Step number={number()} title={t('stepInstall')}>
          <CodeBlock code={guide.install} label="shell" />
        </Step>
      )}
      {guide.redirectUris.length > 0 && (
        <Step number={number()} title={t('stepRedirects')}>
          <Redirects app={app} redirectUris={guide.redirectUris} postLogoutRedirectUris={guide.postLogoutRedirectUris} />
        </Step>
      )}
      <Step number={number()} title={t('stepCode')}>
        <Stack>
          {files.map(({ name, code }) => (
            <CodeBlock key={name} label={name} code={code} />
          ))}
          {isConfidential(app.type) && (
            <Alert variant="light" icon={<IconShieldLock aria-hidden />}>
              {t('keepSecret')}
            </Alert>
          )}
        </Stack>
      </Step>
      <Step number={number()} title={t('stepTry')}>
        <Text size="sm">{t(app.type === 'MachineToMachine' ? 'stepTryMachine' : 'stepTryText')}</Text>
      </Step>
    </Stack>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return <Section title={`${number}. ${title}`}>{children}</Section>;
}

function Redirects({ app, redirectUris, postLogoutRedirectUris }: { app: Application; redirectUris: string[]; postLogoutRedirectUris: string[] }) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const { oidcClientMetadata: stored } = app;
  const missing = [
    ...redirectUris.filter((uri) => !stored.redirectUris.includes(uri)),
    ...postLogoutRedirectUris.filter((uri) => !stored.postLogoutRedirectUris.includes(uri)),
  ];
  const add = useChange({
    run: () =>
      take(
        api.PATCH('/api/applications/{id}', {
          params: { path: { id: app.id } },
          headers: ifMatch(app),
          body: {
            oidcClientMetadata: {
              ...stored,
              redirectUris: [...new Set([...stored.redirectUris, ...redirectUris])],
              postLogoutRedirectUris: [...new Set([...stored.postLogoutRedirectUris, ...postLogoutRedirectUris])],
            },
          },
        }),
      ),
    stale: [[...applicationsKey, app.id]],
  });
  return (
    <Stack align="stretch">
      <Text size="sm" c="dimmed">
        {t('stepRedirectsText')}
      </Text>
      <CopyField label={t('redirectUris')} value={redirectUris.join(' ')} />
      {postLogoutRedirectUris.length > 0 && <CopyField label={t('postLogoutUris')} value={postLogoutRedirectUris.join(' ')} />}
      {missing.length === 0 ? (
        <Group gap={6} className="good">
          <IconCheck size={16} aria-hidden />
          <Text size="sm">{t('added')}</Text>
        </Group>
      ) : (
        canEdit && (
          <Button variant="light" className="start" onClick={() => add.mutate()} loading={add.isPending}>
            {t('addThese')}
          </Button>
        )
      )}
    </Stack>
  );
}
