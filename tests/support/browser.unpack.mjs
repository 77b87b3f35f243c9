/**
 * Unpacks the Chromium of npm into the folder that TMPDIR names; run as a process of its own because the package
 * knows no other way to be told where.
 */
import { createRequire } from 'node:module'
import path from 'node:path'
import { inflate } from '@sparticuz/chromium'

const packed = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin')
for (const archive of ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br']) await inflate(path.join(packed, archive))
