import { Badge, Button, Code, SegmentedControl, Stack, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useFormats, useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { FormModal } from '../../ui/controls';
import { Section, Shape } from '../../ui/Page';
import { ScrollX } from '../../ui/ScrollX';
import { Problem } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import { texts } from './texts';

/** Keys of a kind: what signs now, what signed before. */
export function Keys({ kind }: { kind: 'private-keys' | 'cookie-keys' }) {
  const t = useText(texts);
  const c = useText(common);
  const { instant } = useFormats();
  const canEdit = useCanEdit();
  const isSigning = kind === 'private-keys';
  const key = ['keys', kind];
  const { data, error } = useQuery({ queryKey: key, queryFn: () => take(api.GET('/api/configs/oidc/{keyType}', { params: { path: { keyType: kind } } })) });
  const [isRotating, setRotating] = useState(false);
  const [algorithm, setAlgorithm] = useState<'EC' | 'RSA'>('EC');
  const [doomed, setDoomed] = useState<string | null>(null);
  const rotate = useChange({
    run: () => take(api.POST('/api/configs/oidc/{keyType}/rotate', { params: { path: { keyType: kind } }, body: isSigning ? { signingKeyAlgorithm: algorithm } : {} })),
    stale: [key],
    then: () => setRotating(false),
  });
  const remove = useChange({
    run: (keyId: string) => take(api.DELETE('/api/configs/oidc/{keyType}/{keyId}', { params: { path: { keyType: kind, keyId } } })),
    stale: [key],
    done: c('deleted'),
    then: () => setDoomed(null),
  });
  return (
    <Section
      title={t(isSigning ? 'keys' : 'cookieKeys')}
      description={t(isSigning ? 'keysText' : 'cookieKeysText')}
      actions={
        canEdit && (
          <Button variant="light" size="xs" onClick={() => setRotating(true)} aria-label={`${t('rotate')}: ${t(isSigning ? 'keys' : 'cookieKeys')}`} className="no-shrink">
            {t('rotate')}
          </Button>
        )
      }
    >
      {error ? <Problem problem={error} /> : !data ? <Shape rows={2} /> : null}
      {data && (
        <ScrollX label={t(isSigning ? 'keys' : 'cookieKeys')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{c('id')}</Table.Th>
                {isSigning && <Table.Th>{t('status')}</Table.Th>}
                {isSigning && <Table.Th>{t('algorithm')}</Table.Th>}
                <Table.Th>{c('createdAt')}</Table.Th>
                {canEdit && <Table.Th>{c('actions')}</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((one, index) => (
                <Table.Tr key={one.id}>
                  <Table.Td>
                    <Code>{one.id}</Code>
                  </Table.Td>
                  {isSigning && <Table.Td>{one.status && <Badge variant="light" color={one.status === 'Current' ? 'iris' : 'gray'}>{t(one.status)}</Badge>}</Table.Td>}
                  {isSigning && <Table.Td>{one.signingKeyAlgorithm}</Table.Td>}
                  {/* In seconds, as in the reference. */}
                  <Table.Td>{instant(one.createdAt * 1000)}</Table.Td>
                  {canEdit && (
                    <Table.Td>
                      {(one.status === 'Previous' || (!isSigning && index > 0)) && (
                        <Button size="xs" variant="subtle" color="red" onClick={() => setDoomed(one.id)} aria-label={`${c('delete')}: ${one.id}`}>
                          {c('delete')}
                        </Button>
                      )}
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollX>
      )}
      <FormModal opened={isRotating} onClose={() => setRotating(false)} title={t('rotateTitle')} submit={t('rotate')} loading={rotate.isPending} onSubmit={() => rotate.mutate()}>
        <Stack>
          {t('rotateText')}
          {isSigning && <SegmentedControl aria-label={t('algorithm')} value={algorithm} onChange={(value) => setAlgorithm(value as 'EC' | 'RSA')} data={['EC', 'RSA']} />}
        </Stack>
      </FormModal>
      <Confirm opened={doomed !== null} onClose={() => setDoomed(null)} title={t('deleteKey')} onConfirm={() => doomed && remove.mutate(doomed)} loading={remove.isPending}>
        {t('deleteKeyText')}
      </Confirm>
    </Section>
  );
}
