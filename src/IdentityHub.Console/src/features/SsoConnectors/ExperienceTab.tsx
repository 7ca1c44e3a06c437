import { Badge, Button, Code, Group, Stack, Switch, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, take } from '../../api/client';
import { ifMatch } from '../../api/version';
import { useIsOwner } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { DangerAction } from '../../ui/confirm';
import { CopyField } from '../../ui/CopyField';
import { Section } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { toDomain, type SsoConnector } from './sso';
import { texts } from './texts';

/** Whom it is for, and how it looks. */
export function ExperienceTab({ connector }: { connector: SsoConnector }) {
  const t = useText(texts);
  const c = useText(common);
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

function Proofs({ id }: { id: string }) {
  const t = useText(texts);
  const canEdit = useIsOwner();
  const key = ['sso-connectors', id, 'domains'];
  const { data, error } = useQuery({ queryKey: key, queryFn: () => take(api.GET('/api/sso-connectors/{id}/domains', { params: { path: { id } } })) });
  const verify = useChange({ run: (domain: string) => take(api.POST('/api/sso-connectors/{id}/domains/{domain}/verify', { params: { path: { id, domain } } })), stale: [key] });
  if (error) return <Problem problem={error} />;
  return (
    <Section title={t('proof')} description={t('proofText')}>
      <Stack>
        {data?.map(({ domain, status, txtName, txtValue }) => (
          <Stack key={domain} gap="xs">
            <Group justify="space-between">
              <Group gap={8}>
                <Code>{domain}</Code>
                <Badge variant="light" color={status === 'Unverified' ? 'orange' : 'teal'}>
                  {t(status)}
                </Badge>
              </Group>
              {canEdit && status === 'Unverified' && (
                <Button size="xs" variant="light" onClick={() => verify.mutate(domain)} loading={verify.isPending}>
                  {t('verify')}
                </Button>
              )}
            </Group>
            {status === 'Unverified' && <CopyField label={`TXT ${txtName ?? ''}`} value={txtValue} />}
          </Stack>
        ))}
      </Stack>
    </Section>
  );
}
