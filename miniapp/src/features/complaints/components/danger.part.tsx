import { emergencyNumberOf, type Hazard } from '@liren/shared/complaints'
import { callNumber } from '../../../platform/phone.call.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { complaintNames } from '../names.texts.ts'
import { reportTexts } from '../report.texts.ts'

interface DangerPartProps {
  hazards: readonly Hazard[]
  /** Where danger is what it is about. */
  startsOpen: boolean
  chosen: Hazard | null
  onChoose: (hazard: Hazard | null) => void
}

/** Whether something threatens now. Where it endangers life, the number to ring stands above the choice. */
export function DangerPart({ hazards, startsOpen, chosen, onChoose }: DangerPartProps) {
  const words = reportTexts.use()
  const { hazard: name } = complaintNames.use()
  const number = chosen === null ? null : emergencyNumberOf(chosen)
  return (
    <Fold id="report-danger" title={words.danger} note={words.dangerNote} startsOpen={startsOpen || chosen !== null}>
      <Stack tight>
        {number !== null && (
          <Stack tight>
            <Banner tone="danger">{words.callFirst(number)}</Banner>
            <Button id="call-first" kind="danger" icon="phone" onPress={() => callNumber(number)}>
              {words.call(number)}
            </Button>
          </Stack>
        )}
        <Chips oneOf label={words.danger}>
          <Chip id="hazard-none" role="radio" chosen={chosen === null} onPress={() => onChoose(null)}>
            {words.noDanger}
          </Chip>
          {hazards.map((hazard) => (
            <Chip
              key={hazard}
              id={`hazard-${hazard}`}
              role="radio"
              chosen={hazard === chosen}
              onPress={() => onChoose(hazard)}
            >
              {name[hazard]}
            </Chip>
          ))}
        </Chips>
        {chosen !== null && number === null && <Banner tone="info">{words.urgent}</Banner>}
      </Stack>
    </Fold>
  )
}
