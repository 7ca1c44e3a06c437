import { Badge, Code, Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { use } from 'react';
import { api, take } from '../../api/client';
import { ifMatch } from '../../api/version';
import { useIsOwner } from '../../auth/me';
import { common } from '../../text/common';
import { LanguageContext, useFormats, useText } from '../../text/text';
import { DangerAction } from '../../ui/confirm';
import { CopyField } from '../../ui/CopyField';
import { Page, Section, Shape } from '../../ui/Page';
import { Picture } from '../../ui/Picture';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { Rows } from '../Users/Sessions';
import { callbackOf, connectorsQuery, factoriesQuery, useLocalName, type Connector } from './connectors';
import { filled, FormItems, initialConfig, isComplete, type Config } from './FormItems';
import { metadataTexts } from './metadata.texts';
import { MetadataFields, type Face } from './MetadataFields';
import { NewConnectorForm } from './NewConnectorForm';
import { Offered } from './Offered';
import { Readme } from './Readme';
import { Templates, type Template } from './Templates';
import { TestSend } from './TestSend';
import { texts } from './texts';

/** A connector. */
export function ConnectorPage() {
  const t = useText(texts);
  const localName = useLocalName();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error } = useQuery({ queryKey: ['connectors', id], queryFn: () => take(api.GET('/api/connectors/{id}', { params: { path: { id } } })) });
  if (error && !data) return <Problem problem={error} />;
  if (!data) return <Shape />;
  return (
    <Page
      title={localName(data.metadata.name ?? data.name)}
      parent={{ to: '/connectors', label: t('title') }}
      mark={<Picture light={data.logo} dark={data.logoDark} size={44} />}
      description={
        <>
          <Badge variant="light" color="gray">
            {t(data.type)}
          </Badge>{' '}
          <Code>{data.id}</Code>
        </>
      }
    >
      <Form connector={data} />
    </Page>
  );
}

/** A connector that is not stored yet. */
export function NewConnectorPage() {
  const t = useText(texts);
  const localName = useLocalName();
  const { factoryId } = useParams({ strict: false }) as { factoryId: string };
  const { data, error } = useQuery(factoriesQuery);
  if (error && !data) return <Problem problem={error} />;
  if (!data) return <Shape />;
  const factory = data.find(({ id }) => id === factoryId);
  if (!factory) return <Problem problem={new Error(factoryId)} />;
  return (
    <Page title={localName(factory.name)} description={localName(factory.description)} parent={{ to: '/connectors', label: t('title') }} mark={<Picture light={factory.logo} dark={factory.logoDark} size={44} />}>
      <NewConnectorForm factory={factory} initial={initialConfig(factory.formItems ?? [])} />
    </Page>
  );
}

function Form({ connector }: { connector: Connector }) {
  const t = useText(texts);
  const c = useText(common);
  const navigate = useNavigate();
  const canEdit = useIsOwner();
  const { instant } = useFormats();
  const m = useText(metadataTexts);
  const localName = useLocalName();
  const { language } = use(LanguageContext);
  const items = connector.formItems ?? [];
  const hasTemplates = connector.type === 'Email' && items.some(({ key }) => key === 'templates');
  const form = useEdit({ config: connector.config as Config, syncProfile: connector.syncProfile, enableTokenStorage: connector.enableTokenStorage, face: faceOf(connector, localName) }, { secret: true });
  const { draft, set, setDraft } = form;
  const put = (key: string, value: unknown) => setDraft((current) => ({ ...current, config: { ...current.config, [key]: value } }));
  const path = { params: { path: { id: connector.id } } };
  const save = useChange({
    form,
    run: () => {
      const config = filled(draft.config) as Record<string, never>;
      return take(
        api.PATCH('/api/connectors/{id}', {
          ...path,
          headers: ifMatch(connector),
          body: connector.type === 'Social' ? { config, ...(connector.isStandard && { metadata: metadataOf(connector, draft.face, language) }), syncProfile: draft.syncProfile, ...(connector.isTokenStorageSupported && { enableTokenStorage: draft.enableTokenStorage }) } : { config },
        }),
      );
    },
    stale: [connectorsQuery.queryKey],
  });
  const remove = useChange({ run: () => take(api.DELETE('/api/connectors/{id}', path)), stale: [connectorsQuery.queryKey], done: c('deleted'), then: () => void navigate({ to: '/connectors' }) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="lg">
        <Readme text={connector.readme} />
        {connector.type === 'Social' && <Offered target={connector.target} />}
        {connector.isStandard && (
          <Section title={m('general')}>
            <MetadataFields face={draft.face} onChange={(face) => set('face', face)} isTargetFixed disabled={!canEdit} />
          </Section>
        )}
        <Section title={t('parameters')}>
          <Stack>
            {connector.type === 'Social' && <CopyField label={t(connector.connectorId === 'saml' ? 'acs' : 'callback')} description={t('callbackText')} value={callbackOf(connector.connectorId, connector.id)} />}
            <FormItems items={hasTemplates ? items.filter(({ key }) => key !== 'templates') : items} config={draft.config} onChange={put} disabled={!canEdit} />
            {connector.type === 'Social' && (
              <>
                <Switch label={t('syncProfile')} checked={draft.syncProfile} onChange={(event) => set('syncProfile', event.currentTarget.checked)} disabled={!canEdit} />
                {connector.isTokenStorageSupported && (
                  <Switch label={t('storeTokens')} checked={draft.enableTokenStorage} onChange={(event) => set('enableTokenStorage', event.currentTarget.checked)} disabled={!canEdit} />
                )}
              </>
            )}
          </Stack>
        </Section>
        {hasTemplates && (
          <Section title={t('templates')}>
            <Templates value={(draft.config.templates as Template[] | undefined) ?? []} onChange={(templates) => put('templates', templates)} disabled={!canEdit} />
          </Section>
        )}
        {connector.type !== 'Social' && canEdit && <TestSend factoryId={connector.connectorId} kind={connector.type} config={filled(draft.config)} isReady={isComplete(items, draft.config)} />}
        {connector.failures && connector.failures.length > 0 && (
          <Section title={t('failures')}>
            <Rows none="" rows={connector.failures.map((failure, index) => ({ key: String(index), name: failure.detail, note: `${instant(failure.createdAt)} · ${failure.code}` }))} />
          </Section>
        )}
        {canEdit && (
          <Section title={c('dangerZone')} tone="danger">
            <DangerAction label={t('deleteConnector')} title={t('deleteTitle', { name: connector.id })} onConfirm={() => remove.mutate()} loading={remove.isPending}>
              {t('deleteText')}
            </DangerAction>
          </Section>
        )}
      </Stack>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}

/** What was given to a connector, as it is edited: its name in the language of the person. */
const faceOf = (connector: Connector, localName: (names: unknown) => string): Face => ({
  name: localName(connector.metadata.name ?? connector.name),
  target: connector.target,
  logo: connector.metadata.logo ?? '',
  logoDark: connector.metadata.logoDark ?? '',
});

/** The same as it is stored: names in other languages stay. */
function metadataOf({ metadata }: Connector, { name, logo, logoDark }: Face, language: string) {
  const names = (metadata.name ?? {}) as Record<string, string>;
  const key = names[language] ? language : 'en';
  return { ...metadata, name: { ...names, [key]: name.trim() } as never, ...(logo || metadata.logo ? { logo } : {}), ...(logoDark || metadata.logoDark ? { logoDark: logoDark || null } : {}) };
}
