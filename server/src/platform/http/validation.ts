import { fieldTexts } from '@liren/shared/problem.texts'
import { fieldCodes, type FieldCode, type FieldFault } from '@liren/shared/problem'
import type { Locale } from '@liren/shared/primitives'
import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** A request that its schema refused; Fastify adds which part of the request it was. */
export class RequestFault extends Error {
  readonly issues: Issue[]
  validationContext: string | undefined

  constructor(issues: Issue[]) {
    super('request refused by its schema')
    this.issues = issues
  }
}

/** Parses with the endpoint's own schema, so that handlers get what the contract says and nothing else. */
export const zodValidator: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data) => {
    const result = schema.safeParse(data)
    return result.success ? { value: result.data } : { error: new RequestFault(result.error.issues) }
  }

const hasLength = (origin: string): boolean => origin === 'string' || origin === 'array'

/** What is too small: text or lists by length (an empty one is simply missing), numbers by value. */
function smallCode(origin: string, minimum: number): FieldCode {
  if (!hasLength(origin)) return 'too_small'
  return minimum === 1 ? 'required' : 'too_short'
}

function codeOf(issue: Issue): FieldCode {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'wrong_type'
    case 'unrecognized_keys':
      return 'unknown_field'
    case 'too_small':
      return smallCode(issue.origin, Number(issue.minimum))
    case 'too_big':
      return hasLength(issue.origin) ? 'too_long' : 'too_large'
    case 'invalid_value':
    case 'invalid_union':
      return 'bad_choice'
    case 'custom':
      return fieldCodes.find((code) => code === issue.params?.['code']) ?? 'bad_format'
    default:
      return 'bad_format'
  }
}

const partNames: Record<string, string> = { querystring: 'query' }

/** The faults by path, such as `body.title`, worded for a person; at most 50. */
export function fieldFaultsOf(fault: RequestFault, locale: Locale): FieldFault[] {
  const part = partNames[fault.validationContext ?? ''] ?? fault.validationContext ?? 'body'
  return fault.issues.slice(0, 50).map((issue) => {
    const code = codeOf(issue)
    const path = [part, ...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])]
    return { path: path.join('.'), code, message: fieldTexts[code][locale] }
  })
}
