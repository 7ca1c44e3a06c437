import { Badge, Code, Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { hubUrl } from '../../address';
import { api, take } from '../../api/client';
import { ifMatch } from '../../api/version';
import { useIsOwner } from '../../auth/me';
import { common } from '../../text/common';
import { useFormats, useText } from '../../text/text';
import { DangerAction } from '../../ui/confirm';
import { CopyField } from '../../ui/CopyField';
import { Page, Section, Shape } from '../../ui/Page';
import { Picture } from '../../ui/Picture';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { Rows } from '../Users/Sessions';
import { connectorsQuery, factoriesQuery, useLocalName, type Connector } from './connectors';
import { filled, FormItems, initialConfig, isComplete, type Config } from './FormItems';
import { NewConnectorForm } from './NewConnectorForm';
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
  if (error) return <Problem problem={error} />;
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
  const items = connector.formItems ?? [];
  const hasTemplates = connector.type === 'Email' && items.some(({ key }) => key === 'templates');
  const form = useEdit({ config: connector.config as Config, syncProfile: connector.syncProfile, enableTokenStorage: connector.enableTokenStorage }, { secret: true });
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
          body: connector.type === 'Social' ? { config, syncProfile: draft.syncProfile, ...(connector.isTokenStorageSupported && { enableTokenStorage: draft.enableTokenStorage }) } : { config },
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
        <Section title={t('parameters')}>
          <Stack>
            {connector.type === 'Social' && <CopyField label={t('callback')} description={t('callbackText')} value={`${hubUrl}/callback/${connector.id}`} />}
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
