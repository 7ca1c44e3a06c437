import { Box, SegmentedControl, Select, Stack, Switch, Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../text/text';
import { samlTexts } from './saml.texts';
import { texts } from './texts';

export type SamlConfig = Record<string, unknown>;
type Way = 'byUrl' | 'byXml' | 'byHand';

const membersOf: Record<Way, string[]> = { byUrl: ['metadataUrl'], byXml: ['metadata'], byHand: ['entityId', 'signInEndpoint', 'x509Certificate'] };

/** How a configuration says who the provider is. */
export const wayOf = (config: SamlConfig): Way => (['byXml', 'byHand'] as const).find((way) => membersOf[way].some((name) => config[name])) ?? 'byUrl';

/** The configuration without what belongs to other ways: the hub takes exactly one. */
export const onlyWay = (config: SamlConfig, way: Way): SamlConfig =>
  Object.fromEntries(Object.entries(config).filter(([name]) => !Object.entries(membersOf).some(([other, names]) => other !== way && names.includes(name))));

interface SamlSettingsProps {
  config: SamlConfig;
  onChange: (config: SamlConfig) => void;
  /** Why the hub could not use what was saved last. */
  problem?: string | null;
  /** What is looked for when nothing else is said. */
  usual?: Partial<Record<'id' | 'email' | 'name', string>>;
  disabled: boolean;
}

/** What a SAML provider gave: metadata or its parts, names of attributes, whether it wants signed requests. */
export function SamlSettings({ config, onChange, problem, usual = {}, disabled }: SamlSettingsProps) {
  const t = useText(samlTexts);
  const s = useText(texts);
  const [way, setWay] = useState<Way>(wayOf(config));
  const put = (name: string, value: unknown) => onChange({ ...onlyWay(config, way), [name]: value });
  const text = (name: string) => ({ value: String(config[name] ?? ''), onChange: (event: { currentTarget: { value: string } }) => put(name, event.currentTarget.value), disabled, spellCheck: false, autoComplete: 'off' });
  const mapping = (config.attributeMapping ?? {}) as Record<string, string>;
  const attribute = (name: 'id' | 'email' | 'name', label: string) => (
    <TextInput
      label={label}
      placeholder={usual[name]}
      value={mapping[name] ?? ''}
      onChange={(event) => {
        const next = Object.fromEntries(Object.entries({ ...mapping, [name]: event.currentTarget.value.trim() }).filter(([, value]) => value !== ''));
        put('attributeMapping', Object.keys(next).length > 0 ? next : undefined);
      }}
      disabled={disabled}
      spellCheck={false}
    />
  );
  return (
    <Stack>
      <Stack gap={4}>
        <Text size="sm" fw={600}>
          {t('way')}
        </Text>
        <SegmentedControl aria-label={t('way')} value={way} onChange={(value) => setWay(value as Way)} data={(['byUrl', 'byXml', 'byHand'] as const).map((value) => ({ value, label: t(value) }))} disabled={disabled} />
      </Stack>
      {way === 'byUrl' && <TextInput label={s('metadataUrl')} placeholder="https://idp.example.com/metadata" type="url" {...text('metadataUrl')} error={problem} />}
      {way === 'byXml' && <Textarea label={t('byXml')} placeholder="<EntityDescriptor …>" autosize minRows={5} maxRows={16} classNames={{ input: 'mono' }} {...text('metadata')} error={problem} />}
      {way === 'byHand' && (
        <>
          <TextInput label={t('idpEntityId')} placeholder="https://idp.example.com" {...text('entityId')} required error={problem} />
          <TextInput label={t('signInEndpoint')} placeholder="https://idp.example.com/sso" type="url" {...text('signInEndpoint')} required />
          <Textarea label={t('x509')} placeholder="-----BEGIN CERTIFICATE-----" autosize minRows={4} maxRows={12} classNames={{ input: 'mono' }} {...text('x509Certificate')} required />
        </>
      )}
      <Stack gap="xs" component="fieldset" className="bare">
        <legend className="legend">{t('mapping')}</legend>
        <Text size="xs" c="dimmed">
          {t('mappingText')}
        </Text>
        <Box className="halves">
          {attribute('id', t('mapId'))}
          {attribute('email', t('mapEmail'))}
          {attribute('name', t('mapName'))}
        </Box>
      </Stack>
      <TextInput label={t('nameIdFormat')} description={t('nameIdFormatText')} placeholder="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress" {...text('nameIdFormat')} />
      <Switch label={t('signRequests')} description={t('signRequestsText')} checked={Boolean(config.signAuthnRequest)} onChange={(event) => put('signAuthnRequest', event.currentTarget.checked)} disabled={disabled} />
      {Boolean(config.signAuthnRequest) && (
        <Select
          label={t('signatureAlgorithm')}
          value={String(config.requestSignatureAlgorithm ?? '') || 'usual'}
          onChange={(value) => put('requestSignatureAlgorithm', value === 'usual' ? undefined : value)}
          data={[{ value: 'usual', label: t('usual') }, 'rsa-sha256', 'rsa-sha512']}
          disabled={disabled}
        />
      )}
    </Stack>
  );
}
