import { useState } from 'react'
import type { Help } from '@liren/shared/volunteering.help'
import { usePageParams } from '../../../platform/page.params.ts'
import { Box } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { SaySheet } from '../components/say.sheet.tsx'
import { helpTexts } from '../help.texts.ts'
import { useHelp } from '../hooks/use-help.ts'

/** What volunteers did for my home, and whether it was solved. */
export function HelpScreen() {
  return (
    <SignedIn title={helpTexts.use().title}>
      <HelpPage />
    </SignedIn>
  )
}

function HelpPage() {
  const words = helpTexts.use()
  const { community = '' } = usePageParams()
  const list = useHelp(community)
  useRefresh(list)
  const [asked, setAsked] = useState<Help | null>(null)
  return (
    <Screen
      id="help"
      title={words.title}
      sheets={asked && <SaySheet communityId={community} help={asked} onClose={() => setAsked(null)} />}
    >
      <Paged
        list={list}
        empty={<EmptyState id="help-empty" picture="stairs" title={words.emptyTitle} body={words.emptyBody} />}
      >
        {(all) => (
          <Stack>
            {all.map((one) => (
              <One key={one.id} help={one} onSay={() => setAsked(one)} />
            ))}
          </Stack>
        )}
      </Paged>
    </Screen>
  )
}

function One({ help, onSay }: { help: Help; onSay: () => void }) {
  const words = helpTexts.use()
  const { id, title, place, by, startsAt, isSolved, rating, words: said, abilities } = help
  return (
    <Card id={`help-${id}`}>
      <Stack tight>
        <Box as="h3">{title}</Box>
        <Box as="p">{`${place} · ${words.helped(by)}`}</Box>
        <Moment instant={startsAt} />
        {isSolved !== null && (
          <Mark icon={isSolved ? 'check' : 'alert'} tone={isSolved ? 'accent' : 'warn'}>
            {[words.isSolved[isSolved ? 'yes' : 'no'], rating !== null && words.rated(rating)]
              .filter(Boolean)
              .join(' · ')}
          </Mark>
        )}
        {said !== null && <Box as="p">{said}</Box>}
        {abilities.rate && (
          <Button id={`say-${id}`} kind="primary" snug icon="chat" onPress={onSay}>
            {words.say}
          </Button>
        )}
      </Stack>
    </Card>
  )
}
