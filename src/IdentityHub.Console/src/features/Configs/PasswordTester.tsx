import { Button, Group, List, PasswordInput, Text, ThemeIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../api/client';
import { toApiError } from '../../api/errors';
import { useText } from '../../text/text';
import { Section } from '../../ui/Page';
import { useChange } from '../../ui/useChange';
import { testerTexts } from './tester.texts';

interface Verdict {
  result: boolean;
  issues?: { code: string; interpolation?: Record<string, number> }[];
}

/** Holds a password against the policy that is stored. */
export function PasswordTester() {
  const t = useText(testerTexts);
  const [password, setPassword] = useState('');
  const check = useChange({
    run: async (): Promise<Verdict> => {
      const { data, error, response } = await api.POST('/api/sign-in-exp/default/check-password', { body: { password } });
      // A password that is refused is an answer, too: 400 with the reasons.
      const verdict = (data ?? error) as Verdict | undefined;
      if (typeof verdict?.result === 'boolean') return verdict;
      throw toApiError(response, error);
    },
    done: null,
  });
  const verdict = check.data;
  const say = ({ code, interpolation }: NonNullable<Verdict['issues']>[number]) => (code in testerTexts ? t(code as keyof typeof testerTexts, interpolation) : code);
  return (
    <Section title={t('title')} description={t('text')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          check.mutate();
        }}
      >
        <Group align="flex-end">
          <PasswordInput
            className="grow"
            label={t('password')}
            value={password}
            onChange={(event) => {
              setPassword(event.currentTarget.value);
              check.reset();
            }}
            autoComplete="off"
            maxLength={4096}
          />
          <Button type="submit" variant="light" disabled={password === ''} loading={check.isPending}>
            {t('check')}
          </Button>
        </Group>
      </form>
      <div role="status">
        {verdict?.result && (
          <Text size="sm" mt="md" className="good" fw={500}>
            {t('fine')}
          </Text>
        )}
        {verdict && !verdict.result && (
          <List size="sm" spacing={6} mt="md" center>
            {(verdict.issues ?? []).map((issue) => (
              <List.Item
                key={issue.code}
                icon={
                  <ThemeIcon size={18} radius="xl" variant="light" color="red" aria-hidden>
                    <IconX size={12} />
                  </ThemeIcon>
                }
              >
                {say(issue)}
              </List.Item>
            ))}
          </List>
        )}
      </div>
    </Section>
  );
}
