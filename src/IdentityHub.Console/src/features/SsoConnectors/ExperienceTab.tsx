import { Anchor, Stack, Switch, TagsInput, Text, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { api, take } from '../../api/client';
import { ifMatch } from '../../api/version';
import { useIsOwner } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { DangerAction } from '../../ui/confirm';
import { Section } from '../../ui/Page';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { OrganizationPicker } from './OrganizationPicker';
import { Proofs } from './Proofs';
import { proofTexts } from './proofs.texts';
import { toDomain, type SsoConnector } from './sso';
import { texts } from './texts';

/** Whom it is for, and how it looks. */
export function ExperienceTab({ connector }: { connector: SsoConnector }) {
  const t = useText(texts);
  const c = useText(common);
  const p = useText(proofTexts);
  const navigate = useNavigate();
  const canEdit = useIsOwner();
  const form = useEdit({
    connectorName: connector.connectorName,
    domains: connector.domains,
    sharesDomains: connector.sharesDomains,
    displayName: connector.branding.displayName ?? '',
    logo: connector.branding.logo ?? '',
    darkLogo: connector.branding.darkLogo ?? '',
    isDisabled: connector.isDisabled,
    organizationId: connector.organizationId,
  });
  const { draft, set } = form;
  const path = { params: { path: { id: connector.id } } };
  const save = useChange({
    form,
    run: () => {
      const { displayName, logo, darkLogo, ...others } = draft;
      return take(api.PATCH('/api/sso-connectors/{id}', { ...path, headers: ifMatch(connector), body: { ...others, branding: { ...(displayName && { displayName }), ...(logo && { logo }), ...(darkLogo && { darkLogo }) } } }));
    },
    stale: [['sso-connectors']],
  });
  const remove = useChange({ run: () => take(api.DELETE('/api/sso-connectors/{id}', path)), done: c('deleted'), then: () => void navigate({ to: '/sso-connectors' }) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="lg">
        <Section title={t('domains')} description={t('domainsText')}>
          <Stack>
            <TagsInput aria-label={t('domains')} placeholder="acme.example" value={draft.domains} onChange={(value) => set('domains', [...new Set(value.map(toDomain))])} splitChars={[',', ' ']} acceptValueOnBlur disabled={!canEdit} />
            <Switch label={t('sharesDomains')} description={t('sharesDomainsText')} checked={draft.sharesDomains} onChange={(event) => set('sharesDomains', event.currentTarget.checked)} disabled={!canEdit} />
          </Stack>
        </Section>
        {connector.organizationId && <Proofs id={connector.id} />}
        <Section title={p('organization')} description={p('organizationText')}>
          <Stack gap="sm" align="stretch">
            <OrganizationPicker label={p('organization')} none={p('organizationNone')} value={draft.organizationId} onChange={(value) => set('organizationId', value)} disabled={!canEdit} />
            {draft.organizationId !== connector.organizationId && (
              <Text size="sm" role="status">
                {p('organizationChange')}
              </Text>
            )}
            {connector.organizationId && (
              <Anchor component={Link} to={`/organizations/${connector.organizationId}` as string} size="sm" className="start">
                {p('openOrganization')}
              </Anchor>
            )}
            <Text size="sm" c="dimmed">
              {p('membership')}
            </Text>
          </Stack>
        </Section>
        <Section title={t('experience')}>
          <Stack>
            <TextInput label={t('connectorName')} description={t('connectorNameText')} value={draft.connectorName} onChange={(event) => set('connectorName', event.currentTarget.value)} required disabled={!canEdit} />
            <TextInput label={t('displayName')} description={t('displayNameText')} value={draft.displayName} onChange={(event) => set('displayName', event.currentTarget.value)} disabled={!canEdit} />
            <TextInput label={t('logo')} placeholder="https://" value={draft.logo} onChange={(event) => set('logo', event.currentTarget.value.trim())} disabled={!canEdit} />
            <TextInput label={t('darkLogo')} placeholder="https://" value={draft.darkLogo} onChange={(event) => set('darkLogo', event.currentTarget.value.trim())} disabled={!canEdit} />
          </Stack>
        </Section>
        {canEdit && (
          <Section title={c('dangerZone')} tone="danger">
            <Stack align="flex-start">
              <Switch label={t('isDisabled')} description={t('isDisabledText')} color="red" checked={draft.isDisabled} onChange={(event) => set('isDisabled', event.currentTarget.checked)} />
              <DangerAction label={t('deleteConnector')} title={t('deleteTitle', { name: connector.connectorName })} typed={connector.connectorName} onConfirm={() => remove.mutate()} loading={remove.isPending}>
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
