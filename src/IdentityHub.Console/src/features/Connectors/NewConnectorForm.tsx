import { Button, Group, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { CopyField } from '../../ui/CopyField';
import { Section } from '../../ui/Page';
import { UnsavedGuard } from '../../ui/unsaved';
import { useChange } from '../../ui/useChange';
import { callbackOf, connectorsQuery, newId, useLocalName, type Factory } from './connectors';
import { filled, FormItems, isComplete, type Config } from './FormItems';
import { metadataTexts } from './metadata.texts';
import { isTarget, MetadataFields, toTarget, type Face } from './MetadataFields';
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
  const m = useText(metadataTexts);
  const [id] = useState(newId);
  const [config, setConfig] = useState(initial);
  const [face, setFace] = useState<Face>({ name: localName(factory.name), target: toTarget(localName(factory.name)), logo: '', logoDark: '' });
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
            // Social ones with the id whose redirect URI was shown.
            ...(factory.type === 'Social' && { id }),
            // Of a standard protocol there may be several: each needs a target and a name of its own.
            ...(factory.isStandard && { metadata: { target: face.target, name: { en: face.name.trim() } as never, ...(face.logo && { logo: face.logo }), ...(face.logoDark && { logoDark: face.logoDark }) } }),
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
        {factory.isStandard && (
          <Section title={m('general')}>
            <MetadataFields face={face} onChange={setFace} isTargetFixed={false} />
          </Section>
        )}
        <Section title={t('parameters')}>
          <Stack>
            {factory.type === 'Social' && <CopyField label={t(factory.id === 'saml' ? 'acs' : 'callback')} description={t('callbackText')} value={callbackOf(factory.id, id)} />}
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
          <Button type="submit" loading={create.isPending} disabled={!isComplete(items, config) || (factory.isStandard === true && (face.name.trim() === '' || !isTarget(face.target)))}>
            {t('saveDone')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
