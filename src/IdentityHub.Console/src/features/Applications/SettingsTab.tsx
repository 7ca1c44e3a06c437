import { Anchor, Box, Collapse, NumberInput, Stack, Switch, TextInput, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { api, take } from '../../api/client';
import { ifMatch } from '../../api/version';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { DangerAction } from '../../ui/confirm';
import { entries, TextList } from '../../ui/controls';
import { CopyField } from '../../ui/CopyField';
import { Section } from '../../ui/Page';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { AdvancedSection } from './AdvancedSection';
import { applicationsKey, endpoint, hasUsers, isConfidential, issuer, type Application } from './applications';
import { checkOrigin, checkRedirectUri, type UriProblem } from './redirectUri';
import { SecretsSection } from './SecretsSection';
import { lifetimeOf, toDraft } from './settings';
import { texts } from './texts';

/** Endpoints, redirect URIs, secrets, token settings; and the end of it. */
export function SettingsTab({ app }: { app: Application }) {
  const t = useText(texts);
  const c = useText(common);
  const navigate = useNavigate();
  const canEdit = useCanEdit();
  const form = useEdit(toDraft(app));
  const { draft, set } = form;
  const path = { params: { path: { id: app.id } } };
  const save = useChange({
    form,
    run: () =>
      take(
        api.PATCH('/api/applications/{id}', {
          ...path,
          headers: ifMatch(app),
          body: {
            name: draft.name.trim(),
            description: draft.description || null,
            isDisabled: draft.isDisabled,
            customData: (draft.customData ?? {}) as Record<string, never>,
            oidcClientMetadata: {
              ...app.oidcClientMetadata,
              redirectUris: entries(draft.redirectUris),
              postLogoutRedirectUris: entries(draft.postLogoutRedirectUris),
              backchannelLogoutUri: draft.backchannelLogoutUri || undefined,
              backchannelLogoutSessionRequired: draft.backchannelLogoutSessionRequired || undefined,
              logoUri: draft.logoUri || undefined,
              idTokenSignedResponseAlg: draft.idTokenSignedResponseAlg || undefined,
            },
            customClientMetadata: {
              ...app.customClientMetadata,
              corsAllowedOrigins: entries(draft.corsAllowedOrigins),
              idTokenTtl: draft.idTokenTtl,
              ...lifetimeOf(draft.refreshTokenTtlInDays),
              rotateRefreshToken: draft.rotateRefreshToken,
              alwaysIssueRefreshToken: draft.alwaysIssueRefreshToken,
              maxAllowedGrants: draft.maxAllowedGrants ?? undefined,
            },
          },
        }),
      ),
    stale: [[...applicationsKey]],
  });
  const remove = useChange({
    run: () => take(api.DELETE('/api/applications/{id}', path)),
    done: c('deleted'),
    then: () => void navigate({ to: '/applications' }),
  });
  const explain = (problem: UriProblem | null) => problem && t(problem);
  const isNative = app.type === 'Native';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="lg">
        <Section title={c('general')}>
          <Stack>
            <TextInput label={c('name')} value={draft.name} onChange={(event) => set('name', event.currentTarget.value)} required maxLength={256} disabled={!canEdit} />
            <Textarea label={c('description')} autosize minRows={2} value={draft.description} onChange={(event) => set('description', event.currentTarget.value)} disabled={!canEdit} />
          </Stack>
        </Section>
        <Endpoints app={app} />
        {/* Viewers see everything but secrets. */}
        {isConfidential(app.type) && canEdit && <SecretsSection id={app.id} />}
        {hasUsers(app.type) && (
          <Section title={t('redirects')}>
            <Stack gap="lg">
              <TextList label={t('redirectUris')} description={t('redirectText')} placeholder={isNative ? 'com.example.app://callback' : 'https://app.example.com/callback'}
                value={draft.redirectUris} onChange={(value) => set('redirectUris', value)} check={(uri) => explain(checkRedirectUri(uri, isNative))} disabled={!canEdit} />
              <TextList label={t('postLogoutUris')} description={t('postLogoutText')} placeholder={isNative ? 'com.example.app://callback' : 'https://app.example.com/'}
                value={draft.postLogoutRedirectUris} onChange={(value) => set('postLogoutRedirectUris', value)} check={(uri) => explain(checkRedirectUri(uri, isNative))} disabled={!canEdit} />
              <TextList label={t('cors')} description={t('corsText')} placeholder="https://app.example.com" value={draft.corsAllowedOrigins}
                onChange={(value) => set('corsAllowedOrigins', value)} check={(origin) => explain(checkOrigin(origin))} disabled={!canEdit} />
              <TextInput label={t('backchannel')} description={t('backchannelText')} placeholder="https://app.example.com/signed-out" value={draft.backchannelLogoutUri}
                onChange={(event) => set('backchannelLogoutUri', event.currentTarget.value)} disabled={!canEdit} spellCheck={false}
                error={draft.backchannelLogoutUri && explain(checkRedirectUri(draft.backchannelLogoutUri, false))} />
              {draft.backchannelLogoutUri && (
                <Switch label={t('backchannelSession')} description={t('backchannelSessionText')} checked={draft.backchannelLogoutSessionRequired}
                  onChange={(event) => set('backchannelLogoutSessionRequired', event.currentTarget.checked)} disabled={!canEdit} />
              )}
            </Stack>
          </Section>
        )}
        {hasUsers(app.type) && (
          <Section title={t('tokens')}>
            <Stack gap="md">
              <Box className="halves">
                <NumberInput label={t('idTokenTtl')} min={1} max={31536000} allowDecimal={false} value={draft.idTokenTtl} onChange={(value) => set('idTokenTtl', Number(value))} disabled={!canEdit} />
                <NumberInput label={t('refreshTtl')} min={1} max={180} value={draft.refreshTokenTtlInDays} onChange={(value) => set('refreshTokenTtlInDays', Number(value))} disabled={!canEdit} />
              </Box>
              <Switch label={t('rotate')} description={t('rotateText')} checked={draft.rotateRefreshToken} onChange={(event) => set('rotateRefreshToken', event.currentTarget.checked)} disabled={!canEdit} />
              <Switch label={t('always')} description={t('alwaysText')} checked={draft.alwaysIssueRefreshToken} onChange={(event) => set('alwaysIssueRefreshToken', event.currentTarget.checked)} disabled={!canEdit} />
            </Stack>
          </Section>
        )}
        <AdvancedSection app={app} draft={draft} set={set} disabled={!canEdit} />
        {canEdit && (
          <Section title={c('dangerZone')} tone="danger">
            <Stack align="flex-start">
              <Switch label={t('isDisabled')} description={t('isDisabledText')} color="red" checked={draft.isDisabled} onChange={(event) => set('isDisabled', event.currentTarget.checked)} />
              <DangerAction label={t('deleteApp')} title={t('deleteTitle', { name: app.name })} typed={app.name} onConfirm={() => remove.mutate()} loading={remove.isPending}>
                {t('deleteText')}
              </DangerAction>
            </Stack>
          </Section>
        )}
      </Stack>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}

function Endpoints({ app }: { app: Application }) {
  const t = useText(texts);
  const [opened, { toggle }] = useDisclosure();
  return (
    <Section title={t('credentials')} description={t('credentialsText')}>
      <Box className="halves">
        <CopyField label={t('appId')} value={app.id} />
        <CopyField label={t('endpoint')} value={endpoint} />
        <CopyField label={t('issuer')} value={issuer} />
        <CopyField label={t('token')} value={`${issuer}/token`} />
      </Box>
      <Anchor component="button" type="button" size="sm" mt="md" onClick={toggle} aria-expanded={opened}>
        {t('moreEndpoints')}
      </Anchor>
      <Collapse expanded={opened}>
        <Box className="halves" mt="md">
          <CopyField label={t('discovery')} value={`${issuer}/.well-known/openid-configuration`} />
          <CopyField label={t('authorization')} value={`${issuer}/auth`} />
          <CopyField label={t('userinfo')} value={`${issuer}/me`} />
          <CopyField label={t('jwks')} value={`${issuer}/jwks`} />
        </Box>
      </Collapse>
    </Section>
  );
}
