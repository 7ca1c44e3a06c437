import { MultiSelect, Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
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
import { applicationsKey, type Application } from './applications';
import { texts } from './texts';

type Rules = Answer<'GetApplicationAccessControl'>;

/** Who may sign in to an application. */
export function AccessTab({ app }: { app: Application }) {
  const { data, error } = useQuery({
    queryKey: [...applicationsKey, app.id, 'access'],
    queryFn: () => take(api.GET('/api/applications/{applicationId}/access-control', { params: { path: { applicationId: app.id } } })),
  });
  if (error && !data) return <Problem problem={error} />;
  if (!data) return <Shape rows={2} />;
  return <Form app={app} rules={data} />;
}

function Form({ app, rules }: { app: Application; rules: Rules }) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const form = useEdit({ enabled: app.appLevelAccessControlEnabled, roles: rules.userRoleIds, organizations: rules.organizationIds });
  const { draft, set } = form;
  const page = { page: 1, page_size: 100 } as never;
  const roles = useQuery({ queryKey: ['roles', 'users'], queryFn: () => take(api.GET('/api/roles', { params: { query: { ...(page as object), type: 'User' } as never } })) });
  const organizations = useQuery({ queryKey: ['organizations', 'first'], queryFn: () => take(api.GET('/api/organizations', { params: { query: page } })) });
  const save = useChange({
    form,
    run: async () => {
      await take(
        api.PUT('/api/applications/{applicationId}/access-control', {
          params: { path: { applicationId: app.id } },
          headers: ifMatch(rules),
          body: { ...rules, userRoleIds: draft.roles, organizationIds: draft.organizations },
        }),
      );
      return take(api.PATCH('/api/applications/{id}', { params: { path: { id: app.id } }, headers: ifMatch(app), body: { appLevelAccessControlEnabled: draft.enabled } }));
    },
    stale: [[...applicationsKey, app.id]],
  });
  const options = (list?: { id: string; name: string }[]) => list?.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Section title={t('accessTitle')} description={t('accessText')}>
        <Stack>
          <Switch label={t('accessOn')} checked={draft.enabled} onChange={(event) => set('enabled', event.currentTarget.checked)} disabled={!canEdit} />
          {draft.enabled && (
            <>
              <MultiSelect label={t('accessRoles')} searchable data={options(roles.data)} value={draft.roles} onChange={(value) => set('roles', value)} disabled={!canEdit} />
              <MultiSelect label={t('accessOrganizations')} searchable data={options(organizations.data)} value={draft.organizations} onChange={(value) => set('organizations', value)} disabled={!canEdit} />
            </>
          )}
        </Stack>
      </Section>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}
