import { MultiSelect, Select } from '@mantine/core';
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
  disabled?: boolean;
  /** Whether a dialog begins with it. */
  first?: boolean;
}

/** Chooses from a list that may be long: the server looks, as one types. */
export function Picker({ label, description, placeholder, name, find, value, onChange, disabled, first = true }: PickerProps) {
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
      disabled={disabled}
      data-autofocus={first || undefined}
    />
  );
}

type PickOneProps = Omit<PickerProps, 'value' | 'onChange'> & { value: string | null; onChange: (value: string | null) => void };

/** Chooses one from a list that may be long. */
export function PickOne({ label, description, placeholder, name, find, value, onChange, disabled }: PickOneProps) {
  const [search, setSearch] = useState('');
  const [sought] = useDebouncedValue(search.trim(), 250);
  const [chosen, setChosen] = useState<{ id: string; label: string } | null>(null);
  // Once something is chosen, its name stands where one searches.
  const asked = chosen && chosen.label === sought ? '' : sought;
  const { data = [] } = useQuery({ queryKey: ['picker', name, asked], queryFn: () => find(asked), placeholderData: (previous) => previous, staleTime: 5_000 });
  const options = chosen && !data.some(({ id }) => id === chosen.id) ? [chosen, ...data] : data;
  return (
    <Select
      label={label}
      description={description}
      placeholder={placeholder}
      searchable
      clearable
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options: found }) => found}
      data={options.map((option) => ({ value: option.id, label: option.label }))}
      value={value}
      onChange={(next) => {
        setChosen(options.find(({ id }) => id === next) ?? null);
        onChange(next);
      }}
      maxDropdownHeight={280}
      comboboxProps={{ withinPortal: true }}
      disabled={disabled}
    />
  );
}
