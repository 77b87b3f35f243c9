import { after, at, opened, through, type Stop } from './tour.ts'
import type { Visitor } from './visitor.ts'

/** What a tour of elections before their notice, and of demands, shows. */
export interface BeforeShown {
  communityId: string
  /** Elections: one that asks for candidates, one whose list is on display. */
  calling: string
  displayed: string
  /** A demand the visitor may join. */
  demand: string
}

const page = (name: string, { communityId }: BeforeShown, id?: string) =>
  `/pages/votes/${name}/index?community=${communityId}${id === undefined ? '' : `&id=${id}`}`

const closed = (sheet: string, arrival: string) => through(`#${sheet}-close`, arrival)

const fill =
  (hook: string, words: string) =>
  async ({ page: on }: Visitor) => {
    await at(on, hook).fill(words)
  }

/** For an owner: elections and demands, standing, proposing, objecting. */
export const ownerBeforeTour = (shown: BeforeShown): Stop[] => [
  { screen: 'demands', go: opened(page('demand', shown), `#demand-${shown.demand}`) },
  { screen: 'demand-start', go: through('#demand-start', '#demand-start-sheet') },
  {
    screen: 'demand-join',
    go: after(
      closed('demand-start-sheet', `#demand-join-${shown.demand}`),
      through(`#demand-join-${shown.demand}`, '#demand-join-sheet'),
    ),
  },
  {
    screen: 'nominate',
    go: after(
      closed('demand-join-sheet', `#election-${shown.calling}`),
      through(`#election-${shown.calling}`, '#election-head'),
    ),
  },
  { screen: 'stand', go: after(through('#stand', '#stand-sheet'), fill('#stand-name', '张三')) },
  { screen: 'propose', go: after(closed('stand-sheet', '#propose'), through('#propose', '#propose-sheet')) },
  { screen: 'candidates-displayed', go: opened(page('nominate', shown, shown.displayed), '[id^=object-]') },
  { screen: 'object-to-candidate', go: through('[id^=object-]', '#object-sheet') },
]

/** For who organises: asking for candidates, checking and displaying them. */
export const organiserBeforeTour = (shown: BeforeShown): Stop[] => [
  { screen: 'candidates', go: opened(page('candidates', shown, shown.calling), '[id^=candidacy-]') },
  { screen: 'candidates-call', go: through('#call', '#call-sheet') },
  { screen: 'candidates-record', go: after(closed('call-sheet', '#record'), through('#record', '#written-sheet')) },
  {
    screen: 'candidates-check',
    go: after(closed('written-sheet', '[id^=check-]'), through('[id^=check-]', '#check-sheet')),
  },
  {
    screen: 'candidates-answer',
    go: after(
      opened(page('candidates', shown, shown.displayed), '[id^=answer-]'),
      through('[id^=answer-]', '#candidate-answer'),
    ),
  },
]
