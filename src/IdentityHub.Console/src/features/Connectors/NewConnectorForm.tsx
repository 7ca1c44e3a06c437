import { Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { Section } from '../../ui/Page';
import { UnsavedGuard } from '../../ui/unsaved';
import { useChange } from '../../ui/useChange';
import { connectorsQuery, useLocalName, type Factory } from './connectors';
import { filled, FormItems, isComplete, type Config } from './FormItems';
import { Readme } from './Readme';
import { Templates, type Template } from './Templates';
import { TestSend } from './TestSend';
import { texts } from './texts';

/** Fill in, test, save. */
export function NewConnectorForm({ factory, initial }: { factory: Factory; initial: Config }) {
  const t = useText(texts);
  const c = useText(common);
  const navigate = useNavigate();
  const localName = useLocalName();
  const [config, setConfig] = useState(initial);
  const [isDone, setDone] = useState(false);
  const items = factory.formItems ?? [];
  const hasTemplates = factory.type === 'Email' && items.some(({ key }) => key === 'templates');
  const put = (key: string, value: unknown) => setConfig((current) => ({ ...current, [key]: value }));
  const create = useChange({
    run: () =>
      take(
        api.POST('/api/connectors', {
          body: {
            connectorId: factory.id,
            config: filled(config) as Record<string, never>,
            // Of a standard protocol there may be several: each needs a target and a name of its own.
            ...(factory.isStandard && { metadata: { target: `${factory.target}-${Math.random().toString(36).slice(2, 7)}`, name: { en: localName(factory.name) } as never } }),
          },
        }),
      ),
    stale: [connectorsQuery.queryKey],
    then: ({ id, type }) => {
      setDone(true);
      // After the guard has heard of it.
      setTimeout(() => void navigate({ to: type === 'Social' ? `/connectors/${id}` : '/connectors' }));
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <UnsavedGuard when={!isDone && JSON.stringify(config) !== JSON.stringify(initial)} />
      <Stack gap="lg">
        <Readme text={factory.readme} opened />
        <Section title={t('parameters')}>
          <Stack>
            {factory.type === 'Social' && (
              <Text size="sm" c="dimmed">
                {t('callbackLater')}
              </Text>
            )}
            <FormItems items={hasTemplates ? items.filter(({ key }) => key !== 'templates') : items} config={config} onChange={put} />
          </Stack>
        </Section>
        {hasTemplates && (
          <Section title={t('templates')}>
            <Templates value={(config.templates as Template[] | undefined) ?? []} onChange={(templates) => put('templates', templates)} />
          </Section>
        )}
        {factory.type !== 'Social' && <TestSend factoryId={factory.id} kind={factory.type} config={filled(config)} isReady={isComplete(items, config)} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => void navigate({ to: '/connectors' })}>
            {c('cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={!isComplete(items, config)}>
            {t('saveDone')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
