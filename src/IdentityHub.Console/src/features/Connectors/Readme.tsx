import { Anchor, Code, Collapse, List, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Fragment, type ReactNode } from 'react';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { Section } from '../../ui/Page';
import { texts } from './texts';

/** How to set a connector up: the little of Markdown that the hub's guides use. */
export function Readme({ text, opened: first = false }: { text: string; opened?: boolean }) {
  const t = useText(texts);
  const c = useText(common);
  const [opened, { toggle }] = useDisclosure(first);
  return (
    <Section
      title={t('guide')}
      actions={
        <Anchor component="button" type="button" size="sm" onClick={toggle} aria-expanded={opened} className="no-shrink">
          {c(opened ? 'hide' : 'show')}
        </Anchor>
      }
    >
      <Collapse expanded={opened}>{blocks(text)}</Collapse>
    </Section>
  );
}

function blocks(text: string): ReactNode[] {
  // Lines that go on belong to the one before.
  const joined = text.replace(/\n[ \t]+(?=\S)/g, ' ');
  return joined.split(/\n{2,}/).map((block, at) => {
    const lines = block.trim().split('\n');
    if (block.startsWith('#')) return at === 0 ? null : <Text key={at} fw={600} mt="sm">{block.replace(/^#+\s*/, '')}</Text>;
    if (lines.every((line) => /^(\d+\.|-)\s/.test(line))) {
      return (
        <List key={at} type={lines[0]!.startsWith('-') ? 'unordered' : 'ordered'} size="sm" spacing={6} my="xs">
          {lines.map((line, index) => (
            <List.Item key={index}>{inline(line.replace(/^(\d+\.|-)\s+/, ''))}</List.Item>
          ))}
        </List>
      );
    }
    return (
      <Text key={at} size="sm" my="xs">
        {inline(lines.join(' '))}
      </Text>
    );
  });
}

function inline(text: string): ReactNode {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*)/).map((part, at) => {
    if (part.startsWith('`')) return <Code key={at}>{part.slice(1, -1)}</Code>;
    if (part.startsWith('**')) return <b key={at}>{part.slice(2, -2)}</b>;
    if (part.length > 2 && part.startsWith('*')) return <em key={at}>{part.slice(1, -1)}</em>;
    return <Fragment key={at}>{part}</Fragment>;
  });
}
