import { Alert, Button, Group, Stack, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconFileDiff, IconLock } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, take } from '../../api/client';
import { ApiError } from '../../api/errors';
import { useIsOwner } from '../../auth/me';
import { useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { FileDrop } from '../../ui/FileDrop';
import { Empty, Page, Section } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { UnsavedGuard } from '../../ui/unsaved';
import { formatOf, placeOf, type FileFormat, type Plan } from './configuration';
import { ExportMenu } from './ExportMenu';
import { PlanView } from './PlanView';
import { Problems } from './Problems';
import { texts } from './texts';

const maxBytes = 1_000_000;

interface Draft {
  text: string;
  format: FileFormat;
}

/** A configuration file: what it would change, and changing it. */
export function ConfigurationPage() {
  const t = useText(texts);
  if (!useIsOwner()) {
    return (
      <Page title={t('title')}>
        <Empty icon={<IconLock />} title={t('ownersOnly')} />
      </Page>
    );
  }
  return (
    <Page title={t('title')} description={t('lead')} actions={<ExportMenu />}>
      <Workbench />
    </Page>
  );
}

function Workbench() {
  const t = useText(texts);
  const queries = useQueryClient();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<'notUtf8' | 'tooLarge' | null>(null);
  const [planned, setPlanned] = useState<(Draft & { plan: Plan }) | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [isOutdated, setOutdated] = useState(false);
  const [applied, setApplied] = useState<Plan | null>(null);

  const plan = useMutation({
    mutationFn: async (draft: Draft) => ({ ...draft, plan: await take(api.POST('/api/configuration-files/plan', { body: draft })) }),
    onMutate: () => {
      setPlanned(null);
      setApplied(null);
    },
    onSuccess: setPlanned,
  });
  const apply = useMutation({
    mutationFn: ({ plan: agreed, ...draft }: Draft & { plan: Plan }) => take(api.POST('/api/configuration-files/apply', { body: { ...draft, digest: agreed.digest! } })),
    onSuccess: (result) => {
      setPlanned(null);
      setText('');
      setApplied(result);
      void queries.invalidateQueries();
    },
    onError: (problem, draft) => {
      // What is true now is shown in the place of what was true then.
      if (problem instanceof ApiError && problem.status === 409) {
        setOutdated(true);
        plan.mutate({ text: draft.text, format: draft.format });
      }
    },
    onSettled: () => setAsking(false),
  });
  const busy = plan.isPending || apply.isPending;
  const begin = () => {
    setOutdated(false);
    apply.reset();
    plan.mutate({ text, format: formatOf(text, name) });
  };
  const choose = async (file: File) => {
    setRefusal(file.size > maxBytes ? 'tooLarge' : null);
    if (file.size > maxBytes) return;
    try {
      setText(new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()));
      setName(file.name);
      setPlanned(null);
    } catch {
      setRefusal('notUtf8');
    }
  };
  const goTo = (line: number) => {
    const field = area.current;
    if (!field) return;
    const [start, end] = placeOf(text, line);
    field.focus();
    field.setSelectionRange(start, end);
    field.scrollTop = Math.max(0, (line - 4) * (field.scrollHeight / Math.max(1, text.split('\n').length)));
  };
  const isOld = planned !== null && planned.text !== text;

  return (
    <Stack>
      <UnsavedGuard when={text !== '' && !busy} />
      {applied && (
        <Alert color="teal" icon={<IconCircleCheck aria-hidden />} role="status">
          {t('applied', { created: applied.created, updated: applied.updated, deleted: applied.deleted })}
        </Alert>
      )}
      <Section title={t('file')} description={t('fileText')}>
        <Stack>
          <FileDrop title={t('drop')} hint={t('dropHint')} accept=".yaml,.yml,.json,application/yaml,application/json" onFile={(file) => void choose(file)} disabled={busy} />
          {refusal && (
            <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
              {t(refusal)}
            </Alert>
          )}
          <Textarea
            ref={area}
            label={t('text')}
            rows={16}
            wrap="off"
            classNames={{ input: 'mono' }}
            spellCheck={false}
            autoComplete="off"
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              if (event.currentTarget.value === '') setName('');
            }}
            disabled={apply.isPending}
          />
          <Group justify="flex-end">
            <Button leftSection={<IconFileDiff size={16} />} onClick={begin} loading={plan.isPending} disabled={text.trim() === '' || busy}>
              {t('makePlan')}
            </Button>
          </Group>
        </Stack>
      </Section>
      {plan.isError && <Problem problem={plan.error} />}
      {apply.isError && !isOutdated && <Problem problem={apply.error} />}
      {isOutdated && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} role="alert">
          {t('outdated')}
        </Alert>
      )}
      {planned && planned.plan.problemCount > 0 && (
        <Problems title={t('problems')} description={t('problemsText')} list={planned.plan.problems} count={planned.plan.problemCount} onLine={goTo} />
      )}
      {planned && planned.plan.result !== 'refused' && (
        <Section
          title={t('plan')}
          description={isOld ? t('textChanged') : t('planText')}
          actions={
            planned.plan.result === 'changed' && (
              <Button className="no-shrink" onClick={() => setAsking(true)} disabled={isOld || busy}>
                {t('apply')}
              </Button>
            )
          }
        >
          <PlanView plan={planned.plan} />
        </Section>
      )}
      {planned && planned.plan.notes.length > 0 && <Problems title={t('notes')} list={planned.plan.notes} count={planned.plan.notes.length} onLine={goTo} />}
      {planned && (
        <Confirm
          opened={isAsking}
          onClose={() => setAsking(false)}
          title={t('applyTitle')}
          action={t('apply')}
          loading={apply.isPending}
          undoable={planned.plan.deleted === 0}
          onConfirm={() => apply.mutate(planned)}
        >
          {t('applyText', { created: planned.plan.created, updated: planned.plan.updated, deleted: planned.plan.deleted })}
        </Confirm>
      )}
    </Stack>
  );
}
