import { Box, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { consolePath } from '../address';
import classes from './Notice.module.css';

/** A page of its own, for those who are not in the Console (yet). */
export function Notice({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · IdentityHub`;
  }, [title]);
  return (
    <Box component="main" className={classes.place}>
      <Paper withBorder radius="lg" p="xl" className={classes.card}>
        <Stack>
          <img src={`${consolePath}/icon.svg`} width={44} height={44} alt="" />
          <Title order={1}>{title}</Title>
          <Text c="dimmed" component="div">
            {children}
          </Text>
          {actions && <Group>{actions}</Group>}
        </Stack>
      </Paper>
    </Box>
  );
}

/** A button of such a page. */
export const NoticeButton = ({ onClick, children, quiet }: { onClick: () => void; children: ReactNode; quiet?: boolean }) => (
  <Button onClick={onClick} variant={quiet ? 'default' : 'filled'}>
    {children}
  </Button>
);
