import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { api, take } from '../../api/client';
import { useText } from '../../text/text';
import { saveFile } from '../../ui/saveFile';
import { useChange } from '../../ui/useChange';
import { texts } from './texts';

type Wish = { format: 'yaml' | 'json'; secrets: 'none' | 'variables' };

/** Downloads what the hub has as a file. */
export function ExportMenu() {
  const t = useText(texts);
  const save = useChange({
    run: (query: Wish) => take(api.GET('/api/configuration-files/export', { params: { query }, parseAs: 'text' })) as Promise<string>,
    done: t('exported'),
    then: (text, { format }) => saveFile(`identityhub.${format}`, text, format === 'json' ? 'application/json' : 'application/yaml'),
  });
  return (
    <Menu position="bottom-end" withinPortal width={340}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />} rightSection={<IconChevronDown size={14} />} loading={save.isPending}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save.mutate({ format: 'yaml', secrets: 'none' })}>{t('exportYaml')}</Menu.Item>
        <Menu.Item onClick={() => save.mutate({ format: 'json', secrets: 'none' })}>{t('exportJson')}</Menu.Item>
        <Menu.Item onClick={() => save.mutate({ format: 'yaml', secrets: 'variables' })}>{t('exportVariables')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
