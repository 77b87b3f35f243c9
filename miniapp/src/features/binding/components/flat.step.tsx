import type { InvitationPreview } from '@liren/shared/binding.views'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { routes } from '../../../lib/routes.ts'
import { fullMomentText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { replace } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { bindingTexts } from '../binding.texts.ts'
import type { Joining } from '../hooks/use-joining.ts'
import { FlatCard } from './flat.card.tsx'
import { Who } from './who.tsx'

/** Which flat the slip is for, before anything is done; and who I am there. */
export function FlatStep({ joining, flat }: { joining: Joining; flat: InvitationPreview }) {
  const words = bindingTexts.use().join
  const locale = useLocale()
  const { draft, changeWho, isWhoMissing, bindError, isHeld } = joining
  return (
    <Stack>
      <Stack tight>
        <Box as="h2">{words.isIt}</Box>
        <FlatCard
          id="join-flat"
          flat={{ ...flat, communityName: flat.community.name }}
          note={words.until(fullMomentText(flat.expiresAt, locale))}
        />
        <Button id="join-other" kind="quiet" onPress={joining.startOver}>
          {words.otherCode}
        </Button>
      </Stack>
      <Who draft={draft} onChange={changeWho} isMissing={isWhoMissing} />
      <Banner tone="info">{words.proves}</Banner>
      {bindError !== null && (
        <Banner
          id="join-fault"
          tone="danger"
          action={
            isHeld && (
              <Button id="join-held" snug kind="quiet" onPress={() => replace(routes.myFlats)}>
                {words.toFlats}
              </Button>
            )
          }
        >
          {isHeld ? words.held : messageOf(bindError)}
        </Banner>
      )}
    </Stack>
  )
}
