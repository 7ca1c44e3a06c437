import { ActionIcon, Badge, Box, Burger, Button, Drawer, Group, Kbd, Menu, Text, Tooltip, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconDeviceDesktop, IconLanguage, IconLogout, IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { use, useEffect, useState } from 'react';
import { consolePath } from '../address';
import { personName, useIsOwner, useMe } from '../auth/me';
import { signOut } from '../auth/session';
import { LanguageContext, useText } from '../text/text';
import { Face } from '../ui/controls';
import { PageSearch } from './PageSearch';
import { pagesFor } from './pages';
import classes from './Shell.module.css';
import { shell } from './texts';

/** What surrounds every page: the header, the sidebar, and on phones the menu in its place. */
export function Shell() {
  const t = useText(shell);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [isSearchOpen, setSearchOpen] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    setMenuOpen(false);
    setSearchOpen(false);
  }, [path]);
  useHotkeys([['mod+K', () => setSearchOpen(true)]], []);

  return (
    <Box className={classes.shell}>
      <a href="#content" className={classes.skip}>
        {t('skip')}
      </a>
      <header className={classes.header}>
        <Group gap="sm" wrap="nowrap">
          <Burger className={classes.phone} size="sm" opened={isMenuOpen} onClick={() => setMenuOpen(true)} aria-label={t('menu')} />
          <Link to="/" className={classes.brand}>
            <img src={`${consolePath}/icon.svg`} width={28} height={28} alt="" />
            <span>{t('product')}</span>
          </Link>
        </Group>
        <Button variant="default" className={classes.find} leftSection={<IconSearch size={16} />} rightSection={<Kbd size="xs">Ctrl K</Kbd>} onClick={() => setSearchOpen(true)}>
          {t('findPage')}
        </Button>
        <Group gap={4} wrap="nowrap">
          <ActionIcon className={classes.phone} variant="subtle" color="gray" size="lg" onClick={() => setSearchOpen(true)} aria-label={t('findPage')}>
            <IconSearch size={18} />
          </ActionIcon>
          <ColourMenu />
          <LanguageMenu />
          <AccountMenu />
        </Group>
      </header>
      <nav className={classes.sidebar} aria-label={t('navigation')}>
        <Pages path={path} />
      </nav>
      <Drawer opened={isMenuOpen} onClose={() => setMenuOpen(false)} title={t('product')} size={290} closeButtonProps={{ 'aria-label': t('menu') }}>
        <nav aria-label={t('navigation')}>
          <Pages path={path} />
        </nav>
      </Drawer>
      <main className={classes.main} id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <PageSearch opened={isSearchOpen} onClose={() => setSearchOpen(false)} />
    </Box>
  );
}

function Pages({ path }: { path: string }) {
  const t = useText(shell);
  const isOwner = useIsOwner();
  return pagesFor(isOwner).map(({ label, pages }) => (
    <Box key={label} className={classes.group}>
      <Text className={classes.groupLabel}>{t(label)}</Text>
      {pages.map(({ to, label: page, icon: Icon }) => {
        const isCurrent = to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`);
        return (
          <Link key={to} to={to} className={classes.page} data-current={isCurrent || undefined} aria-current={isCurrent ? 'page' : undefined}>
            <Icon size={18} stroke={1.7} aria-hidden /> {t(page)}
          </Link>
        );
      })}
    </Box>
  ));
}

function ColourMenu() {
  const t = useText(shell);
  // Without transitions switched off, for which a style element would be needed.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const Icon = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop }[colorScheme];
  return (
    <Menu position="bottom-end" withinPortal>
      <Tooltip label={t('colours')}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('colours')}>
            <Icon size={18} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconSun size={16} />} onClick={() => setColorScheme('light')}>
          {t('light')}
        </Menu.Item>
        <Menu.Item leftSection={<IconMoon size={16} />} onClick={() => setColorScheme('dark')}>
          {t('dark')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDeviceDesktop size={16} />} onClick={() => setColorScheme('auto')}>
          {t('auto')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function LanguageMenu() {
  const t = useText(shell);
  const { language, setLanguage } = use(LanguageContext);
  return (
    <Menu position="bottom-end">
      <Tooltip label={t('language')}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('language')}>
            <IconLanguage size={18} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        {([['en', 'English'], ['th', 'ไทย']] as const).map(([tag, name]) => (
          <Menu.Item key={tag} lang={tag} onClick={() => setLanguage(tag)} fw={language === tag ? 600 : 400}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function AccountMenu() {
  const t = useText(shell);
  const me = useMe();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          <VisuallyHidden>{t('account')}</VisuallyHidden>
          <Face name={personName(me)} src={me.avatar} size={30} />
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Box p="xs">
          <Text fw={600} size="sm" truncate>
            {personName(me)}
          </Text>
          <Text size="xs" c="dimmed" truncate mb={6}>
            {me.primaryEmail ?? me.username}
          </Text>
          <Badge variant="light">{t(me.role)}</Badge>
        </Box>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
