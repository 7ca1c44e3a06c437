import { Button, Code, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, take } from '../../api/client';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useFormats, useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { FormModal, JsonInput } from '../../ui/controls';
import { CodeBlock } from '../../ui/CopyField';
import { Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import { connectorsQuery } from '../SsoConnectors/sso';
import { texts } from './texts';

interface Shown {
  key: string;
  name: string;
  account: string;
  detail: unknown;
  tokens?: { id: string; expiresAt?: number };
  /** Social identities can be unlinked. */
  target?: string;
}

/** Accounts elsewhere. */
export function IdentitiesTab({ userId }: { userId: string }) {
  const t = useText(texts);
  const c = useText(common);
  const canEdit = useCanEdit();
  const { data, error } = useQuery({
    queryKey: ['users', userId, 'identities'],
    queryFn: () => take(api.GET('/api/users/{userId}/all-identities', { params: { path: { userId }, query: { includeTokenSecret: 'true' } as never } })),
  });
  const { data: connectors } = useQuery(connectorsQuery);
  const [ending, setEnding] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [forgetting, setForgetting] = useState<string | null>(null);
  const [isLinking, setLinking] = useState(false);
  const unlink = useChange<string, unknown>({
    run: (target) => take(api.DELETE('/api/users/{userId}/identities/{target}', { params: { path: { userId, target } } })),
    stale: [['users', userId]],
    then: () => setEnding(null),
  });
  const forget = useChange<string, unknown>({
    run: (id) => take(api.DELETE('/api/secrets/{id}', { params: { path: { id } } })),
    stale: [['users', userId, 'identities']],
    done: c('deleted'),
    then: () => setForgetting(null),
  });
  if (error && !data) return <Problem problem={error} />;
  if (!data) return <Shape rows={2} />;
  const social = data.socialIdentities.map(({ target, identity, tokenSecret }): Shown => ({
    key: target, name: target, account: String(identity.userId ?? ''), detail: identity.details ?? identity, target, ...(tokenSecret && { tokens: { id: tokenSecret.id, expiresAt: tokenSecret.metadata.expiresAt } }),
  }));
  const enterprise = data.ssoIdentities.map(({ ssoIdentity, tokenSecret }): Shown => ({
    key: ssoIdentity.id, name: connectors?.find(({ id }) => id === ssoIdentity.ssoConnectorId)?.connectorName ?? ssoIdentity.issuer, account: `${ssoIdentity.identityId} · ${ssoIdentity.issuer}`, detail: ssoIdentity.detail, ...(tokenSecret && { tokens: { id: tokenSecret.id, expiresAt: tokenSecret.metadata.expiresAt } }),
  }));
  const list = (identities: Shown[], none: string) => <Identities {...{ identities, none }} onShow={setShown} onForget={setForgetting} onUnlink={setEnding} />;
  const link = canEdit && (
    <Button size="xs" variant="light" leftSection={<IconPlus size={14} />} onClick={() => setLinking(true)} className="no-shrink">
      {t('linkAccount')}
    </Button>
  );
  return (
    <Stack gap="lg">
      <Section title={t('social')} description={t('socialText')} actions={link}>
        {list(social, t('noIdentities'))}
      </Section>
      <Section title={t('enterprise')} description={t('enterpriseText')}>
        {list(enterprise, t('noEnterprise'))}
      </Section>
      {isLinking && <LinkModal userId={userId} onClose={() => setLinking(false)} />}
      <Modal opened={shown !== null} onClose={() => setShown(null)} title={shown?.name} size="lg" closeButtonProps={{ 'aria-label': c('close') }}>
        {shown && <CodeBlock label={t('details')} code={JSON.stringify(shown.detail, null, 2)} />}
      </Modal>
      <Confirm opened={ending !== null} onClose={() => setEnding(null)} title={t('unlinkTitle', { name: ending ?? '' })} action={t('unlink')} onConfirm={() => ending && unlink.mutate(ending)} loading={unlink.isPending}>
        {t('unlinkText')}
      </Confirm>
      <Confirm opened={forgetting !== null} onClose={() => setForgetting(null)} title={t('forgetTitle')} onConfirm={() => forgetting && forget.mutate(forgetting)} loading={forget.isPending}>
        {t('forgetText')}
      </Confirm>
    </Stack>
  );
}

interface IdentitiesProps {
  identities: Shown[];
  none: string;
  onShow: (identity: Shown) => void;
  onForget: (secretId: string) => void;
  onUnlink: (target: string) => void;
}

function Identities({ identities, none, onShow, onForget, onUnlink }: IdentitiesProps): ReactNode {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const { instant } = useFormats();
  if (identities.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  }
  return (
    <Stack gap="md">
      {identities.map((identity) => (
        <Group key={identity.key} justify="space-between" gap="sm">
          <div className="grow">
            <Text size="sm" fw={500} className="anywhere">
              {identity.name}
            </Text>
            <Code className="anywhere">{identity.account}</Code>
            {identity.tokens && (
              <Text size="xs" c="dimmed" mt={4}>
                {identity.tokens.expiresAt ? t('tokensKeptUntil', { time: instant(identity.tokens.expiresAt * 1000) }) : t('tokensKept')}
              </Text>
            )}
          </div>
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => onShow(identity)}>
              {t('details')}
            </Button>
            {canEdit && identity.tokens && (
              <Button size="xs" variant="default" onClick={() => onForget(identity.tokens!.id)}>
                {t('forget')}
              </Button>
            )}
            {canEdit && identity.target && (
              <Button size="xs" variant="default" onClick={() => onUnlink(identity.target!)}>
                {t('unlink')}
              </Button>
            )}
          </Group>
        </Group>
      ))}
    </Stack>
  );
}

function LinkModal({ userId, onClose }: { userId: string; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const { data: connectors = [] } = useQuery({ queryKey: ['connectors'], queryFn: () => take(api.GET('/api/connectors')) });
  const [target, setTarget] = useState<string | null>(null);
  const [account, setAccount] = useState('');
  const [details, setDetails] = useState<unknown>({});
  const link = useChange({
    run: () => take(api.PUT('/api/users/{userId}/identities/{target}', { params: { path: { userId, target: target! } }, body: { userId: account, details: (details ?? {}) as Record<string, never> } })),
    stale: [['users', userId]],
    then: onClose,
  });
  const targets = [...new Map(connectors.filter(({ type }) => type === 'Social').map((connector) => [connector.target, connector.name.en ?? connector.target])).entries()];
  return (
    <FormModal opened onClose={onClose} title={t('linkAccount')} submit={c('add')} loading={link.isPending} disabled={!target || account === ''} onSubmit={() => link.mutate()}>
      <Text size="sm" c="dimmed">
        {t('linkText')}
      </Text>
      <Select label={t('provider')} value={target} onChange={setTarget} data={targets.map(([value, label]) => ({ value, label }))} nothingFoundMessage={t('noProvider')} placeholder={targets.length === 0 ? t('noProvider') : undefined} required />
      <TextInput label={t('accountId')} description={t('accountIdText')} value={account} onChange={(event) => setAccount(event.currentTarget.value.trim())} maxLength={256} required spellCheck={false} />
      <JsonInput label={t('details')} value={details} onChange={setDetails} />
    </FormModal>
  );
}
