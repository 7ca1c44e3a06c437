import { Button, Group, List, Text, TextInput, ThemeIcon } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useText } from '../../text/text';
import { Section } from '../../ui/Page';
import { useChange } from '../../ui/useChange';
import { connectorsQuery } from './sso';
import { texts } from './texts';

/** Asks where an address would lead, and why. */
export function DryRun() {
  const t = useText(texts);
  const [email, setEmail] = useState('');
  const { data: connectors } = useQuery(connectorsQuery);
  const explain = useChange({ run: () => take(api.POST('/api/sso-connectors/explain', { body: { email } })), done: null });
  const answer = explain.data;
  const name = (id: string) => connectors?.find((connector) => connector.id === id)?.connectorName ?? id;
  return (
    <Section title={t('dryRun')} description={t('dryRunText')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          explain.mutate();
        }}
      >
        <Group align="flex-end">
          <TextInput className="grow" label={t('email')} type="email" placeholder="someone@acme.example" value={email} onChange={(event) => setEmail(event.currentTarget.value.trim())} />
          <Button type="submit" variant="light" disabled={!email.includes('@')} loading={explain.isPending}>
            {t('ask')}
          </Button>
        </Group>
      </form>
      <div role="status">
        {answer && (
          <>
            <Text fw={600} mt="md" mb="xs">
              {answer.ssoConnectorIds.length > 0 ? t('goesTo', { name: answer.ssoConnectorIds.map(name).join(', ') }) : t('goesNowhere')}
            </Text>
            <List spacing={6} size="sm" center>
              {answer.rules.map((rule, index) => (
                <List.Item
                  key={index}
                  icon={
                    <ThemeIcon size={18} radius="xl" variant="light" color={rule.passed ? 'teal' : 'gray'} aria-hidden>
                      {rule.passed ? <IconCheck size={12} /> : <IconMinus size={12} />}
                    </ThemeIcon>
                  }
                >
                  {rule.detail}
                </List.Item>
              ))}
            </List>
          </>
        )}
      </div>
    </Section>
  );
}
