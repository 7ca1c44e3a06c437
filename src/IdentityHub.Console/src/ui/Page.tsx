import { Anchor, Box, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import classes from './Page.module.css';

interface PageProps {
  title: string;
  description?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** The list that this page belongs to. */
  parent?: { to: string; label: string };
  /** Beside the title: an icon, a badge. */
  mark?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** A page: its title is that of the window too, and has the focus after a navigation, so that screen readers say where one is. */
export function Page({ title, description, actions, parent, mark, wide, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · IdentityHub`;
  }, [title]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Box className={wide ? classes.wide : classes.page}>
      {parent && (
        <Anchor component={Link} to={parent.to} size="sm" className={classes.parent}>
          <IconChevronLeft size={16} aria-hidden /> {parent.label}
        </Anchor>
      )}
      <Group justify="space-between" align="flex-start" mb="lg" gap="md">
        <Stack gap={4} className={classes.head}>
          <Group gap="sm" wrap="nowrap">
            {mark}
            <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
              {title}
            </Title>
          </Group>
          {description && (
            <Text c="dimmed" component="div">
              {description}
            </Text>
          )}
        </Stack>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}

/** A card with a heading. */
export function Section({ title, description, actions, children, tone }: { title?: string; description?: ReactNode; actions?: ReactNode; children?: ReactNode; tone?: 'danger' }) {
  return (
    <Paper withBorder radius="lg" p="lg" component="section" className={tone === 'danger' ? classes.danger : undefined}>
      {title && (
        <Group justify="space-between" align="flex-start" mb={children ? 'md' : 0} gap="sm" wrap="nowrap">
          <Stack gap={2}>
            <Title order={2}>{title}</Title>
            {description && (
              <Text size="sm" c="dimmed" component="div">
                {description}
              </Text>
            )}
          </Stack>
          {actions}
        </Group>
      )}
      {children}
    </Paper>
  );
}

/** The shape of what will come; appears late, so that what is quick does not flicker. */
export function Shape({ rows = 4 }: { rows?: number }) {
  return (
    <Stack gap="sm" className={classes.shape} aria-busy="true">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={row === 0 ? 28 : 56} radius="md" width={row === 0 ? '35%' : '100%'} />
      ))}
    </Stack>
  );
}

/** Nothing yet: says what would be here and how to begin. */
export function Empty({ icon, title, children, action }: { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" className={classes.empty}>
      <Box className={classes.emptyIcon} aria-hidden>
        {icon}
      </Box>
      <Text fw={600}>{title}</Text>
      {children && (
        <Text size="sm" c="dimmed" ta="center" maw={460} component="div">
          {children}
        </Text>
      )}
      {action && <Box mt="sm">{action}</Box>}
    </Stack>
  );
}
