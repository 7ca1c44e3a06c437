import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface PickerProps {
  label: string;
  description?: string;
  placeholder?: string;
  /** Names the query. */
  name: string;
  /** Finds what can be chosen. */
  find: (search: string) => Promise<{ id: string; label: string }[]>;
  value: string[];
  onChange: (value: string[]) => void;
}

/** Chooses from a list that may be long: the server looks, as one types. */
export function Picker({ label, description, placeholder, name, find, value, onChange }: PickerProps) {
  const [search, setSearch] = useState('');
  const [sought] = useDebouncedValue(search.trim(), 250);
  const [known, setKnown] = useState<Record<string, string>>({});
  const { data = [] } = useQuery({ queryKey: ['picker', name, sought], queryFn: () => find(sought), placeholderData: (previous) => previous, staleTime: 5_000 });
  const names = { ...known, ...Object.fromEntries(data.map((option) => [option.id, option.label])) };
  const ids = [...new Set([...value, ...data.map(({ id }) => id)])];
  return (
    <MultiSelect
      label={label}
      description={description}
      placeholder={placeholder}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      // The server has looked already.
      filter={({ options }) => options}
      data={ids.map((id) => ({ value: id, label: names[id] ?? id }))}
      value={value}
      onChange={(next) => {
        setKnown(names);
        onChange(next);
      }}
      maxDropdownHeight={280}
      comboboxProps={{ withinPortal: true }}
      hidePickedOptions
      data-autofocus
    />
  );
}
