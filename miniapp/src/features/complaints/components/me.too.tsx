import type { Complaint } from '@liren/shared/complaints.views'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import type { InComplaint } from '../complaints.api.ts'
import { complaintsTexts } from '../complaints.texts.ts'
import { useFollow } from '../hooks/use-complaints.ts'

/** Me too: who has the same trouble goes along with this matter, and hears what its author hears. */
export function MeToo({ at, complaint }: { at: InComplaint; complaint: Complaint }) {
  const words = complaintsTexts.use()
  const following = useFollow(at)
  const { followers, isFollowing, abilities } = complaint
  if (!abilities.follow && !isFollowing && followers === 0) return null
  return (
    <Card id="complaint-followers">
      <Stack tight>
        {followers > 0 && <Box as="p">{words.followers(followers)}</Box>}
        {following.error && <Banner tone="danger">{messageOf(following.error)}</Banner>}
        {(abilities.follow || isFollowing) && (
          <Button
            id={isFollowing ? 'unfollow' : 'follow'}
            icon={isFollowing ? 'check' : 'people'}
            busy={following.isPending}
            onPress={() => following.mutate(!isFollowing)}
          >
            {isFollowing ? words.unfollow : words.follow}
          </Button>
        )}
      </Stack>
    </Card>
  )
}
