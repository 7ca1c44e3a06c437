import { Box, Chip, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { FormModal } from '../../ui/controls';
import { Page } from '../../ui/Page';
import { useChange } from '../../ui/useChange';
import { applicationsKey, hasUsers, type ApplicationType } from './applications';
import { GuideLogo } from './GuideLogo';
import { guides } from './guides';
import type { Guide } from './guides/guide';
import { texts } from './texts';

const types = ['Traditional', 'SPA', 'Native', 'MachineToMachine'] as const;
const typeTexts = { Traditional: 'TraditionalText', SPA: 'SPAText', Native: 'NativeText', MachineToMachine: 'MachineToMachineText' } as const;

/** Choose a framework, name the application. */
export function GalleryPage() {
  const t = useText(texts);
  const c = useText(common);
  const [type, setType] = useState('all');
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<Guide | null>(null);
  const canEdit = useCanEdit();
  const shown = (of: ApplicationType) =>
    guides.filter((guide) => guide.type === of && `${guide.name} ${guide.uses}`.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <Page title={t('create')} description={t('galleryLead')} parent={{ to: '/applications', label: t('title') }}>
      <Group mb="lg" gap="md">
        <TextInput
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder={t('filter')}
          aria-label={t('filter')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Chip.Group value={type} onChange={(value) => setType(value as string)}>
          <Group gap={6}>
            <Chip value="all">{c('all')}</Chip>
            {types.map((name) => (
              <Chip key={name} value={name}>
                {t(name)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Group>
      <Stack gap="xl">
        {types
          .filter((name) => (type === 'all' || type === name) && shown(name).length > 0)
          .map((name) => (
            <Box component="section" key={name}>
              <Text component="h2" fw={600}>
                {t(name)}
              </Text>
              <Text size="sm" c="dimmed" mb="sm">
                {t(typeTexts[name])}
              </Text>
              <Box className="cards">
                {shown(name).map((guide) => (
                  <button key={guide.id} type="button" className="card-button" onClick={() => setChosen(guide)} disabled={!canEdit}>
                    <GuideLogo id={guide.id} />
                    <Box>
                      <Text fw={550}>{guide.name}</Text>
                      <Text size="xs" c="dimmed">
                        {guide.uses}
                      </Text>
                    </Box>
                  </button>
                ))}
              </Box>
            </Box>
          ))}
      </Stack>
      {chosen && <CreateModal guide={chosen} onClose={() => setChosen(null)} />}
    </Page>
  );
}

function CreateModal({ guide, onClose }: { guide: Guide; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [isThirdParty, setThirdParty] = useState(false);
  const create = useChange({
    run: () =>
      take(api.POST('/api/applications', { body: { name: name.trim(), type: guide.type, ...(description && { description }), ...(isThirdParty && { isThirdParty }) } })),
    stale: [[...applicationsKey]],
    done: c('created'),
    then: ({ id }) => void navigate({ to: `/applications/${id}`, search: { tab: 'guide', guide: guide.id } as never }),
  });
  return (
    <FormModal opened onClose={onClose} title={t('createWith', { framework: guide.name })} loading={create.isPending} disabled={name.trim() === ''} onSubmit={() => create.mutate()}>
      <TextInput label={c('name')} placeholder={t('namePlaceholder')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={256} required data-autofocus />
      <TextInput label={`${c('description')} (${c('optional')})`} value={description} onChange={(event) => setDescription(event.currentTarget.value)} />
      {hasUsers(guide.type) && (
        <Switch label={t('thirdParty')} description={t('thirdPartyText')} checked={isThirdParty} onChange={(event) => setThirdParty(event.currentTarget.checked)} />
      )}
    </FormModal>
  );
}
