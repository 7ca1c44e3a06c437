import { Code, List, PasswordInput, Stack, Switch, Table, TextInput, Textarea } from '@mantine/core';
import { api, take } from '../../api/client';
import { ApiError } from '../../api/errors';
import { ifMatch } from '../../api/version';
import { useIsOwner } from '../../auth/me';
import { useText } from '../../text/text';
import { CopyField } from '../../ui/CopyField';
import { Section } from '../../ui/Page';
import { Problem, useProblemText } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { endpoint } from '../Applications/applications';
import { guides, type SsoConnector } from './sso';
import { texts } from './texts';

type Fields = Record<string, string | boolean | undefined>;

/** What the provider has to know, and what it gave. */
export function ConnectionTab({ connector }: { connector: SsoConnector }) {
  const t = useText(texts);
  const problemText = useProblemText();
  const canEdit = useIsOwner();
  const isSaml = connector.providerType === 'saml';
  const config = connector.config as Fields;
  const form = useEdit({ config, enableTokenStorage: connector.enableTokenStorage, syncProfile: connector.syncProfile, trustsMfa: connector.trustsMfa }, { secret: true });
  const { draft, set, setDraft } = form;
  const save = useChange({
    form,
    run: () => {
      const filled = Object.fromEntries(Object.entries(draft.config).filter(([, value]) => value !== '' && value !== undefined));
      return take(api.PATCH('/api/sso-connectors/{id}', { params: { path: { id: connector.id } }, headers: ifMatch(connector), body: { ...draft, config: filled as Record<string, never> } }));
    },
    stale: [['sso-connectors']],
  });
  // Stays until the next attempt, where the notice would have gone.
  const unusable = save.error instanceof ApiError && save.error.code === 'connector.invalid_config' ? problemText(save.error) : null;
  const put = (name: string, value: string | boolean) => setDraft((current) => ({ ...current, config: { ...current.config, [name]: value } }));
  const text = (name: string) => ({
    value: String(draft.config[name] ?? ''),
    onChange: (event: { currentTarget: { value: string } }) => put(name, event.currentTarget.value.trim()),
    disabled: !canEdit,
    spellCheck: false,
    autoComplete: 'off',
  });
  const toggle = (name: 'enableTokenStorage' | 'syncProfile' | 'trustsMfa', label: string, description: string) => (
    <Switch label={label} description={description} checked={draft[name]} onChange={(event) => set(name, event.currentTarget.checked)} disabled={!canEdit} />
  );
  const published = (connector.providerConfig ?? {}) as { entityId?: string; serviceProvider?: { entityId?: string } };
  const entityId = published.serviceProvider?.entityId ?? published.entityId;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="lg">
        <Section title={t('guide')}>
          <Stack>
            <List type="ordered" spacing={6} size="sm">
              {guides[connector.providerName]?.map((step) => <List.Item key={step}>{t(step)}</List.Item>)}
            </List>
            <CopyField label={t(isSaml ? 'acs' : 'callback')} description={t('callbackText')} value={connector.callbackUri} />
            {connector.providerName === 'GoogleWorkspace' && <CopyField label={t('origin')} value={new URL(endpoint).origin} />}
            {isSaml && entityId && <CopyField label={t('entityId')} value={entityId} />}
          </Stack>
        </Section>
        <Section title={t('settings')}>
          <Stack>
            {isSaml ? (
              <>
                <TextInput label={t('metadataUrl')} placeholder="https://" {...text('metadataUrl')} error={unusable} />
                <Textarea label={t('metadata')} autosize minRows={4} maxRows={14} classNames={{ input: 'mono' }} {...text('metadata')} onChange={(event) => put('metadata', event.currentTarget.value)} />
              </>
            ) : (
              <>
                <TextInput label={t('clientId')} required {...text('clientId')} />
                <PasswordInput label={t('clientSecret')} required {...text('clientSecret')} />
                {connector.providerName !== 'GoogleWorkspace' && <TextInput label={t('issuer')} placeholder={issuerExample(connector.providerName)} required {...text('issuer')} error={unusable} />}
                <TextInput
                  label={t('scope')}
                  description={t('scopeText')}
                  {...text('scope')}
                  onChange={(event) => put('scope', event.currentTarget.value)}
                />
                {connector.providerName === 'GoogleWorkspace' && (
                  <Switch label={t('offlineAccess')} description={t('offlineAccessText')} checked={Boolean(draft.config.offlineAccess)} onChange={(event) => put('offlineAccess', event.currentTarget.checked)} disabled={!canEdit} />
                )}
                {connector.providerName !== 'GoogleWorkspace' && (
                  <Switch label={t('trustEmail')} description={t('trustEmailText')} checked={Boolean(draft.config.trustUnverifiedEmail)} onChange={(event) => put('trustUnverifiedEmail', event.currentTarget.checked)} disabled={!canEdit} />
                )}
                {toggle('enableTokenStorage', t('storeTokens'), t('storeTokensText'))}
              </>
            )}
            {toggle('syncProfile', t('syncProfile'), t('syncProfileText'))}
            {toggle('trustsMfa', t('trustsMfa'), t('trustsMfaText'))}
          </Stack>
        </Section>
        <Published connector={connector} />
      </Stack>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}

const issuerExample = (provider: string) =>
  ({ AzureAdOidc: 'https://login.microsoftonline.com/TENANT-ID/v2.0', Okta: 'https://dev-12345678.okta.com' })[provider] ?? 'https://login.example.com';

function Published({ connector }: { connector: SsoConnector }) {
  const t = useText(texts);
  const entries = Object.entries(connector.providerConfig ?? {}).filter(([, value]) => value !== null && value !== '');
  if (!connector.providerConfigError && entries.length === 0) return null;
  return (
    <Section title={t('parsed')} description={t('parsedText')}>
      {connector.providerConfigError && <Problem problem={new Error(connector.providerConfigError)} />}
      {entries.length > 0 && (
        <Table variant="vertical" layout="fixed">
          <Table.Tbody>
            {entries.map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th w={190} className="anywhere">
                  {name}
                </Table.Th>
                <Table.Td className="anywhere">
                  <Code>{typeof value === 'string' ? value : JSON.stringify(value)}</Code>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}
