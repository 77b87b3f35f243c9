import { useState } from 'react'
import { whereAmI } from '../../../platform/location.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Card } from '../../../ui/card.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { placeTexts } from '../place.texts.ts'
import type { ProposeForm } from '../propose.draft.ts'

const radius = 200

interface ProposeSpotProps {
  form: ProposeForm
  change: (part: Partial<ProposeForm>) => void
}

/** Whether phones are asked if they are at the place: it is noted by standing there. */
export function ProposeSpot({ form: { spot }, change }: ProposeSpotProps) {
  const words = placeTexts.use()
  const [isLost, setLost] = useState(false)
  const note = async () => {
    const fix = await whereAmI()
    setLost(fix === null)
    if (fix) change({ spot: { latitude: fix.latitude, longitude: fix.longitude, radius } })
  }
  return (
    <>
      <Card flush>
        <SwitchRow
          id="propose-spot"
          on={spot !== null}
          onChange={(isOn) => (isOn ? void note() : change({ spot: null }))}
          title={words.ask}
          note={spot ? words.asked(spot.radius) : words.askNote}
        />
      </Card>
      {isLost && spot === null && <Banner tone="warn">{words.noFix}</Banner>}
    </>
  )
}
