import type { Membership } from '@liren/shared/identity'
import { Card } from '../../../ui/card.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { chooseCommunity } from '../../identity/hooks/use-me.ts'
import { homeTexts } from '../home.texts.ts'

interface CommunitySheetProps {
  memberships: readonly Membership[]
  chosenId: string
  onClose: () => void
}

/** Which of my communities to look at. */
export function CommunitySheet({ memberships, chosenId, onClose }: CommunitySheetProps) {
  const choose = (communityId: string) => {
    chooseCommunity(communityId)
    onClose()
  }
  return (
    <Sheet id="community-sheet" title={homeTexts.use().switchCommunity} onClose={onClose}>
      <Card flush>
        {memberships.map(({ community, homes }) => (
          <ListRow
            key={community.id}
            id={`community-${community.id}`}
            title={community.name}
            {...(homes[0] ? { note: homes[0].label } : {})}
            trailing={community.id === chosenId && <Icon name="check" />}
            onPress={() => choose(community.id)}
          />
        ))}
      </Card>
    </Sheet>
  )
}
