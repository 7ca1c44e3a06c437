import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useText } from '../../text/text';
import { organizationRolesQuery } from '../OrganizationTemplate/template';
import { texts } from './texts';

/** Chooses roles of the template. */
export function RolePicker({ type, value, onChange, label, disabled }: { type: 'User' | 'MachineToMachine'; value: string[]; onChange: (value: string[]) => void; label?: string; disabled?: boolean }) {
  const t = useText(texts);
  const { data = [], isPending } = useQuery(organizationRolesQuery);
  return (
    <MultiSelect
      label={label ?? t('roles')}
      searchable
      data={data.filter((role) => role.type === type).map(({ id, name }) => ({ value: id, label: name }))}
      // Nobody wants to read ids until the names are here.
      value={isPending ? [] : value}
      onChange={onChange}
      disabled={disabled}
    />
  );
}
