import { ActionIcon, Box, Code, CopyButton, Group, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCopy, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { common } from '../text/common';
import { useText } from '../text/text';
import classes from './CopyField.module.css';

/** Copies a value. */
export function Copy({ value, label }: { value: string; label: string }) {
  const t = useText(common);
  return (
    <CopyButton value={value} timeout={2000}>
      {({ copied, copy }) => (
        <>
          <Tooltip label={copied ? t('copied') : t('copy')}>
            <ActionIcon variant="subtle" color={copied ? 'teal' : 'gray'} onClick={copy} aria-label={`${t('copy')}: ${label}`}>
              {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          </Tooltip>
          <VisuallyHidden role="status">{copied ? t('copied') : ''}</VisuallyHidden>
        </>
      )}
    </CopyButton>
  );
}

/** The id of what a page shows: applications and their developers need it. */
export function CopyId({ id }: { id: string }) {
  const t = useText(common);
  return (
    <Group gap={2} wrap="nowrap">
      <Code>{id}</Code>
      <Copy value={id} label={t('id')} />
    </Group>
  );
}

/** A value to copy, with its name; a secret one is covered until asked for. */
export function CopyField({ label, value, secret, description }: { label: string; value: string; secret?: boolean; description?: string }) {
  const t = useText(common);
  const [isShown, setShown] = useState(!secret);
  return (
    <Box>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      {description && (
        <Text size="xs" c="dimmed">
          {description}
        </Text>
      )}
      <Group gap={4} wrap="nowrap" className={classes.field} mt={4}>
        <Text className={classes.value}>{isShown ? value : '•'.repeat(Math.min(value.length, 32))}</Text>
        {secret && (
          <ActionIcon variant="subtle" color="gray" onClick={() => setShown(!isShown)} aria-label={`${isShown ? t('hide') : t('show')}: ${label}`}>
            {isShown ? <IconEyeOff size={16} /> : <IconEye size={16} />}
          </ActionIcon>
        )}
        <Copy value={value} label={label} />
      </Group>
    </Box>
  );
}

/** Code with a button that copies it. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <Box className={classes.block}>
      <Group justify="space-between" className={classes.bar}>
        <Text size="xs" c="dimmed" ff="monospace">
          {label}
        </Text>
        <Copy value={code} label={label} />
      </Group>
      <pre className={classes.code} tabIndex={0} aria-label={label}>
        <code>{code}</code>
      </pre>
    </Box>
  );
}
