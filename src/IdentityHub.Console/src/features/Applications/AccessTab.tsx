import { Alert, Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { Answer, Item } from '../../api/types';
import { ifMatch } from '../../api/version';
import { personName, useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section, Shape } from '../../ui/Page';
import { Picker } from '../../ui/Picker';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { findOrganizations, nameOfOrganization } from '../Organizations/organizations';
import { findRoles } from '../Roles/roles';
import { findUsers } from '../Users/users';
import { AccessRules } from './AccessRules';
import { applicationsKey, type Application } from './applications';
import { texts } from './texts';

type Rules = Answer<'GetApplicationAccessControl'>;
interface Named {
  id: string;
  label: string;
}

/** The names of what the rules name. What is gone meanwhile is called by its id. */
interface Names {
  users: Named[];
  roles: Named[];
  organizations: Named[];
}

const mostNames = 200;

async function namesOf({ userIds, userRoleIds, organizationIds, organizationRoleRules }: Rules): Promise<Names> {
  const name = (ids: string[], read: (id: string) => Promise<string>) =>
    Promise.all(ids.slice(0, mostNames).map(async (id) => ({ id, label: await read(id).catch(() => id) })));
  const [users, roles, organizations] = await Promise.all([
    name(userIds, async (userId) => personName(await take(api.GET('/api/users/{userId}', { params: { path: { userId } } })))),
    name(userRoleIds, async (id) => (await take(api.GET('/api/roles/{id}', { params: { path: { id } } }))).name),
    name([...new Set([...organizationIds, ...organizationRoleRules.map((rule) => rule.organizationId)])], nameOfOrganization),
  ]);
  return { users, roles, organizations };
}

/** Who may sign in to an application. */
export function AccessTab({ app }: { app: Application }) {
  const { data, error } = useQuery({
    queryKey: [...applicationsKey, app.id, 'access'],
    queryFn: async () => {
      const rules = await take(api.GET('/api/applications/{applicationId}/access-control', { params: { path: { applicationId: app.id } } }));
      return { rules, names: await namesOf(rules) };
    },
  });
  if (error && !data) return <Problem problem={error} />;
  if (!data) return <Shape rows={2} />;
  return <Form app={app} {...data} />;
}

function Form({ app, rules, names }: { app: Application; rules: Rules; names: Names }) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const form = useEdit({
    enabled: app.appLevelAccessControlEnabled,
    users: rules.userIds,
    roles: rules.userRoleIds,
    organizations: rules.organizationIds,
    organizationRoles: rules.organizationRoleRules.map((rule): Item<Rules['organizationRoleRules']> => rule),
  });
  const { draft, set } = form;
  const rulesOfRoles = draft.organizationRoles.filter(({ organizationRoleIds }) => organizationRoleIds.length > 0);
  const isEmpty = draft.users.length + draft.roles.length + draft.organizations.length + rulesOfRoles.length === 0;
  const save = useChange({
    form,
    run: async () => {
      const turn = () => take(api.PATCH('/api/applications/{id}', { params: { path: { id: app.id } }, headers: ifMatch(app), body: { appLevelAccessControlEnabled: draft.enabled } }));
      // Rules that let nobody in are refused while they count, so it is switched off first and on last.
      if (!draft.enabled) await turn();
      await take(
        api.PUT('/api/applications/{applicationId}/access-control', {
          params: { path: { applicationId: app.id } },
          headers: ifMatch(rules),
          body: { userIds: draft.users, userRoleIds: draft.roles, organizationIds: draft.organizations, organizationRoleRules: rulesOfRoles },
        }),
      );
      if (draft.enabled) await turn();
    },
    stale: [[...applicationsKey, app.id]],
  });
  const after = (known: Named[], find: (search: string) => Promise<Named[]>) => async (search: string) => [...known, ...(await find(search))];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!draft.enabled || !isEmpty) save.mutate();
      }}
    >
      <Section title={t('accessTitle')} description={t('accessText')}>
        <Stack>
          <Switch label={t('accessOn')} checked={draft.enabled} onChange={(event) => set('enabled', event.currentTarget.checked)} disabled={!canEdit} />
          {draft.enabled && isEmpty && (
            <Alert variant="light" color="orange" role="status">
              {t('accessNobody')}
            </Alert>
          )}
          {draft.enabled && (
            <>
              <Picker label={t('accessUsers')} placeholder={t('findUsers')} name={`access-users-${app.id}`} find={after(names.users, findUsers)} value={draft.users} onChange={(value) => set('users', value)} disabled={!canEdit} first={false} />
              <Picker label={t('accessRoles')} name={`access-roles-${app.id}`} find={after(names.roles, findRoles)} value={draft.roles} onChange={(value) => set('roles', value)} disabled={!canEdit} first={false} />
              <Picker
                label={t('accessOrganizations')}
                name={`access-organizations-${app.id}`}
                find={after(names.organizations, findOrganizations)}
                value={draft.organizations}
                onChange={(value) => set('organizations', value)}
                disabled={!canEdit}
                first={false}
              />
              <AccessRules rules={draft.organizationRoles} names={names.organizations} onChange={(value) => set('organizationRoles', value)} />
            </>
          )}
        </Stack>
      </Section>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}
