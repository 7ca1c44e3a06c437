import { Alert, Badge, Code, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats, useText } from '../../text/text';
import { Section } from '../../ui/Page';
import { publishedTexts } from './published.texts';
import type { SsoConnector } from './sso';

interface SamlProvider {
  entityId?: string;
  signInEndpoint?: string;
  x509Certificate?: string;
  certificateExpiresAt?: number;
  isCertificateValid?: boolean;
}

/** What a provider publishes about itself, as the hub read it now. */
export function Published({ connector }: { connector: SsoConnector }) {
  const t = useText(publishedTexts);
  const published = (connector.providerConfig ?? {}) as Record<string, unknown> & { identityProvider?: SamlProvider };
  const problem = connector.providerConfigError && (
    <Alert color="red" variant="light" title={t('unreadable')} mb={published ? 'md' : 0}>
      <Text size="sm" className="anywhere">
        {connector.providerConfigError}
      </Text>
    </Alert>
  );
  const isSaml = connector.providerType === 'saml';
  const oidc = Object.entries(published).filter(([, value]) => value !== null && value !== '');
  if (!problem && (isSaml ? !published.identityProvider : oidc.length === 0)) return null;
  return (
    <Section title={t('parsed')} description={t('parsedText')}>
      {problem}
      {isSaml ? published.identityProvider && <Saml provider={published.identityProvider} /> : oidc.length > 0 && <Facts rows={oidc.map(([name, value]) => [name in publishedTexts ? t(name as keyof typeof publishedTexts) : name, <Value key={name} value={value} />])} />}
    </Section>
  );
}

function Saml({ provider }: { provider: SamlProvider }) {
  const t = useText(publishedTexts);
  const { day } = useFormats();
  const isGood = provider.isCertificateValid !== false;
  return (
    <Stack gap="sm">
      <Facts
        rows={[
          [t('entityId'), <Value key="entityId" value={provider.entityId} />],
          [t('signInEndpoint'), <Value key="signInEndpoint" value={provider.signInEndpoint} />],
          [
            t('certificate'),
            <Badge key="certificate" variant="light" color={isGood ? 'teal' : 'red'}>
              {t(isGood ? 'validUntil' : 'invalid', { day: day(provider.certificateExpiresAt) })}
            </Badge>,
          ],
        ]}
      />
      {provider.x509Certificate && (
        <details>
          <summary>{t('showCertificate')}</summary>
          <Code block mt="xs">
            {provider.x509Certificate}
          </Code>
        </details>
      )}
    </Stack>
  );
}

function Value({ value }: { value: unknown }) {
  if (Array.isArray(value)) return value.map((one) => <Code key={String(one)}>{String(one)} </Code>);
  return <Code className="anywhere">{typeof value === 'string' ? value : JSON.stringify(value)}</Code>;
}

function Facts({ rows }: { rows: [name: string, value: ReactNode][] }) {
  return (
    <Table variant="vertical" layout="fixed">
      <Table.Tbody>
        {rows.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th w={170} className="anywhere">
              {name}
            </Table.Th>
            <Table.Td className="anywhere">{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
