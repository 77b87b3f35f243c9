import type { ServiceContent } from '@liren/shared/volunteering.recognition'
import { wallInChina } from '../../platform/china.ts'

/** `ZY2026-0012-3456`: the year, and eight digits drawn by lot, so that nobody can count how many were issued. */
export function certificateNumber(issuedAt: Date, drawn: number): string {
  const digits = String(drawn % 100_000_000).padStart(8, '0')
  return `ZY${String(wallInChina(issuedAt).getUTCFullYear())}-${digits.slice(0, 4)}-${digits.slice(4)}`
}

/** A name as others may see it: 王秀英 is 王**, Anna Li is A*****. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = [...name.trim()]
  return first + '*'.repeat(Math.min(rest.length, 5))
}

/** A nickname as neighbours may see it: its first letter, and not how long it is. */
export const maskedNickname = (nickname: string): string => `${[...nickname.trim()][0] ?? ''}**`

/** Hours and minutes as a certificate says them. */
export function hoursSaid(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${String(rest)} 分钟`
  return rest === 0 ? `${String(hours)} 小时` : `${String(hours)} 小时 ${String(rest)} 分钟`
}

/** Hours with two decimals, rounded down, as the national system counts them. */
export const decimalHours = (minutes: number): number => Math.floor((minutes * 100) / 60) / 100

const mostLines = 8

/** What was served, by title, the most first; what comes after the eighth is put together. */
export function contentOf(services: readonly { title: string; minutes: number }[]): ServiceContent[] {
  const byTitle = new Map<string, ServiceContent>()
  for (const { title, minutes } of services) {
    const before = byTitle.get(title) ?? { title, services: 0, minutes: 0 }
    byTitle.set(title, { title, services: before.services + 1, minutes: before.minutes + minutes })
  }
  const lines = [...byTitle.values()].toSorted((a, b) => b.minutes - a.minutes || (a.title < b.title ? -1 : 1))
  const rest = lines.splice(mostLines)
  if (rest.length === 0) return lines
  const sum = (of: (one: ServiceContent) => number) => rest.reduce((all, one) => all + of(one), 0)
  return [...lines, { title: '其他服务', services: sum((one) => one.services), minutes: sum((one) => one.minutes) }]
}

/** The same as one line of a paper. */
export const contentSaid = (content: readonly ServiceContent[]): string =>
  content.map((one) => `${one.title} ${String(one.services)} 次（${hoursSaid(one.minutes)}）`).join('；')
