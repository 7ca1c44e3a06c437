import { Badge, Box, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconMail, IconMessage, IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useIsOwner } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { Empty, Page, Section, Shape } from '../../ui/Page';
import { Picture } from '../../ui/Picture';
import { Problem } from '../../ui/problem';
import { templateTexts } from '../EmailTemplates/texts';
import { connectorsQuery, factoriesQuery, useLocalName, type Connector } from './connectors';
import { texts } from './texts';

type Kind = Connector['type'];

/** E-mail, text messages, social. */
export function ConnectorsPage() {
  const t = useText(texts);
  const c = useText(common);
  const e = useText(templateTexts);
  const canEdit = useIsOwner();
  const { data, error } = useQuery(connectorsQuery);
  const [choosing, setChoosing] = useState<Kind | null>(null);
  const social = data?.filter(({ type }) => type === 'Social') ?? [];
  const addSocial = canEdit && (
    <Button variant="light" size="xs" leftSection={<IconPlus size={14} />} onClick={() => setChoosing('Social')} className="no-shrink">
      {t('chooseSocial')}
    </Button>
  );
  return (
    <Page title={t('title')} description={t('lead')}>
      {error ? <Problem problem={error} /> : !data ? <Shape /> : null}
      {data && (
        <Stack gap="lg">
          <Section title={t('delivery')}>
            <Stack>
              <Delivery kind="Email" connector={data.find(({ type }) => type === 'Email')} onChoose={() => setChoosing('Email')} />
              <Delivery kind="Sms" connector={data.find(({ type }) => type === 'Sms')} onChoose={() => setChoosing('Sms')} />
            </Stack>
          </Section>
          <Section title={e('title')} description={e('openText')} actions={<Button component={Link} to="/email-templates" variant="default" className="no-shrink" aria-label={`${c('edit')}: ${e('title')}`}>{c('edit')}</Button>} />
          <Section title={t('social')} actions={addSocial}>
            {social.length === 0 ? (
              <Empty icon={<IconUsersGroup />} title={t('noSocial')}>
                {t('noSocialText')}
              </Empty>
            ) : (
              <Box className="cards">
                {social.map((connector) => (
                  <Tile key={connector.id} connector={connector} />
                ))}
              </Box>
            )}
          </Section>
        </Stack>
      )}
      {choosing && <Choice kind={choosing} present={data?.find(({ type }) => type === choosing && type !== 'Social')} onClose={() => setChoosing(null)} />}
    </Page>
  );
}

function Tile({ connector }: { connector: Connector }) {
  const localName = useLocalName();
  return (
    <Link to={`/connectors/${connector.id}` as string} className="card-button">
      <Picture light={connector.logo} dark={connector.logoDark} />
      <Box>
        <Text fw={550}>{localName(connector.metadata.name ?? connector.name)}</Text>
        <Text size="xs" c="dimmed">
          {connector.target}
        </Text>
      </Box>
    </Link>
  );
}

function Delivery({ kind, connector, onChoose }: { kind: 'Email' | 'Sms'; connector?: Connector; onChoose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const canEdit = useIsOwner();
  const localName = useLocalName();
  const Icon = kind === 'Email' ? IconMail : IconMessage;
  return (
    <Group justify="space-between">
      <Group gap="sm" className="grow" wrap="nowrap">
        {connector ? <Picture light={connector.logo} dark={connector.logoDark} /> : <Icon size={30} stroke={1.4} aria-hidden />}
        <Box className="grow">
          <Group gap={8}>
            <Text fw={550}>{connector ? localName(connector.name) : t(kind)}</Text>
            <Badge variant="light" color={connector ? 'teal' : 'gray'}>
              {t(connector ? 'inUse' : 'notSetUp')}
            </Badge>
          </Group>
          <Text size="sm" c="dimmed">
            {t(kind === 'Email' ? 'emailText' : 'smsText')}
          </Text>
        </Box>
      </Group>
      <Group gap="xs">
        {connector && (
          <Button component={Link} to={`/connectors/${connector.id}`} variant="default" aria-label={`${c('settings')}: ${t(kind)}`}>
            {c('settings')}
          </Button>
        )}
        {canEdit && (
          <Button variant={connector ? 'subtle' : 'filled'} onClick={onChoose} aria-label={`${t(connector ? 'change' : 'setUp')}: ${t(kind)}`}>
            {t(connector ? 'change' : 'setUp')}
          </Button>
        )}
      </Group>
    </Group>
  );
}

function Choice({ kind, present, onClose }: { kind: Kind; present?: Connector; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const localName = useLocalName();
  const { data } = useQuery(factoriesQuery);
  return (
    <Modal opened onClose={onClose} size="lg" title={t(kind === 'Email' ? 'chooseEmail' : kind === 'Sms' ? 'chooseSms' : 'chooseSocial')} closeButtonProps={{ 'aria-label': c('close') }}>
      {present && (
        <Text size="sm" mb="md">
          {t('replaces', { name: localName(present.name) })}
        </Text>
      )}
      <Box className="cards">
        {data
          ?.filter(({ type, id }) => type === kind && id !== present?.connectorId)
          .map((factory) => (
            <Link key={factory.id} to={`/connectors/create/${factory.id}` as string} className="card-button">
              <Picture light={factory.logo} dark={factory.logoDark} />
              <Box>
                <Text fw={550}>{localName(factory.name)}</Text>
                <Text size="xs" c="dimmed">
                  {localName(factory.description)}
                </Text>
              </Box>
            </Link>
          ))}
      </Box>
    </Modal>
  );
}
