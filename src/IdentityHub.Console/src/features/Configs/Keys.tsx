import { Badge, Button, Code, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useIsOwner } from '../../auth/me';
import { common } from '../../text/common';
import { useFormats, useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { Section, Shape } from '../../ui/Page';
import { ScrollX } from '../../ui/ScrollX';
import { Problem } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import { useAge } from './age';
import { RotateModal } from './RotateModal';
import { texts } from './texts';

/** Keys of a kind: what signs now, what signed before. */
export function Keys({ kind }: { kind: 'private-keys' | 'cookie-keys' }) {
  const t = useText(texts);
  const c = useText(common);
  const { instant } = useFormats();
  const age = useAge();
  const canEdit = useIsOwner();
  const isSigning = kind === 'private-keys';
  const key = ['keys', kind];
  const { data, error } = useQuery({ queryKey: key, queryFn: () => take(api.GET('/api/configs/oidc/{keyType}', { params: { path: { keyType: kind } } })) });
  // Data protection keeps its keys: what an old one protects stays readable until it ends.
  const hasActions = canEdit && isSigning && (data?.some(({ status }) => status === 'Previous') ?? false);
  const [isRotating, setRotating] = useState(false);
  const [doomed, setDoomed] = useState<string | null>(null);
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
                {hasActions && <Table.Th>{c('actions')}</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td>
                    <Code>{one.id}</Code>
                  </Table.Td>
                  {isSigning && <Table.Td>{one.status && <Badge variant="light" color={one.status === 'Current' ? 'iris' : 'gray'}>{t(one.status)}</Badge>}</Table.Td>}
                  {isSigning && <Table.Td>{one.signingKeyAlgorithm}</Table.Td>}
                  <Table.Td>
                    {/* In seconds, as in the reference. */}
                    <Text size="sm">{instant(one.createdAt * 1000)}</Text>
                    <Text size="xs" c="dimmed">
                      {one.status === 'Next' && one.effectiveAt ? t('signsFrom', { time: instant(one.effectiveAt) }) : age(one.createdAt * 1000)}
                    </Text>
                  </Table.Td>
                  {hasActions && (
                    <Table.Td>
                      {one.status === 'Previous' && (
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
      {isRotating && data && <RotateModal kind={kind} keys={data} onClose={() => setRotating(false)} />}
      <Confirm opened={doomed !== null} onClose={() => setDoomed(null)} title={t('deleteKey')} onConfirm={() => doomed && remove.mutate(doomed)} loading={remove.isPending}>
        {t('deleteKeyText')}
      </Confirm>
    </Section>
  );
}
