import { jest } from '@jest/globals'

/** Set by jest.config.mjs: milliseconds a test or a hook of this suite may take (jest has no such setting for a project). */
declare const suiteTimeout: number

jest.setTimeout(suiteTimeout)
