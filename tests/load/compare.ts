import { median, middleOf, type Middle } from './numbers.ts'

/** What some seconds of load gave: requests per second, how many in all, and processor time each, if known. */
export interface Stretch {
  perSecond: number
  count: number
  cpuMicros: number | null
}

/** Something that can be kept busy for some seconds. */
export interface Arm {
  name: string
  run: (seconds: number) => Promise<Stretch>
}

export interface Pace {
  rounds: number
  seconds: number
  /** Requests before anything is measured. */
  warm?: number
}

/** An arm beside the first one. */
export interface Compared {
  name: string
  perSecond: number
  /** Microseconds of processor time of the server's process per request. */
  cpuMicros: number | null
  /** Requests per second of the first arm ÷ those of this one, within each round. */
  ratio: Middle
  /** The same of processor time: this arm's ÷ the first one's. */
  cpuRatio: Middle | null
}

/** Requests until the engine has compiled what runs often. */
export const warmRequests = 6_000

async function warmUp(arm: Arm, requests: number): Promise<void> {
  for (let count = 0; count < requests;) count += (await arm.run(2)).count
}

/**
 * Runs the arms in turn, round after round, and compares each with the first within its round, so that what else the
 * machine does meanwhile weighs on all alike. The order turns with every round.
 */
export async function compare(arms: Arm[], { rounds, seconds, warm = warmRequests }: Pace): Promise<Compared[]> {
  for (const arm of arms) await warmUp(arm, warm)
  const results = arms.map((): Stretch[] => [])
  for (let round = 0; round < rounds; round += 1) {
    for (let step = 0; step < arms.length; step += 1) {
      const at = (step + round) % arms.length
      const result = await arms[at]?.run(seconds)
      if (result) results[at]?.push(result)
    }
    process.stdout.write('.')
  }
  process.stdout.write('\n')
  const first = results[0] ?? []
  return arms.map(({ name }, at) => {
    const own = results[at] ?? []
    const cpus = own.flatMap(({ cpuMicros }) => (cpuMicros === null ? [] : [cpuMicros]))
    const cpuRatios = own.flatMap(({ cpuMicros }, n) => {
      const other = first[n]?.cpuMicros
      return cpuMicros !== null && other ? [cpuMicros / other] : []
    })
    return {
      name,
      perSecond: median(own.map(({ perSecond }) => perSecond)),
      cpuMicros: cpus.length > 0 ? median(cpus) : null,
      ratio: middleOf(own.map(({ perSecond }, n) => (first[n]?.perSecond ?? Number.NaN) / perSecond)),
      cpuRatio: cpuRatios.length > 0 ? middleOf(cpuRatios) : null,
    }
  })
}
