import { Checkbox, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take, takeAll } from '../../../api/client';
import { everything } from '../../../api/pages';
import { common } from '../../../text/common';
import { useText } from '../../../text/text';
import { FormModal } from '../../../ui/controls';
import { Shape } from '../../../ui/Page';
import { Problem } from '../../../ui/problem';
import { useChange } from '../../../ui/useChange';
import { texts } from './texts';

interface Props {
  app: { id: string; name: string };
  user: { id: string; name: string };
  onClose: () => void;
}

/** In which organizations of a person a third-party application may act. */
export function ConsentedOrganizations({ app, user, onClose }: Props) {
  const t = useText(texts);
  const c = useText(common);
  const path = { id: app.id, userId: user.id };
  const key = ['users', user.id, 'consented', app.id];
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: async () => {
      const [organizations, chosen] = await Promise.all([
        take(api.GET('/api/users/{userId}/organizations', { params: { path: { userId: user.id } } })),
        everything(async (cursor) => {
          const page = await takeAll(api.GET('/api/applications/{id}/users/{userId}/consent-organizations', { params: { path, query: { cursor, page_size: 100 } as never } }));
          return { data: page.data.organizations, headers: page.headers };
        }),
      ]);
      return { organizations, chosen: chosen.map(({ id }) => id) };
    },
  });
  const [changed, setChanged] = useState<string[] | null>(null);
  const value = changed ?? data?.chosen ?? [];
  const save = useChange({
    run: () => take(api.PUT('/api/applications/{id}/users/{userId}/consent-organizations', { params: { path }, body: { organizationIds: value } })),
    stale: [key],
    then: onClose,
  });
  return (
    <FormModal opened onClose={onClose} title={t('consented', { person: user.name, name: app.name })} submit={c('save')} loading={save.isPending} disabled={changed === null} onSubmit={() => save.mutate()}>
      <Text size="sm" c="dimmed">
        {t('consentedText')}
      </Text>
      {error ? <Problem problem={error} /> : !data ? <Shape rows={2} /> : null}
      {data?.organizations.length === 0 && <Text size="sm">{t('consentedNone')}</Text>}
      <Checkbox.Group value={value} onChange={setChanged} aria-label={t('inOrganizations')}>
        <Stack gap="xs">
          {data?.organizations.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </Stack>
      </Checkbox.Group>
    </FormModal>
  );
}
