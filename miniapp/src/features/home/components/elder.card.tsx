import { prefer, usePreferences } from '../../../lib/preferences.ts'
import { Card } from '../../../ui/card.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { homeTexts } from '../home.texts.ts'

/** Larger words and targets, one tap away on the first page. */
export function ElderCard() {
  const words = homeTexts.use()
  const isElder = usePreferences().textSize !== 'standard'
  return (
    <Card flush>
      <SwitchRow
        id="elder-switch"
        on={isElder}
        onChange={(on) => prefer({ textSize: on ? 'elder' : 'standard' })}
        title={words.elderTitle}
        note={words.elderNote}
      />
    </Card>
  )
}
