import { routes } from '../../../lib/routes.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useFeed } from '../../announcements/hooks/use-feed.ts'
import { homeTexts } from '../home.texts.ts'
import styles from './urgent.bar.module.css'

/** What is urgent and not read yet, above everything else on the first page. */
export function UrgentBar({ communityId }: { communityId: string }) {
  const words = homeTexts.use()
  const urgent = useFeed(communityId).data?.pages[0]?.urgent ?? []
  if (urgent.length === 0) return null
  return (
    <Box as="section" label={words.urgentBar} className={styles['bars']}>
      {urgent.map(({ id, title }) => (
        <Press
          key={id}
          id={`urgent-${id}`}
          className={styles['bar']}
          onPress={() => open(routes.announcement(communityId, id))}
        >
          <Icon name="alert" className={styles['icon']} />
          <Box as="span" className={styles['words']}>
            <Txt className={styles['kind']}>{words.urgentBar}</Txt>
            <Txt className={styles['title']}>{title}</Txt>
          </Box>
          <Icon name="forward" small className={styles['icon']} />
        </Press>
      ))}
    </Box>
  )
}
