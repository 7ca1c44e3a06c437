import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { searched } from '../../api/query';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section, Shape } from '../../ui/Page';
import { Picker } from '../../ui/Picker';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { Rows } from './Sessions';
import { texts } from './texts';

/** The roles of a person. */
export function UserRoles({ userId }: { userId: string }) {
  const { data, error } = useQuery({
    queryKey: ['users', userId, 'roles'],
    queryFn: () => take(api.GET('/api/users/{userId}/roles', { params: { path: { userId }, query: { page: 1, page_size: 100 } as never } })),
  });
  if (error && !data) return <Problem problem={error} />;
  if (!data) return <Shape rows={2} />;
  return <RolesForm userId={userId} held={data} />;
}

function RolesForm({ userId, held }: { userId: string; held: { id: string; name: string }[] }) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const form = useEdit({ ids: held.map(({ id }) => id) });
  const { draft, set } = form;
  const save = useChange({
    form,
    run: () => take(api.PUT('/api/users/{userId}/roles', { params: { path: { userId } }, body: { roleIds: draft.ids } })),
    stale: [['users', userId, 'roles'], ['roles']],
  });
  const find = async (search: string) => {
    const found = await take(api.GET('/api/roles', { params: { query: { ...searched('', search), page_size: 50, type: 'User' } as never } }));
    return [...held, ...found].map(({ id, name }) => ({ id, label: name }));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Section title={t('roles')} description={t('rolesText')}>
        {canEdit ? (
          <Picker label={t('roles')} name={`roles-of-${userId}`} find={find} value={draft.ids} onChange={(ids) => set('ids', ids)} />
        ) : (
          <Rows rows={held.map(({ id, name }) => ({ key: id, name }))} none="–" />
        )}
      </Section>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}
