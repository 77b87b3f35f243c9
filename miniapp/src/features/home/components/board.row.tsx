import { names } from '../../../lib/names.ts'
import { routes } from '../../../lib/routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Card } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { homeTexts } from '../home.texts.ts'
import styles from './board.row.module.css'

/** The way to 公开栏, above the notices. */
export function BoardRow({ communityId }: { communityId: string }) {
  const { boardNote } = homeTexts.use()
  const { board } = names.use()
  return (
    <Box className={styles['row']}>
      <Card flush>
        <ListRow
          id="home-board"
          icon="board"
          title={board}
          note={boardNote}
          onPress={() => open(routes.disclosures(communityId))}
        />
      </Card>
    </Box>
  )
}
