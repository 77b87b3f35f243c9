import {
  contactWays,
  noPictureReasons,
  refusalReasons,
  ringReasons,
  satisfactions,
  suspensionReasons,
} from '@liren/shared/complaints'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { deadlineText, spanText } from '../../../lib/time.ts'
import { complaintsTexts } from '../complaints.texts.ts'
import { complaintNames } from '../names.texts.ts'

type Facts = Readonly<Record<string, string>>

/** An amount of money: `120.00`. */
export const yuan = (cents: number): string => (cents / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')

/** What came along with a step, in words: a time, an amount, a reason, a name. */
export function useFacts(): (facts: Facts) => string[] {
  const words = complaintsTexts.use()
  const names = complaintNames.use()
  const now = useNow()
  const locale = useLocale()
  const reasonOf = (reason: string) => {
    const refusal = refusalReasons.find((one) => one === reason)
    const pause = suspensionReasons.find((one) => one === reason)
    const silence = ringReasons.find((one) => one === reason)
    return (refusal && names.refusal[refusal]) ?? (pause && names.pause[pause]) ?? (silence && names.silence[silence])
  }
  const ruleOf = (rule: string) =>
    words.sentBy(rule === 'property' || rule === 'column' ? words.sentAsUsual[rule] : rule)
  return (facts) => {
    const { from, to, until, cents, reason, how, noPicture, worker, office, rule, partner, name, contact } = facts
    const { number, calledAt, answerBy, isSolved } = facts
    const satisfied = satisfactions.find((one) => one === facts['satisfaction'])
    const way = contactWays.find((one) => one === how)
    const without = noPictureReasons.find((one) => one === noPicture)
    return [
      office,
      rule && ruleOf(rule),
      worker,
      partner,
      number && words.numbered(number),
      calledAt && words.calledAt(deadlineText(calledAt, now, locale)),
      answerBy && words.hotlineDue(deadlineText(answerBy, now, locale)),
      way && names.way[way],
      from && to && spanText(from, to, now, locale),
      cents && words.cost(yuan(Number(cents))),
      reason && reasonOf(reason),
      isSolved && (isSolved === 'true' ? words.solved : words.unsolved),
      satisfied && names.satisfaction[satisfied],
      until && words.pausedUntil(deadlineText(until, now, locale)),
      without && names.noPicture[without],
      name && contact && words.responsible(name, contact),
    ].filter((one): one is string => one !== undefined && one !== '')
  }
}
