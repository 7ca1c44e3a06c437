import { Box, Button, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { IconApps, IconCheck, IconKey, IconMail, IconPalette, IconShieldCode, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useText } from '../../text/text';
import { Section } from '../../ui/Page';
import { stepsOf, type Facts, type Step } from './steps';
import classes from './Checklist.module.css';
import { stepTexts } from './stepTexts';

const icons = { app: IconApps, methods: IconKey, email: IconMail, user: IconUserPlus, api: IconShieldCode, look: IconPalette };
const hiddenKey = 'identityhub.checklist';

/** The way to the first sign-in, with what is done of it; goes away when all is done, or when nobody wants to see it. */
export default function Checklist() {
  const t = useText(stepTexts);
  const facts = useFactsOfHub();
  const [isHidden, setHidden] = useState(readHidden);
  if (!facts || isHidden) return null;
  const steps = stepsOf(facts);
  const done = steps.filter(({ isDone }) => isDone).length;
  if (done === steps.length) return null;
  const next = steps.find(({ isDone }) => !isDone);
  const hide = () => {
    setHidden(true);
    try {
      localStorage.setItem(hiddenKey, 'hidden');
    } catch {
      // It stays away until the page is loaded again.
    }
  };
  return (
    <Section
      title={t('begin')}
      description={`${t('progress', { done, all: steps.length })} ${t('beginText')}`}
      actions={
        <Button variant="subtle" size="compact-sm" color="gray" onClick={hide} className="no-shrink">
          {t('hide')}
        </Button>
      }
    >
      <ol className={classes.steps}>
        {steps.map((step) => (
          <StepRow key={step.id} step={step} isNext={step === next} />
        ))}
      </ol>
    </Section>
  );
}

function StepRow({ step, isNext }: { step: Step; isNext: boolean }) {
  const t = useText(stepTexts);
  const Icon = icons[step.id];
  const title = t(`${step.id}Title`);
  return (
    <li className={classes.step}>
      <ThemeIcon variant="light" color={step.isDone ? 'teal' : 'iris'} size={38} radius="xl" aria-hidden>
        {step.isDone ? <IconCheck size={19} /> : <Icon size={19} />}
      </ThemeIcon>
      <Box className={classes.words}>
        <Text fw={550} component="h3" size="md">
          {title}
          <VisuallyHidden>: {t(step.isDone ? 'done' : 'toDo')}</VisuallyHidden>
        </Text>
        <Text size="sm" className={step.isDone ? 'good' : undefined} c={step.isDone ? undefined : 'dimmed'}>
          {t(step.state.key, Object.fromEntries(Object.entries(step.state.values ?? {}).map(([name, value]) => [name, Array.isArray(value) ? value.map((word) => t(word)).join(', ') : value])))}
        </Text>
        <details className={classes.more}>
          <summary>
            {t('explain')}
            <VisuallyHidden>: {title}</VisuallyHidden>
          </summary>
          <Text size="sm" c="dimmed" mt={6} maw={680}>
            {t(`${step.id}Docs`)}
          </Text>
        </details>
      </Box>
      <Button component={Link} to={step.to} variant={isNext ? 'filled' : 'default'} size="sm" className={classes.go} aria-label={`${t(step.isDone ? 'goTo' : 'start')}: ${title}`}>
        {t(step.isDone ? 'goTo' : 'start')}
      </Button>
    </li>
  );
}

/** What the steps depend on; null until all of it is known. */
function useFactsOfHub(): Facts | null {
  const first = (size: number) => ({ params: { query: { page: 1, page_size: size } as never } });
  const applications = useQuery({ queryKey: ['applications', 'first'], queryFn: () => take(api.GET('/api/applications', first(1))) });
  const connectors = useQuery({ queryKey: ['connectors'], queryFn: () => take(api.GET('/api/connectors')) });
  const experience = useQuery({ queryKey: ['experience'], queryFn: () => take(api.GET('/api/sign-in-exp')) });
  const users = useQuery({ queryKey: ['dashboard', 'total'], queryFn: () => take(api.GET('/api/dashboard/users/total')) });
  const administrators = useQuery({ queryKey: ['administrators', 'count'], queryFn: () => take(api.GET('/api/administrators')) });
  const resources = useQuery({ queryKey: ['resources', 'first'], queryFn: () => take(api.GET('/api/resources', first(2))) });
  if (!applications.data || !connectors.data || !experience.data || !users.data || !administrators.data || !resources.data) return null;
  return {
    applications: applications.data.length,
    kinds: connectors.data.map(({ type }) => type),
    experience: experience.data,
    people: users.data.totalUserCount - administrators.data.length,
    indicators: resources.data.map(({ indicator }) => indicator),
  };
}

function readHidden(): boolean {
  try {
    return localStorage.getItem(hiddenKey) === 'hidden';
  } catch {
    return false;
  }
}
