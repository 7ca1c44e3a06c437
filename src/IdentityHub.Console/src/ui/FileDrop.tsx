import { Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './FileDrop.module.css';

interface FileDropProps {
  title: string;
  hint: string;
  /** Ends of names and types that the dialog offers. */
  accept: string;
  onFile: (file: File) => void;
  disabled?: boolean;
}

/** A place to drop a file on, or to choose one with the keyboard or the mouse. */
export function FileDrop({ title, hint, accept, onFile, disabled }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  return (
    <label
      className={isOver ? `${classes.drop} ${classes.over}` : classes.drop}
      data-disabled={disabled || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        if (!disabled) setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file && !disabled) onFile(file);
      }}
    >
      <IconFileUpload size={32} stroke={1.5} aria-hidden className={classes.icon} />
      <Text fw={600} component="span">
        {title}
      </Text>
      <Text size="sm" c="dimmed" component="span">
        {hint}
      </Text>
      <input
        type="file"
        className={classes.input}
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again after it was corrected.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </label>
  );
}
