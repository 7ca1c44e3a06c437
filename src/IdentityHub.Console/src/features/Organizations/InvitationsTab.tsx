import { ActionIcon, Badge, Button, Group, Select, Stack, Switch, Table, TextInput } from '@mantine/core';
import { IconMail, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Answer, Item } from '../../api/types';
import { useCanEdit, useMe } from '../../auth/me';
import { common } from '../../text/common';
import { useFormats, useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { FormModal } from '../../ui/controls';
import { Empty, Section, Shape } from '../../ui/Page';
import { ScrollX } from '../../ui/ScrollX';
import { Problem } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import { RolePicker } from './RolePicker';
import { texts } from './texts';

type Invitation = Item<Answer<'ListOrganizationInvitations'>>;
const colours = { Pending: 'blue', Accepted: 'teal', Expired: 'gray', Revoked: 'gray' };

/** Who has been invited. */
export function InvitationsTab({ id }: { id: string }) {
  const t = useText(texts);
  const c = useText(common);
  const canEdit = useCanEdit();
  const { day } = useFormats();
  const key = ['organizations', id, 'invitations'];
  const { data, error } = useQuery({ queryKey: key, queryFn: () => take(api.GET('/api/organization-invitations', { params: { query: { organizationId: id } as never } })) });
  const [isInviting, setInviting] = useState(false);
  const [ending, setEnding] = useState<Invitation | null>(null);
  const [doomed, setDoomed] = useState<Invitation | null>(null);
  const [sent, setSent] = useState<Invitation | null>(null);
  const remove = useChange({
    run: (invitation: string) => take(api.DELETE('/api/organization-invitations/{id}', { params: { path: { id: invitation } } })),
    stale: [key],
    done: c('deleted'),
    then: () => setDoomed(null),
  });
  const revoke = useChange({
    run: (invitation: string) => take(api.PUT('/api/organization-invitations/{id}/status', { params: { path: { id: invitation } }, body: { status: 'Revoked' } })),
    stale: [key],
    then: () => setEnding(null),
  });
  const invite = canEdit && (
    <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => setInviting(true)}>
      {t('invite')}
    </Button>
  );
  return (
    <Section title={t('invitations')} actions={invite}>
      {error ? <Problem problem={error} /> : !data ? <Shape rows={2} /> : null}
      {data?.length === 0 && (
        <Empty icon={<IconMail />} title={t('noInvitations')}>
          {t('noInvitationsText')}
        </Empty>
      )}
      {data && data.length > 0 && (
        <ScrollX label={t('invitations')}>
          <Table miw={640}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('email')}</Table.Th>
                <Table.Th>{t('status')}</Table.Th>
                <Table.Th>{t('roles')}</Table.Th>
                <Table.Th>{t('expires')}</Table.Th>
                {canEdit && <Table.Th>{c('actions')}</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((invitation) => (
                <Table.Tr key={invitation.id}>
                  <Table.Td>{invitation.invitee}</Table.Td>
                  <Table.Td>
                    <Badge variant="light" color={colours[invitation.status]}>
                      {t(invitation.status)}
                    </Badge>
                  </Table.Td>
                  <Table.Td>{invitation.organizationRoles.map((role) => role.name).join(', ') || '–'}</Table.Td>
                  <Table.Td>{day(invitation.expiresAt)}</Table.Td>
                  {canEdit && (
                    <Table.Td>
                      <Group gap="xs" wrap="nowrap">
                        {invitation.status === 'Pending' ? (
                          <>
                            <Button size="xs" variant="default" onClick={() => setSent(invitation)} aria-label={`${t('sendAgain')}: ${invitation.invitee}`}>
                              {t('sendAgain')}
                            </Button>
                            <Button size="xs" variant="default" onClick={() => setEnding(invitation)} aria-label={`${t('revoke')}: ${invitation.invitee}`}>
                              {t('revoke')}
                            </Button>
                          </>
                        ) : (
                          <ActionIcon variant="subtle" color="gray" onClick={() => setDoomed(invitation)} aria-label={`${c('delete')}: ${invitation.invitee}`}>
                            <IconTrash size={16} />
                          </ActionIcon>
                        )}
                      </Group>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollX>
      )}
      {sent && <SendModal invitation={sent} onClose={() => setSent(null)} />}
      <Confirm opened={doomed !== null} onClose={() => setDoomed(null)} title={t('deleteInvitation', { name: doomed?.invitee ?? '' })} onConfirm={() => doomed && remove.mutate(doomed.id)} loading={remove.isPending} />
      {isInviting && <InviteModal id={id} onClose={() => setInviting(false)} />}
      <Confirm opened={ending !== null} onClose={() => setEnding(null)} title={t('revokeTitle', { name: ending?.invitee ?? '' })} action={t('revoke')} onConfirm={() => ending && revoke.mutate(ending.id)} loading={revoke.isPending} />
    </Section>
  );
}

/** The address of an application's page with the invitation in it. */
const linkOf = (link: string, invitation: string): string => link.replaceAll('{id}', invitation);

function LinkInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useText(texts);
  return (
    <TextInput
      label={t('link')}
      description={t('linkText')}
      placeholder="https://app.example.com/join?invitation={id}"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.trim())}
      required
      data-autofocus
      spellCheck={false}
    />
  );
}

function SendModal({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const t = useText(texts);
  const [link, setLink] = useState('');
  const send = useChange({
    run: () => take(api.POST('/api/organization-invitations/{id}/message', { params: { path: { id: invitation.id } }, body: { link: linkOf(link, invitation.id) } })),
    done: t('sentAgain'),
    then: onClose,
  });
  return (
    <FormModal opened onClose={onClose} title={t('sendAgainTitle', { name: invitation.invitee })} submit={t('sendAgain')} loading={send.isPending} disabled={!URL.canParse(link)} onSubmit={() => send.mutate()}>
      <LinkInput value={link} onChange={setLink} />
    </FormModal>
  );
}

function InviteModal({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const me = useMe();
  const [invitee, setInvitee] = useState('');
  const [organizationRoleIds, setRoleIds] = useState<string[]>([]);
  const [days, setDays] = useState('7');
  const [sends, setSends] = useState(false);
  const [link, setLink] = useState('');
  const invite = useChange({
    run: async () => {
      const expiresAt = Date.now() + Number(days) * 86_400_000;
      const made = await take(api.POST('/api/organization-invitations', { body: { invitee, organizationId: id, organizationRoleIds, inviterId: me.id, expiresAt, messagePayload: false } }));
      if (!sends) return;
      const one = { params: { path: { id: made.id } } };
      try {
        await take(api.POST('/api/organization-invitations/{id}/message', { ...one, body: { link: linkOf(link, made.id) } }));
      } catch (problem) {
        // Nobody heard of it: the same address can be invited again.
        await take(api.DELETE('/api/organization-invitations/{id}', one)).catch(() => undefined);
        throw problem;
      }
    },
    stale: [['organizations', id, 'invitations']],
    done: t('invited'),
    then: onClose,
  });
  return (
    <FormModal opened onClose={onClose} title={t('inviteTitle')} submit={t('invite')} loading={invite.isPending} disabled={!invitee.includes('@') || (sends && !URL.canParse(link))} onSubmit={() => invite.mutate()}>
      <Stack>
        <TextInput label={t('email')} type="email" value={invitee} onChange={(event) => setInvitee(event.currentTarget.value.trim())} required data-autofocus />
        <RolePicker type="User" value={organizationRoleIds} onChange={setRoleIds} />
        <Group>
          <Select label={t('expiresIn')} value={days} onChange={(value) => setDays(value ?? '7')} data={['1', '7', '30'].map((value) => ({ value, label: `${value} ${c('days')}` }))} />
        </Group>
        <Switch label={t('sendMail')} description={t('sendMailText')} checked={sends} onChange={(event) => setSends(event.currentTarget.checked)} />
        {sends && <LinkInput value={link} onChange={setLink} />}
      </Stack>
    </FormModal>
  );
}
