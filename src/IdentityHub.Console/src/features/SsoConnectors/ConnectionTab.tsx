import { List, PasswordInput, Stack, Switch, TextInput } from '@mantine/core';
import { api, take } from '../../api/client';
import { ApiError } from '../../api/errors';
import { ifMatch } from '../../api/version';
import { useIsOwner } from '../../auth/me';
import { useText } from '../../text/text';
import { CopyField } from '../../ui/CopyField';
import { Section } from '../../ui/Page';
import { useProblemText } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { endpoint } from '../Applications/applications';
import { Published } from './Published';
import { samlTexts } from './saml.texts';
import { onlyWay, SamlSettings, wayOf, type SamlConfig } from './SamlSettings';
import { guides, type SsoConnector } from './sso';
import { texts } from './texts';

type Fields = Record<string, string | boolean | undefined>;

/** What the provider has to know, and what it gave. */
export function ConnectionTab({ connector }: { connector: SsoConnector }) {
  const t = useText(texts);
  const problemText = useProblemText();
  const saml = useText(samlTexts);
  const canEdit = useIsOwner();
  const isSaml = connector.providerType === 'saml';
  const config = connector.config as Fields;
  const form = useEdit({ config, enableTokenStorage: connector.enableTokenStorage, syncProfile: connector.syncProfile, trustsMfa: connector.trustsMfa }, { secret: true });
  const { draft, set, setDraft } = form;
  const save = useChange({
    form,
    run: () => {
      const config = isSaml ? onlyWay(draft.config as SamlConfig, wayOf(draft.config as SamlConfig)) : draft.config;
      const filled = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== '' && value !== undefined));
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
  const published = (connector.providerConfig ?? {}) as { entityId?: string; serviceProvider?: { entityId?: string }; defaultAttributeMapping?: Record<'id' | 'email' | 'name', string> };
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
            {isSaml && <CopyField label={saml('metadataOfHub')} value={`${connector.callbackUri}/metadata`} />}
          </Stack>
        </Section>
        <Section title={t('settings')}>
          <Stack>
            {isSaml ? (
              <SamlSettings
                // Anew when it was discarded or saved, so that it shows the way that is stored.
                key={JSON.stringify(config)}
                config={draft.config as SamlConfig}
                onChange={(next) => set('config', next as Fields)}
                problem={unusable}
                usual={published.defaultAttributeMapping}
                disabled={!canEdit}
              />
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
