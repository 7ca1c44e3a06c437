import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { searched } from '../../api/query';

interface OrganizationPickerProps {
  label: string;
  /** Stands for no organization. */
  none: string;
  value: string | null;
  onChange: (id: string | null) => void;
  disabled?: boolean;
}

/** Chooses one of maybe many organizations, or none. */
export function OrganizationPicker({ label, none, value, onChange, disabled }: OrganizationPickerProps) {
  const [search, setSearch] = useState('');
  const [sought] = useDebouncedValue(search.trim(), 250);
  const { data: chosen } = useQuery({
    queryKey: ['organizations', value],
    queryFn: () => take(api.GET('/api/organizations/{id}', { params: { path: { id: value! } } })),
    enabled: value !== null,
  });
  // What stands in the box is no search for others.
  const isSearch = sought !== '' && sought !== none && sought !== chosen?.name;
  const { data: found = [] } = useQuery({
    queryKey: ['picker', 'organizations', isSearch ? sought : ''],
    queryFn: () => take(api.GET('/api/organizations', { params: { query: searched('', isSearch ? sought : '') as never } })),
    placeholderData: (previous) => previous,
  });
  const names = new Map([...(chosen ? [chosen] : []), ...found].map(({ id, name }) => [id, name]));
  return (
    <Select
      aria-label={label}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      // The server has looked already.
      filter={({ options }) => options}
      value={value ?? ''}
      onChange={(id) => onChange(id || null)}
      data={[{ value: '', label: none }, ...[...names].map(([id, name]) => ({ value: id, label: name }))]}
      maxDropdownHeight={280}
      disabled={disabled}
    />
  );
}
