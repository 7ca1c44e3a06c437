import { Alert, List, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Answer } from '../../api/types';
import { useText } from '../../text/text';
import { FormModal } from '../../ui/controls';
import { useChange } from '../../ui/useChange';
import { texts } from './texts';

const hour = 3600;

interface RotateModalProps {
  kind: 'private-keys' | 'cookie-keys';
  /** The keys there are. */
  keys: Answer<'GetOidcKeys'>;
  onClose: () => void;
}

/** Says what a rotation does before it happens. */
export function RotateModal({ kind, keys, onClose }: RotateModalProps) {
  const t = useText(texts);
  const isSigning = kind === 'private-keys';
  const [algorithm, setAlgorithm] = useState(keys[0]?.signingKeyAlgorithm ?? 'RSA');
  const [grace, setGrace] = useState(String(24 * hour));
  const families = [...new Set(keys.map(({ signingKeyAlgorithm }) => signingKeyAlgorithm).filter((family) => family !== undefined))];
  // Of each kind one key waits at most.
  const isWaiting = isSigning && keys.some((key) => key.signingKeyAlgorithm === algorithm && key.status === 'Next');
  const rotate = useChange({
    run: () =>
      take(api.POST('/api/configs/oidc/{keyType}/rotate', { params: { path: { keyType: kind } }, body: isSigning ? { signingKeyAlgorithm: algorithm, rotationGracePeriod: Number(grace) } : {} })),
    stale: [['keys', kind]],
    done: t('rotated'),
    then: onClose,
  });
  const steps = isSigning
    ? [Number(grace) === 0 ? t('stepNow') : t('stepPublished'), t('stepOld'), t('stepDelete')]
    : [t('stepCookie'), t('stepCookieOld')];
  return (
    <FormModal opened onClose={onClose} title={t('rotateTitle')} submit={t('rotate')} loading={rotate.isPending} disabled={isWaiting} onSubmit={() => rotate.mutate()}>
      <Stack>
        {isSigning && (
          <>
            {families.length > 1 && (
              <Stack gap={4}>
                <Text size="sm" fw={600}>
                  {t('algorithm')}
                </Text>
                <SegmentedControl aria-label={t('algorithm')} value={algorithm} onChange={(value) => setAlgorithm(value as typeof algorithm)} data={families.map((value) => ({ value, label: value === 'EC' ? t('ec') : value }))} />
              </Stack>
            )}
            <Select
              label={t('grace')}
              description={t('graceText')}
              value={grace}
              onChange={(value) => value && setGrace(value)}
              data={[
                { value: '0', label: t('atOnce') },
                { value: String(hour), label: t('anHour') },
                { value: String(24 * hour), label: t('aDay') },
                { value: String(7 * 24 * hour), label: t('aWeek') },
              ]}
            />
          </>
        )}
        {isWaiting && (
          <Alert color="orange" variant="light">
            {t('waiting')}
          </Alert>
        )}
        <Text size="sm" fw={600}>
          {t('whatHappens')}
        </Text>
        <List size="sm" spacing={6}>
          {steps.map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
        </List>
      </Stack>
    </FormModal>
  );
}
