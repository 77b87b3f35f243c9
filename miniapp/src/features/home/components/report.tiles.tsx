import Taro from '@tarojs/taro'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { storage } from '../../../platform/storage.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { homeTexts } from '../home.texts.ts'
import styles from './report.tiles.module.css'

/** What waits, and the sending of it, comes only to a phone on which something does. */
const UnsentNote = lazy(() =>
  import('./unsent.note.tsx').then(
    (part) => ({ default: part.UnsentNote }),
    // Without a network it may not come; the page of one's own reports sends, too.
    () => ({ default: ({ whenNone }: { communityId: string; whenNone: string }) => whenNone }),
  ),
)

const hasUnsent = () => storage.keys().some((key) => key.endsWith('.complaint-outbox'))

/** The way to report something and to what one reported; what was not sent yet goes out from here, too. */
export function ReportTiles({ communityId }: { communityId: string }) {
  const words = homeTexts.use()
  const [isWaiting, setWaiting] = useState(hasUnsent)
  Taro.useDidShow(() => setWaiting(hasUnsent()))
  return (
    <Box className={styles['tiles']}>
      <Tile
        id="home-report"
        icon="wrench"
        name={words.report}
        note={words.reportNote}
        onPress={() => open(complaintRoutes.report(communityId))}
      />
      <Tile
        id="home-reports"
        icon="bullets"
        name={words.myReports}
        note={
          isWaiting ? (
            <Suspense fallback={words.myReportsNote}>
              <UnsentNote communityId={communityId} whenNone={words.myReportsNote} />
            </Suspense>
          ) : (
            words.myReportsNote
          )
        }
        onPress={() => open(complaintRoutes.mine(communityId))}
      />
    </Box>
  )
}

interface TileProps {
  id: string
  icon: IconName
  name: string
  note: ReactNode
  onPress: () => void
}

function Tile({ id, icon, name, note, onPress }: TileProps) {
  return (
    <Press id={id} className={styles['tile']} onPress={onPress}>
      <Icon name={icon} className={styles['icon']} />
      <Box as="span" className={styles['words']}>
        <Txt className={styles['name']}>{name}</Txt>
        <Txt className={styles['note']}>{note}</Txt>
      </Box>
    </Press>
  )
}
