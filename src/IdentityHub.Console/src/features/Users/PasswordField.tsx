import { Button, Group, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../text/text';
import { Copy } from '../../ui/CopyField';
import { generatePassword } from './password';
import { texts } from './texts';

/** A password to type, or to have generated and handed over. */
export function PasswordField({ label, description, value, onChange }: { label: string; description?: string; value: string; onChange: (value: string) => void }) {
  const t = useText(texts);
  const [isVisible, setVisible] = useState(false);
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <PasswordInput
        className="grow"
        label={label}
        description={description}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        autoComplete="new-password"
        visible={isVisible}
        onVisibilityChange={setVisible}
      />
      {value && <Copy value={value} label={label} />}
      <Button
        variant="default"
        onClick={() => {
          onChange(generatePassword());
          setVisible(true);
        }}
      >
        {t('generate')}
      </Button>
    </Group>
  );
}
