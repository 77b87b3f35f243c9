import { fewestShown, type StreetRow } from '@liren/shared/complaints.street'
import { ratesOf, type Load, type Tally } from './complaints.board.rules.ts'

/** A figure, unless it is about so few that one could guess whom; none is nobody. */
export const shownOf = (count: number): number | null => (count > 0 && count < fewestShown ? null : count)

/** What a street sees of a community’s figures. */
export function streetFiguresOf(tally: Tally, load: Load): Pick<StreetRow, 'reported' | 'open' | 'overdue' | 'rates'> {
  const rates = ratesOf(tally)
  const permilleOf = ({ permille, denominator }: (typeof rates)['response']) =>
    denominator < fewestShown ? null : permille
  return {
    ...{ reported: shownOf(tally.reported), open: shownOf(load.open), overdue: shownOf(load.overdue) },
    rates: {
      response: permilleOf(rates.response),
      solution: permilleOf(rates.solution),
      satisfaction: permilleOf(rates.satisfaction),
    },
  }
}
