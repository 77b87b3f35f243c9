import { columnDraft, type Column } from '@liren/shared/columns'
import { z } from 'zod'

/** The columns as they are typed, in their order; an empty blurb is none. */
export const columnsForm = z.array(columnDraft.extend({ name: z.string(), blurb: z.string() }))
export type ColumnsForm = z.infer<typeof columnsForm>

export const columnsFormOf = (columns: readonly Column[]): ColumnsForm =>
  columns.map(({ code, name, isOn, blurb, promisedReplyMinutes }) => ({
    code,
    name,
    isOn,
    blurb: blurb ?? '',
    promisedReplyMinutes,
  }))

export const isNameMissing = (form: ColumnsForm): boolean => form.some(({ name }) => name.trim() === '')

/** The columns as the server takes them. */
export const columnsOf = (form: ColumnsForm) =>
  form.map(({ name, blurb, ...rest }) => ({
    ...rest,
    name: name.trim(),
    blurb: blurb.trim() === '' ? null : blurb.trim(),
  }))

/** The list with the column at `index` one place up (-1) or down (1); as it was where there is no such place. */
export function moved<T>(list: readonly T[], index: number, by: 1 | -1): T[] {
  const rest = [...list]
  const [one] = rest.splice(index, 1)
  if (one === undefined || index + by < 0) return [...list]
  rest.splice(index + by, 0, one)
  return rest
}

const usualPromises = [30, 60, 120, 240, 480, 1_440, 2_880, 4_320]

/** Times to promise a first reply within, in minutes, the present one among them. */
export const promises = (present: number | null): number[] =>
  [...new Set([...usualPromises, ...(present === null ? [] : [present])])].sort((a, b) => a - b)
