import fc from 'fast-check'
import { z } from 'zod'

interface JsonSchema {
  type?: string
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  const?: unknown
  enum?: unknown[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  minItems?: number
}

/** Values that have broken servers before. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\uD800',
    'x\uDFFFy',
    '\u202E',
    '\uFEFF',
    '𝒳'.repeat(40),
    'é'.normalize('NFD'),
    "'; DROP TABLE member; --",
    '%00',
    '../../etc/passwd',
    '{{7*7}}',
    '1e400',
    'NaN',
    '9'.repeat(400),
    'x'.repeat(70_000),
    -0,
    -1,
    0.1,
    1e308,
    Number.MAX_SAFE_INTEGER + 2,
    2 ** 31,
    2 ** 63,
    -(2 ** 63),
    [],
    {},
    [[[[]]]],
    ['\u0000'],
    { '': '' },
    { length: 3 },
    { toString: 1 },
    '9999-12-31T23:59:59.999Z',
    '275760-09-13T00:00:00.001Z',
    '0001-01-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-01-01T00:00:00+14:00',
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
  ),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.jsonValue(),
  fc.double(),
  fc.integer(),
)

const hex = fc.constantFrom(...'0123456789abcdef')
const uuid = fc
  .tuple(fc.string({ unit: hex, minLength: 12, maxLength: 12 }), fc.string({ unit: hex, minLength: 15, maxLength: 15 }))
  .map(([a, b]) => `${a.slice(0, 8)}-${a.slice(8, 12)}-7${b.slice(0, 3)}-8${b.slice(3, 6)}-${b.slice(3, 15)}`)

/** Strings that fit the formats and patterns our contract uses; `known` are ids that exist. */
function text(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, uuid)
  if (schema.format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
  // What is meant to be a phone says so nowhere in JSON Schema, so phones turn up among all strings.
  const words = fc.oneof(
    fc.constantFrom('13800138000', '停水通知', 'x'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }),
  )
  return schema.pattern === undefined
    ? words
    : fc.oneof({ weight: 4, arbitrary: fc.stringMatching(new RegExp(schema.pattern)) }, words)
}

/** Values that a schema means to accept, most of the time. */
export function fitting(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const options = schema.anyOf ?? schema.oneOf
  if (options) return fc.oneof(...options.map((option) => fitting(option, known)))
  switch (schema.type) {
    case 'object': {
      const entries = Object.entries(schema.properties ?? {})
      const model = Object.fromEntries(entries.map(([name, part]) => [name, fitting(part, known)]))
      return fc.record(model, { requiredKeys: schema.required ?? [] })
    }
    case 'array':
      return fc.array(fitting(schema.items ?? {}, known), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, 4),
      })
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, -(2 ** 31)),
        max: Math.min(schema.maximum ?? 2 ** 31 - 1, 2 ** 31 - 1),
      })
    case 'number':
      return fc.double({ noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return text(schema, known)
    default:
      return nasty
  }
}

export const schemaOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', reused: 'inline', target: 'draft-7', unrepresentable: 'any' }) as JsonSchema

type Path = (string | number)[]

const pathsOf = (value: unknown, at: Path = []): Path[] => [
  at,
  ...(Array.isArray(value) ? value.flatMap((item, index) => pathsOf(item, [...at, index])) : []),
  ...(typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, item]) => pathsOf(item, [...at, name]))
    : []),
]

function replaced(value: unknown, [head, ...rest]: Path, by: unknown): unknown {
  if (head === undefined) return by
  if (Array.isArray(value))
    return value.map((item, index) => (index === head ? replaced(item, rest, by) : (item as unknown)))
  const object = value as Record<string, unknown>
  return { ...object, [head]: replaced(object[head], rest, by) }
}

/** The value with one of its parts replaced by something nasty. */
export const spoilt = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(value, fc.nat(), nasty).map(([whole, pick, by]) => {
    const paths = pathsOf(whole)
    return replaced(whole, paths[pick % paths.length] ?? [], by)
  })
