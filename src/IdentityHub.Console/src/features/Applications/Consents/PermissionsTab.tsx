import { Anchor, Box, Checkbox, Code, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, take } from '../../../api/client';
import { useCanEdit } from '../../../auth/me';
import { useText } from '../../../text/text';
import { Section, Shape } from '../../../ui/Page';
import { Problem } from '../../../ui/problem';
import { SaveBar } from '../../../ui/SaveBar';
import { useChange } from '../../../ui/useChange';
import { useEdit } from '../../../ui/useEdit';
import { organizationScopesQuery } from '../../OrganizationTemplate/template';
import { managementApi, resourcesQuery } from '../../Resources/resources';
import { applicationsKey, type Application } from '../applications';
import { changesOf, toCeiling, userScopes, type Ceiling } from './permissions';
import { texts } from './texts';

/** What a third-party application may ask people for. */
export function PermissionsTab({ app }: { app: Application }) {
  const stored = useQuery({
    queryKey: [...applicationsKey, app.id, 'permissions'],
    queryFn: () => take(api.GET('/api/applications/{applicationId}/user-consent-scopes', { params: { path: { applicationId: app.id } } })),
  });
  const resources = useQuery(resourcesQuery);
  const organizationScopes = useQuery(organizationScopesQuery);
  const problem = stored.error ?? resources.error ?? organizationScopes.error;
  if (problem) return <Problem problem={problem} />;
  if (!stored.data || !resources.data || !organizationScopes.data) return <Shape rows={4} />;
  // The API of the hub itself is for nobody else's application.
  const apis = resources.data.filter(({ indicator, scopes }) => indicator !== managementApi && scopes?.length);
  return <Form id={app.id} stored={toCeiling(stored.data)} apis={apis} organizationScopes={organizationScopes.data} />;
}

interface Scope {
  id: string;
  name: string;
  description?: string | null;
}

interface Api {
  id: string;
  name: string;
  indicator: string;
  scopes?: Scope[];
}

function Form({ id, stored, apis, organizationScopes }: { id: string; stored: Ceiling; apis: Api[]; organizationScopes: Scope[] }) {
  const t = useText(texts);
  const form = useEdit(stored);
  const { draft, set } = form;
  const save = useChange({
    form,
    run: async () => {
      const { added, removed } = changesOf(stored, draft);
      if (Object.keys(added).length > 0) {
        await take(api.POST('/api/applications/{applicationId}/user-consent-scopes', { params: { path: { applicationId: id } }, body: added as never }));
      }
      for (const scope of removed) {
        await take(api.DELETE('/api/applications/{applicationId}/user-consent-scopes/{scopeType}/{scopeId}', { params: { path: { applicationId: id, ...scope } } }));
      }
    },
    stale: [[...applicationsKey, id, 'permissions']],
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="lg">
        <Text size="sm" c="dimmed" maw={760}>
          {t('lead')}
        </Text>
        <Section title={t('person')} description={t('personText')}>
          <Choice value={draft.userScopes} onChange={(value) => set('userScopes', value)} scopes={userScopes.map(([name, label]) => ({ id: name, name: t(label), description: name }))} />
        </Section>
        <Section title={t('apis')} description={t('apisText')}>
          <Apis apis={apis} value={draft.resourceScopes} onChange={(value) => set('resourceScopes', value)} />
        </Section>
        <Section title={t('inOrganizations')} description={t('inOrganizationsText')}>
          <Stack gap="lg">
            <Box component="fieldset" className="bare">
              <legend className="legend">{t('organizationPermissions')}</legend>
              {organizationScopes.length === 0 ? (
                <Text size="sm" c="dimmed">
                  {t('noOrganizationPermissions')}{' '}
                  <Anchor component={Link} to="/organization-template" inherit underline="always">
                    {t('toTemplate')}
                  </Anchor>
                </Text>
              ) : (
                <Choice value={draft.organizationScopes} onChange={(value) => set('organizationScopes', value)} scopes={organizationScopes} />
              )}
            </Box>
            {apis.length > 0 && <Apis apis={apis} value={draft.organizationResourceScopes} onChange={(value) => set('organizationResourceScopes', value)} />}
          </Stack>
        </Section>
      </Stack>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}

interface Chosen {
  value: string[];
  onChange: (value: string[]) => void;
}

function Choice({ scopes, value, onChange }: Chosen & { scopes: Scope[] }) {
  const canEdit = useCanEdit();
  return (
    <Checkbox.Group value={value} onChange={onChange}>
      <Box className="halves" mt={6}>
        {scopes.map(({ id, name, description }) => (
          <Checkbox key={id} value={id} label={name} description={description} disabled={!canEdit} />
        ))}
      </Box>
    </Checkbox.Group>
  );
}

function Apis({ apis, value, onChange }: Chosen & { apis: Api[] }) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  if (apis.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('noApis')}{' '}
        <Anchor component={Link} to="/resources" inherit underline="always">
          {t('toApis')}
        </Anchor>
      </Text>
    );
  }
  return (
    <Stack gap="lg">
      {apis.map(({ id, name, indicator, scopes = [] }) => {
        const ids = scopes.map((scope) => scope.id);
        const chosen = ids.filter((scope) => value.includes(scope)).length;
        return (
          <Box key={id} component="fieldset" className="bare">
            <legend className="legend">
              {name} <Code>{indicator}</Code>
            </legend>
            {ids.length > 3 && (
              <Checkbox
                my="sm"
                label={t('chooseAll')}
                checked={chosen === ids.length}
                indeterminate={chosen > 0 && chosen < ids.length}
                onChange={(event) => {
                  const others = value.filter((scope) => !ids.includes(scope));
                  onChange(event.currentTarget.checked ? [...others, ...ids] : others);
                }}
                disabled={!canEdit}
              />
            )}
            <Choice scopes={scopes} value={value} onChange={onChange} />
          </Box>
        );
      })}
    </Stack>
  );
}
