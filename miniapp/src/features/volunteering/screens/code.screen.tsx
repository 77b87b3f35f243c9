import { useState } from 'react'
import { direction as directions, type Direction } from '@liren/shared/volunteering.attendance'
import { volunteeringRoutes } from '../../../lib/volunteering.routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { webOrigin } from '../../../platform/origin.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { SquareCode } from '../../../ui/square.code.tsx'
import { groupedDigits } from '../code.draft.ts'
import { useShownCode } from '../hooks/use-roster.ts'
import { organisingTexts } from '../organising.texts.ts'
import type { InShift } from '../volunteering.api.ts'

/** The code of a shift, large, with its countdown: held out to volunteers as they come and go. */
export function CodeScreen() {
  return (
    <SignedIn title={organisingTexts.use().code}>
      <CodePage />
    </SignedIn>
  )
}

function CodePage() {
  const words = organisingTexts.use()
  const { community = '', id = '' } = usePageParams()
  const [direction, setDirection] = useState<Direction>('in')
  return (
    <Screen id="code" title={words.code}>
      <Stack>
        <Chips oneOf label={words.direction}>
          {directions.options.map((one) => (
            <Chip
              key={one}
              id={`code-${one}`}
              role="radio"
              chosen={one === direction}
              onPress={() => setDirection(one)}
            >
              {words.directions[one]}
            </Chip>
          ))}
        </Chips>
        <ShownCode key={direction} at={{ communityId: community, shiftId: id }} direction={direction} />
        <Box as="p">{words.codeNote}</Box>
      </Stack>
    </Screen>
  )
}

function ShownCode({ at, direction }: { at: InShift; direction: Direction }) {
  const words = organisingTexts.use()
  const { code, seconds, isOver } = useShownCode(at, direction)
  return (
    <QueryView query={code}>
      {({ code: text, digits }) =>
        isOver ? (
          <Banner id="code-over" tone="warn">
            {words.codeOver}
          </Banner>
        ) : (
          <Card id="shown-code">
            <Stack tight>
              <SquareCode
                id="code-digits"
                title={words.directions[direction]}
                text={`${webOrigin()}/#${volunteeringRoutes.scan(at.communityId, at.shiftId, text)}`}
                alt={words.codeAlt(words.directions[direction])}
                digits={groupedDigits(digits)}
              />
              <Box as="p" id="code-seconds">
                {words.seconds(seconds)}
              </Box>
            </Stack>
          </Card>
        )
      }
    </QueryView>
  )
}
