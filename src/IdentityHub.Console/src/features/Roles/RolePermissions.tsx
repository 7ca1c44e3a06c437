import { Box, Checkbox, Code, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { resourcesQuery } from '../Resources/resources';
import { texts } from './texts';

/** What a role may do, by API. */
export function RolePermissions({ id }: { id: string }) {
  const held = useQuery({
    queryKey: ['roles', id, 'scopes'],
    queryFn: () => take(api.GET('/api/roles/{id}/scopes', { params: { path: { id } } })),
  });
  if (held.error && !held.data) return <Problem problem={held.error} />;
  if (!held.data) return <Shape rows={3} />;
  return <Form id={id} held={held.data.map((scope) => scope.id)} />;
}

function Form({ id, held }: { id: string; held: string[] }) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const { data: resources } = useQuery(resourcesQuery);
  const form = useEdit({ ids: held });
  const { draft, set } = form;
  const save = useChange({
    form,
    run: async () => {
      const added = draft.ids.filter((scope) => !held.includes(scope));
      if (added.length > 0) await take(api.POST('/api/roles/{id}/scopes', { params: { path: { id } }, body: { scopeIds: added } }));
      for (const scopeId of held.filter((scope) => !draft.ids.includes(scope))) {
        await take(api.DELETE('/api/roles/{id}/scopes/{scopeId}', { params: { path: { id, scopeId } } }));
      }
    },
    stale: [['roles', id, 'scopes']],
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Section title={t('permissions')} description={t('permissionsText')}>
        <Checkbox.Group value={draft.ids} onChange={(ids) => set('ids', ids)}>
          <Stack gap="lg">
            {resources
              ?.filter((resource) => resource.scopes?.length)
              .map((resource) => (
                <Box key={resource.id} component="fieldset" className="bare">
                  <legend className="legend">
                    {resource.name} <Code>{resource.indicator}</Code>
                  </legend>
                  <Stack gap="xs">
                    {resource.scopes!.map((scope) => (
                      <Checkbox key={scope.id} value={scope.id} label={scope.name} description={scope.description} disabled={!canEdit} />
                    ))}
                  </Stack>
                </Box>
              ))}
            {resources?.every((resource) => !resource.scopes?.length) && <Text size="sm">–</Text>}
          </Stack>
        </Checkbox.Group>
      </Section>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}
