import { routes } from '../lib/routes.ts'
import { Box, Press, Txt } from '../platform/elements.tsx'
import { openTab } from '../platform/navigation.ts'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import styles from './tab.bar.module.css'
import { tabNames, type TabName } from './tab.names.ts'
import { uiTexts } from './ui.texts.ts'
import { useUnread } from './unread.ts'

export type { TabName } from './tab.names.ts'

/** The tabs on H5: at the bottom of a phone, at the side of a desk. WeChat has its own (`tab.bar.weapp.tsx`). */
export function TabBar({ tab }: { tab: TabName }) {
  const words = uiTexts.use()
  const unread = useUnread()
  return (
    <Box as="nav" label={words.tabBar} className={styles['bar']}>
      {tabNames.map((name) => (
        <Press
          key={name}
          id={`tab-${name}`}
          className={classes(styles['tab'], name === tab && styles['chosen'])}
          current={name === tab}
          onPress={() => openTab(routes[name])}
        >
          <Txt className={styles['shape']}>
            <Icon name={name} />
            {name === 'inbox' && unread > 0 && <Txt className={styles['badge']}>{unread > 99 ? '99+' : unread}</Txt>}
          </Txt>
          <Txt className={styles['word']}>{words.tabs[name]}</Txt>
        </Press>
      ))}
    </Box>
  )
}
