import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section } from '../../ui/Page';
import { useChange } from '../../ui/useChange';
import { texts } from '../Configs/texts';

/** Lets somebody try again who guessed too often. */
export function Unlock() {
  const t = useText(texts);
  const [target, setTarget] = useState('');
  const unlock = useChange({
    run: () => take(api.POST('/api/sentinel-activities/delete', { body: { targetType: 'User', targets: [target] } })),
    done: t('unlocked'),
    then: () => setTarget(''),
  });
  if (!useCanEdit()) return null;
  return (
    <Section title={t('unlock')} description={t('unlockText')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          unlock.mutate();
        }}
      >
        <Group align="flex-end">
          <TextInput className="grow" label={t('person')} value={target} onChange={(event) => setTarget(event.currentTarget.value.trim())} spellCheck={false} />
          <Button type="submit" variant="light" disabled={target === ''} loading={unlock.isPending}>
            {t('unlock')}
          </Button>
        </Group>
      </form>
    </Section>
  );
}
