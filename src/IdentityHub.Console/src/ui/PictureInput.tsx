import { TextInput } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';

interface PictureInputProps {
  label: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with it. */
  error?: string | null;
  disabled?: boolean;
}

/** The address of a picture, with the picture beside it. */
export function PictureInput({ label, description, value, onChange, error, disabled }: PictureInputProps) {
  const [broken, setBroken] = useState('');
  // The content security policy lets in nothing else.
  const isShown = value.startsWith('https://') && URL.canParse(value) && broken !== value;
  return (
    <TextInput
      label={label}
      description={description}
      placeholder="https://cdn.example.com/logo.svg"
      inputMode="url"
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.trim())}
      error={error}
      disabled={disabled}
      leftSection={isShown ? <img src={value} width={20} height={20} alt="" className="contain" referrerPolicy="no-referrer" onError={() => setBroken(value)} /> : <IconPhoto size={16} aria-hidden />}
    />
  );
}
