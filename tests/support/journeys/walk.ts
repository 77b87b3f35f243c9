import { faultsInSight, type Manner } from './look.ts'
import type { Stage } from './stage.ts'
import type { Stop } from './tour.ts'

/** Goes through a tour in one manner, signed in as `as`, and fails with the faults of all its screens together. */
export const expectSoundScreens = (stage: Stage, manner: Manner, stops: readonly Stop[], as?: string): Promise<void> =>
  stage.visit({ ...manner, ...(as === undefined ? {} : { as }) }, async (visitor) => {
    const faults: string[] = []
    for (const { screen, go } of stops) {
      await go(visitor)
      faults.push(...(await faultsInSight(visitor, manner, screen)))
    }
    if (faults.length > 0) throw new Error(`${manner.name}:\n${faults.join('\n')}`)
  })
