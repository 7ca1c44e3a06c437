import { Button, Group, TextInput } from '@mantine/core';
import { use, useState } from 'react';
import { api, take } from '../../api/client';
import { LanguageContext, useText } from '../../text/text';
import { Section } from '../../ui/Page';
import { useChange } from '../../ui/useChange';
import type { Config } from './FormItems';
import { texts } from './texts';

/** Sends a message with settings that need not be stored. */
export function TestSend({ factoryId, kind, config, isReady }: { factoryId: string; kind: 'Email' | 'Sms'; config: Config; isReady: boolean }) {
  const t = useText(texts);
  const { language } = use(LanguageContext);
  const [to, setTo] = useState('');
  const send = useChange({
    run: () =>
      take(
        api.POST('/api/connectors/{factoryId}/test', {
          params: { path: { factoryId } },
          body: { config: config as Record<string, never>, locale: language, ...(kind === 'Email' ? { email: to } : { phone: to.replace(/\D/g, '') }) },
        }),
      ),
    done: t('sent'),
  });
  return (
    <Section title={t('test')} description={t('testText')}>
      <Group align="flex-end">
        <TextInput
          className="grow"
          label={t(kind === 'Email' ? 'testEmail' : 'testPhone')}
          type={kind === 'Email' ? 'email' : 'tel'}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value.trim())}
          onKeyDown={(event) => {
            // Return means this box, not the form around it.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            if (isReady && to) send.mutate();
          }}
        />
        <Button variant="light" onClick={() => send.mutate()} loading={send.isPending} disabled={!isReady || to === ''}>
          {t('send')}
        </Button>
      </Group>
    </Section>
  );
}
