import { ActionIcon, Box, Group, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Answer } from '../../api/types';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { PickOne } from '../../ui/Picker';
import { findOrganizations, nameOfOrganization } from '../Organizations/organizations';
import { RolePicker } from '../Organizations/RolePicker';
import { texts } from './texts';

type Rules = Answer<'GetApplicationAccessControl'>['organizationRoleRules'];

/** Members of organizations who have one of some roles there. */
export function AccessRules({ rules, names, onChange }: { rules: Rules; names: { id: string; label: string }[]; onChange: (rules: Rules) => void }) {
  const t = useText(texts);
  const c = useText(common);
  const canEdit = useCanEdit();
  const [added, setAdded] = useState<Record<string, string>>({});
  const nameOf = (id: string) => added[id] ?? names.find((known) => known.id === id)?.label ?? id;
  const add = (organizationId: string | null) => {
    if (organizationId === null || rules.some((rule) => rule.organizationId === organizationId)) return;
    onChange([...rules, { organizationId, organizationRoleIds: [] }]);
    void nameOfOrganization(organizationId).then((name) => setAdded((known) => ({ ...known, [organizationId]: name })));
  };
  return (
    <Stack gap="sm" component="fieldset" className="bare">
      <legend className="legend">{t('accessOrganizationRoles')}</legend>
      {rules.map((rule) => (
        <Group key={rule.organizationId} align="flex-end" wrap="nowrap" gap="xs">
          <Box className="grow">
            <RolePicker
              type="User"
              label={t('accessRolesIn', { name: nameOf(rule.organizationId) })}
              value={rule.organizationRoleIds}
              onChange={(organizationRoleIds) => onChange(rules.map((other) => (other === rule ? { ...rule, organizationRoleIds } : other)))}
              disabled={!canEdit}
            />
          </Box>
          {canEdit && (
            <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => onChange(rules.filter((other) => other !== rule))} aria-label={`${c('remove')}: ${nameOf(rule.organizationId)}`}>
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {rules.length === 0 && !canEdit && <Text size="sm">–</Text>}
      {canEdit && <PickOne key={rules.length} label={t('accessAddRule')} placeholder={t('findOrganizations')} name="access-rule" find={findOrganizations} value={null} onChange={add} />}
    </Stack>
  );
}
