import { Box, Text, ThemeIcon } from '@mantine/core';
import { IconApps, IconCheck, IconMail, IconPalette } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, take } from '../../api/client';
import { useText } from '../../text/text';
import { Section } from '../../ui/Page';
import classes from './DashboardPage.module.css';
import { texts } from './texts';

/** What to do first; goes away when it is done. */
export function Checklist() {
  const t = useText(texts);
  const first = { params: { query: { page: 1, page_size: 1 } as never } };
  const applications = useQuery({ queryKey: ['applications', 'first'], queryFn: () => take(api.GET('/api/applications', first)) });
  const connectors = useQuery({ queryKey: ['connectors'], queryFn: () => take(api.GET('/api/connectors')) });
  const experience = useQuery({ queryKey: ['experience'], queryFn: () => take(api.GET('/api/sign-in-exp')) });
  if (!applications.data || !connectors.data || !experience.data) return null;
  const steps = [
    { to: '/applications/create', icon: IconApps, title: t('stepApp'), text: t('stepAppText'), isDone: applications.data.length > 0 },
    { to: '/connectors', icon: IconMail, title: t('stepEmail'), text: t('stepEmailText'), isDone: connectors.data.some(({ type }) => type === 'Email') },
    { to: '/sign-in-experience', icon: IconPalette, title: t('stepLook'), text: t('stepLookText'), isDone: Boolean(experience.data.branding.logoUrl) },
  ];
  if (steps.every(({ isDone }) => isDone)) return null;
  return (
    <Section title={t('begin')} description={t('beginText')}>
      <Box className={classes.steps}>
        {steps.map(({ to, icon: Icon, title, text, isDone }) => (
          <Link key={to} to={to} className="card-button">
            <ThemeIcon variant="light" color={isDone ? 'teal' : 'iris'} size={40} radius="xl" aria-hidden>
              {isDone ? <IconCheck size={20} /> : <Icon size={20} />}
            </ThemeIcon>
            <Box>
              <Text fw={550}>{title}</Text>
              <Text size="xs" c="dimmed">
                {isDone ? t('doneStep') : text}
              </Text>
            </Box>
          </Link>
        ))}
      </Box>
    </Section>
  );
}
