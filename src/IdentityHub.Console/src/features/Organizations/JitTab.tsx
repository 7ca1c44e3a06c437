import { MultiSelect, Stack, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { OwnConnectors } from './OwnConnectors';
import { RolePicker } from './RolePicker';
import { texts } from './texts';

/** What follows the @ of an address. */
const toDomain = (text: string): string => text.trim().toLowerCase().replace(/^.*@/, '');
const isDomain = (text: string): boolean => /^([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u.test(text);

interface Jit {
  domains: string[];
  roles: string[];
  connectors: string[];
}

/** Who becomes a member without an invitation. */
export function JitTab({ id }: { id: string }) {
  const path = { params: { path: { id } } };
  const { data, error } = useQuery({
    queryKey: ['organizations', id, 'jit'],
    queryFn: async (): Promise<Jit> => {
      const [domains, roles, connectors] = await Promise.all([
        take(api.GET('/api/organizations/{id}/jit/email-domains', path)),
        take(api.GET('/api/organizations/{id}/jit/roles', path)),
        take(api.GET('/api/organizations/{id}/jit/sso-connectors', path)),
      ]);
      return { domains: domains.map(({ emailDomain }) => emailDomain), roles: roles.map((role) => role.id), connectors: connectors.map((connector) => connector.id) };
    },
  });
  if (error && !data) return <Problem problem={error} />;
  if (!data) return <Shape rows={3} />;
  return (
    <Stack gap="lg">
      <Form id={id} jit={data} />
      <OwnConnectors id={id} />
    </Stack>
  );
}

function Form({ id, jit }: { id: string; jit: Jit }) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const form = useEdit(jit);
  const { draft, set } = form;
  const { data: connectors = [] } = useQuery({ queryKey: ['sso-connectors'], queryFn: () => take(api.GET('/api/sso-connectors', { params: { query: { page: 1, page_size: 100 } as never } })) });
  const path = { params: { path: { id } } };
  const save = useChange({
    form,
    run: () =>
      Promise.all([
        take(api.PUT('/api/organizations/{id}/jit/email-domains', { ...path, body: { emailDomains: draft.domains } })),
        take(api.PUT('/api/organizations/{id}/jit/roles', { ...path, body: { organizationRoleIds: draft.roles } })),
        take(api.PUT('/api/organizations/{id}/jit/sso-connectors', { ...path, body: { ssoConnectorIds: draft.connectors } })),
      ]),
    stale: [['organizations', id, 'jit']],
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.domains.every(isDomain)) save.mutate();
      }}
    >
      <Section title={t('jitTitle')} description={t('jitText')}>
        <Stack>
          <TagsInput label={t('domains')} placeholder="example.com" value={draft.domains} onChange={(value) => set('domains', [...new Set(value.map(toDomain))])} error={draft.domains.some((domain) => !isDomain(domain)) ? t('badDomain') : null} splitChars={[',', ' ']} disabled={!canEdit} />
          <MultiSelect label={t('connectors')} data={connectors.map((connector) => ({ value: connector.id, label: connector.connectorName }))} value={draft.connectors} onChange={(value) => set('connectors', value)} disabled={!canEdit} />
          <RolePicker type="User" label={t('jitRoles')} value={draft.roles} onChange={(value) => set('roles', value)} disabled={!canEdit} />
        </Stack>
      </Section>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}
