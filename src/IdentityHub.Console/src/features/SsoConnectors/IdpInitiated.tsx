import { Alert, Button, Group, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { ApiError } from '../../api/errors';
import type { Answer } from '../../api/types';
import { ifMatch } from '../../api/version';
import { useIsOwner } from '../../auth/me';
import { useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { JsonInput } from '../../ui/controls';
import { Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { samlTexts } from './saml.texts';

type Stored = Answer<'GetSsoConnectorIdpInitiatedAuthConfig'>;

/** What happens when the provider of a SAML connector begins a sign-in. */
export function IdpInitiated({ id }: { id: string }) {
  const { data, error } = useQuery({
    queryKey: ['sso-connectors', id, 'idp-initiated'],
    queryFn: async (): Promise<Stored | null> => {
      try {
        return await take(api.GET('/api/sso-connectors/{id}/idp-initiated-auth-config', { params: { path: { id } } }));
      } catch (problem) {
        if (problem instanceof ApiError && problem.status === 404) return null;
        throw problem;
      }
    },
  });
  return data !== undefined ? <Form id={id} stored={data} /> : error ? <Problem problem={error} /> : <Shape rows={3} />;
}

function Form({ id, stored }: { id: string; stored: Stored | null }) {
  const t = useText(samlTexts);
  const disabled = !useIsOwner();
  const path = { params: { path: { id } } };
  const form = useEdit({
    defaultApplicationId: stored?.defaultApplicationId ?? '',
    autoSendAuthorizationRequest: stored?.autoSendAuthorizationRequest ?? true,
    redirectUri: stored?.redirectUri ?? '',
    authParameters: (stored?.authParameters ?? {}) as Record<string, string | string[]>,
    clientIdpInitiatedAuthCallbackUri: stored?.clientIdpInitiatedAuthCallbackUri ?? '',
  });
  const { draft, set } = form;
  const [isRemoving, setRemoving] = useState(false);
  const stale = [['sso-connectors', id]];
  const auto = draft.autoSendAuthorizationRequest;
  const save = useChange({
    form,
    run: () =>
      take(
        api.PUT('/api/sso-connectors/{id}/idp-initiated-auth-config', {
          ...path,
          headers: ifMatch(stored),
          body: {
            defaultApplicationId: draft.defaultApplicationId,
            autoSendAuthorizationRequest: auto,
            ...(auto ? { authParameters: draft.authParameters, ...(draft.redirectUri && { redirectUri: draft.redirectUri }) } : { clientIdpInitiatedAuthCallbackUri: draft.clientIdpInitiatedAuthCallbackUri }),
          },
        }),
      ),
    stale,
  });
  const remove = useChange({ run: () => take(api.DELETE('/api/sso-connectors/{id}/idp-initiated-auth-config', path)), stale, done: t('switchedOff'), then: () => setRemoving(false) });
  const types = auto ? (['Traditional'] as const) : (['Traditional', 'SPA'] as const);
  const { data: applications = [] } = useQuery({
    queryKey: ['applications', 'idp-initiated', types],
    queryFn: () => take(api.GET('/api/applications', { params: { query: { types: [...types], isThirdParty: 'false', page: 1, page_size: 100 } as never } })),
  });
  const application = applications.find((one) => one.id === draft.defaultApplicationId);
  const redirects = application?.oidcClientMetadata.redirectUris ?? [];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Section title={t('idp')} description={t('idpText')}>
        <Stack>
          <Alert color={stored ? 'teal' : 'gray'} variant="light">
            <Group justify="space-between">
              {t(stored ? 'idpOn' : 'idpOff')}
              {stored && !disabled && (
                <Button size="xs" variant="default" onClick={() => setRemoving(true)}>
                  {t('idpRemove')}
                </Button>
              )}
            </Group>
          </Alert>
          <Radio.Group label={t('who')} value={String(auto)} onChange={(value) => set('autoSendAuthorizationRequest', value === 'true')}>
            <Stack gap="sm" mt="xs">
              <Radio value="true" label={t('hubAsks')} description={t('hubAsksText')} disabled={disabled} />
              <Radio value="false" label={t('clientAsks')} description={t('clientAsksText')} disabled={disabled} />
            </Stack>
          </Radio.Group>
          <Select
            label={t('application')}
            description={t(auto ? 'applicationText' : 'applicationTextBoth')}
            searchable
            required
            value={draft.defaultApplicationId || null}
            onChange={(value) => {
              set('defaultApplicationId', value ?? '');
              set('redirectUri', '');
            }}
            data={[
              ...applications.map((one) => ({ value: one.id, label: one.name })),
              ...(draft.defaultApplicationId && !application ? [{ value: draft.defaultApplicationId, label: draft.defaultApplicationId }] : []),
            ]}
            disabled={disabled}
          />
          {auto ? (
            <>
              <Select label={t('redirect')} description={t('redirectText')} clearable allowDeselect value={draft.redirectUri || null} onChange={(value) => set('redirectUri', value ?? '')} data={[...new Set([...redirects, draft.redirectUri])].filter(Boolean)} disabled={disabled} />
              <JsonInput label={t('parameters')} description={t('parametersText')} placeholder={'{ "scope": "email", "resource": ["https://api.example.com"] }'} value={draft.authParameters} onChange={(value) => set('authParameters', (value ?? {}) as Record<string, string | string[]>)} disabled={disabled} />
            </>
          ) : (
            <TextInput label={t('clientUri')} description={t('clientUriText')} placeholder="https://app.example.com/sso" required type="url" value={draft.clientIdpInitiatedAuthCallbackUri} onChange={(event) => set('clientIdpInitiatedAuthCallbackUri', event.currentTarget.value.trim())} disabled={disabled} spellCheck={false} />
          )}
        </Stack>
      </Section>
      <SaveBar form={form} loading={save.isPending} />
      <Confirm opened={isRemoving} onClose={() => setRemoving(false)} title={t('idpRemoveTitle')} action={t('idpRemove')} undoable onConfirm={() => remove.mutate()} loading={remove.isPending}>
        {t('idpRemoveText')}
      </Confirm>
    </form>
  );
}
