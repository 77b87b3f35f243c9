import { routes } from '../../../lib/routes.ts'
import { Press, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Icon } from '../../../ui/icon.tsx'
import { homeTexts } from '../home.texts.ts'
import styles from './search.entry.module.css'

/** Leads to the search; it looks like what it leads to. */
export function SearchEntry({ communityId }: { communityId: string }) {
  const words = homeTexts.use()
  return (
    <Press id="open-search" className={styles['entry']} onPress={() => open(routes.search(communityId))}>
      <Icon name="search" small />
      <Txt>{words.search}</Txt>
    </Press>
  )
}
