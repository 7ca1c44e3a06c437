import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { common } from '../text/common';
import { useText } from '../text/text';

interface ConfirmProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  children?: ReactNode;
  /** What has to be typed; nothing when absent. */
  typed?: string;
  action?: string;
  onConfirm: () => void;
  loading?: boolean;
  /** Whether it can be taken back; otherwise it says that it cannot. */
  undoable?: boolean;
}

/** Asks before something is destroyed; for much, the name has to be typed. */
export function Confirm({ opened, onClose, title, children, typed, action, onConfirm, loading, undoable }: ConfirmProps) {
  const t = useText(common);
  const [text, setText] = useState('');
  const close = () => {
    setText('');
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          onConfirm();
        }}
      >
        <Stack>
          <Text size="sm" component="div">
            {children} {!undoable && t('noUndo')}
          </Text>
          {typed && (
            <TextInput
              label={t('confirmType', { name: typed })}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              autoComplete="off"
              data-autofocus
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button type="submit" color="red" disabled={typed !== undefined && text !== typed} loading={loading}>
              {action ?? t('delete')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The button that destroys something, in a place of its own, and its question. */
export function DangerAction({ label, ...question }: Omit<ConfirmProps, 'opened' | 'onClose' | 'action'> & { label: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button color="red" variant="light" onClick={() => setOpened(true)}>
        {label}
      </Button>
      <Confirm
        {...question}
        opened={opened}
        onClose={() => setOpened(false)}
        action={label}
        onConfirm={() => {
          question.onConfirm();
          setOpened(false);
        }}
      />
    </>
  );
}
