import { ActionIcon, Badge, Button, Group, Menu, Modal, Paper, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconDots, IconLink, IconPlus, IconUserMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Answer, Item } from '../../api/types';
import { personName, useIsOwner, useMe } from '../../auth/me';
import { common } from '../../text/common';
import { useFormats, useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { Face, FormModal } from '../../ui/controls';
import { CopyField } from '../../ui/CopyField';
import { Page, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import classes from './AdministratorsPage.module.css';
import { texts } from './texts';

type Administrator = Item<Answer<'ListAdministrators'>>;
type Role = Administrator['role'];
interface Link {
  url: string;
  expiresAt: number;
}

const roles = ['owner', 'editor', 'viewer'] as const;
const key = ['administrators'];

/** Who may use the Console. */
export function AdministratorsPage() {
  const t = useText(texts);
  const c = useText(common);
  const isOwner = useIsOwner();
  const { data, error } = useQuery({ queryKey: key, queryFn: () => take(api.GET('/api/administrators')) });
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Administrator | null>(null);
  const [linked, setLinked] = useState<Administrator | null>(null);
  const [link, setLink] = useState<Link | null>(null);
  const path = (id: string) => ({ params: { path: { id } } });
  const change = useChange({ run: ({ id, role }: { id: string; role: Role }) => take(api.PATCH('/api/administrators/{id}', { ...path(id), body: { role } })), stale: [key] });
  const remove = useChange({ run: (id: string) => take(api.DELETE('/api/administrators/{id}', path(id))), stale: [key], done: c('removed'), then: () => setLeaving(null) });
  const makeLink = useChange({
    run: (id: string) => take(api.POST('/api/administrators/{id}/setup-link', path(id))) as Promise<Link>,
    done: null,
    then: (made) => {
      setLinked(null);
      setLink(made);
    },
  });
  return (
    <Page
      title={t('title')}
      description={t('lead')}
      actions={
        isOwner && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )
      }
    >
      {error ? <Problem problem={error} /> : !data ? <Shape /> : null}
      <Stack gap="sm">
        {data?.map((administrator) => (
          <Row
            key={administrator.id}
            administrator={administrator}
            onRole={(role) => change.mutate({ id: administrator.id, role })}
            onLink={() => setLinked(administrator)}
            onRemove={() => setLeaving(administrator)}
          />
        ))}
      </Stack>
      {isAdding && (
        <AddModal
          onClose={() => setAdding(false)}
          onLink={(made) => {
            setAdding(false);
            if (made) setLink(made);
          }}
        />
      )}
      <Confirm opened={leaving !== null} onClose={() => setLeaving(null)} title={t('removeTitle', { name: leaving ? personName(leaving) : '' })} action={c('remove')} onConfirm={() => leaving && remove.mutate(leaving.id)} loading={remove.isPending} undoable>
        {t('removeText')}
      </Confirm>
      <Confirm opened={linked !== null} onClose={() => setLinked(null)} title={t('newLinkTitle', { name: linked ? personName(linked) : '' })} action={t('newLink')} onConfirm={() => linked && makeLink.mutate(linked.id)} loading={makeLink.isPending} undoable>
        {t('newLinkText')}
      </Confirm>
      {link && <LinkModal link={link} onClose={() => setLink(null)} />}
    </Page>
  );
}

function Row({ administrator, onRole, onLink, onRemove }: { administrator: Administrator; onRole: (role: Role) => void; onLink: () => void; onRemove: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const { instant } = useFormats();
  const isOwner = useIsOwner();
  const isMe = useMe().id === administrator.id;
  const name = personName(administrator);
  return (
    <Paper withBorder p="md" className={classes.row}>
      <Group gap="sm" wrap="nowrap" className={classes.person}>
        <Face name={name} />
        <div className="grow">
          <Group gap={8}>
            <Text fw={550} truncate>
              {name}
            </Text>
            {isMe && <Badge variant="light">{t('you')}</Badge>}
            {administrator.isSuspended && (
              <Badge variant="light" color="red">
                {t('suspended')}
              </Badge>
            )}
          </Group>
          <Text size="xs" c="dimmed">
            {[administrator.username, administrator.primaryEmail].filter((part) => part && part !== name).join(' · ')}
          </Text>
        </div>
      </Group>
      <Text size="xs" c="dimmed">
        {t('lastSignIn')}: {administrator.lastSignInAt ? instant(administrator.lastSignInAt) : t('never')}
      </Text>
      {isOwner && !isMe ? (
        <Group gap="xs" wrap="nowrap">
          <Select aria-label={`${t('role')}: ${name}`} value={administrator.role} onChange={(role) => role && role !== administrator.role && onRole(role as Role)} data={roles.map((role) => ({ value: role, label: t(role) }))} w={130} />
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`${c('actions')}: ${name}`}>
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconLink size={16} />} onClick={onLink}>
                {t('newLink')}
              </Menu.Item>
              <Menu.Item leftSection={<IconUserMinus size={16} />} color="red" onClick={onRemove}>
                {c('remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      ) : (
        <Badge variant="light" color="gray">
          {t(administrator.role)}
        </Badge>
      )}
    </Paper>
  );
}

function AddModal({ onClose, onLink }: { onClose: () => void; onLink: (link: Link | null) => void }) {
  const t = useText(texts);
  const c = useText(common);
  const [username, setUsername] = useState('');
  const [primaryEmail, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const add = useChange({
    run: () => take(api.POST('/api/administrators', { body: { username, role, ...(primaryEmail && { primaryEmail }) } })) as Promise<{ setupLink?: Link }>,
    stale: [key],
    done: c('created'),
    then: ({ setupLink }) => onLink(setupLink ?? null),
  });
  return (
    <FormModal opened onClose={onClose} title={t('add')} submit={c('add')} loading={add.isPending} disabled={username === ''} onSubmit={() => add.mutate()}>
      <TextInput label={t('username')} value={username} onChange={(event) => setUsername(event.currentTarget.value.trim())} required data-autofocus autoComplete="off" spellCheck={false} />
      <TextInput label={`${t('email')} (${c('optional')})`} type="email" value={primaryEmail} onChange={(event) => setEmail(event.currentTarget.value.trim())} autoComplete="off" />
      <Radio.Group label={t('role')} value={role} onChange={(value) => setRole(value as Role)}>
        <Stack gap="sm" mt="xs">
          {roles.map((value) => (
            <Radio key={value} value={value} label={t(value)} description={t(`${value}Text`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm" c="dimmed">
        {t('linkText')}
      </Text>
    </FormModal>
  );
}

function LinkModal({ link, onClose }: { link: Link; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const { instant } = useFormats();
  return (
    <Modal opened onClose={onClose} title={t('linkTitle')} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': c('close') }}>
      <Stack>
        <Text size="sm">{t('linkOnce', { time: instant(link.expiresAt) })}</Text>
        <CopyField label={t('link')} value={link.url} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{c('close')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
