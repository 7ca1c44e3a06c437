import { Modal, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useIsOwner } from '../auth/me';
import { useText } from '../text/text';
import { common } from '../text/common';
import classes from './PageSearch.module.css';
import { pagesFor } from './pages';
import { shell } from './texts';

/** Finds a page by its name (Ctrl+K). */
export function PageSearch({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText(shell);
  const c = useText(common);
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const isOwner = useIsOwner();
  const found = pagesFor(isOwner)
    .flatMap(({ label, pages }) => pages.map((page) => ({ ...page, group: t(label), name: t(page.label) })))
    .filter(({ name, group }) => `${name} ${group}`.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()));
  const close = () => {
    setSearch('');
    setAt(0);
    onClose();
  };
  const go = (to: string | undefined) => {
    if (!to) return;
    close();
    void navigate({ to });
  };
  return (
    <Modal.Root opened={opened} onClose={close} lockScroll={false} transitionProps={{ duration: 0 }} yOffset="12vh" centered={false}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('findPage')}>
      <TextInput
        size="md"
        variant="unstyled"
        className={classes.input}
        leftSection={<IconSearch size={18} aria-hidden />}
        placeholder={t('findPage')}
        aria-label={t('findPage')}
        role="combobox"
        aria-expanded
        aria-controls="page-search"
        aria-activedescendant={found[at] ? `page-search-${at}` : undefined}
        value={search}
        // At once, so that no letter typed after Ctrl+K is lost.
        autoFocus
        data-autofocus
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step && found.length > 0) {
            event.preventDefault();
            setAt((at + step + found.length) % found.length);
          }
          if (event.key === 'Enter') go(found[at]?.to);
        }}
      />
      <ul role="listbox" id="page-search" aria-label={t('navigation')} className={classes.list}>
        {found.map(({ to, name, group, icon: Icon }, index) => (
          <li key={to} id={`page-search-${index}`} role="option" aria-selected={index === at} className={classes.option} onMouseEnter={() => setAt(index)} onClick={() => go(to)}>
            <Icon size={18} stroke={1.7} aria-hidden />
            <span>{name}</span>
            <Text size="xs" c="dimmed" ml="auto">
              {group}
            </Text>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <Text p="md" size="sm" c="dimmed">
          {c('noMatch', { search })}
        </Text>
      )}
      </Modal.Content>
    </Modal.Root>
  );
}
